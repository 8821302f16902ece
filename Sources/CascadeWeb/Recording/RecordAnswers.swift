import CascadeCore
import CascadeFormats

/// The answers of a recording so far, as they were filled in, and what they mean.
///
/// All of it is carried from page to page in the form itself, so that nothing is kept on the server until it is saved.
struct RecordAnswers: Sendable {
    /// What was filled in.
    var values: FormValues
    /// What can be chosen from.
    let choices: RecordChoices

    /// Answers to a form.
    init(_ values: FormValues, _ choices: RecordChoices) {
        self.values = values
        self.choices = choices
    }

    /// Id of the recording, chosen when its first page was made.
    var id: String? { values["id"].flatMap { RecordMark.isID($0) ? $0 : nil } }

    /// What is recorded.
    var kind: RecordKind { values["kind"].flatMap(RecordKind.init) ?? .session }

    // MARK: - A session

    /// The day; nil where none is filled in, or none of the calendar.
    var day: CalendarDate? {
        switch values["day"] {
        case "today": choices.today
        case "yesterday": choices.today + -1
        case "other": FormDay.day(in: values, "on")
        // A day that was settled on an earlier page keeps its date, should midnight pass.
        case let text?: CalendarDate(text)
        case nil: nil
        }
    }

    /// What is corrected; nil: something is recorded anew.
    var correction: Correction? { choices.correction }

    /// Planned sessions that it may have been.
    var candidates: [Session] { correction == nil ? day.map(choices.near) ?? [] : [] }

    /// The planned session that it was.
    var matched: Session? {
        values["match"].flatMap { id in candidates.first { $0.id == id } }
    }

    /// The course: that of the planned session, the one chosen, or the only one that fits.
    var course: Course? {
        if let known = correction?.session ?? matched { return choices.course(known.course) }
        if let id = values["course"] { return choices.course(id) }
        return choices.courses.count == 1 ? choices.courses.first : nil
    }

    /// Whether the course lasts more than a day.
    var lastsDays: Bool {
        guard let course, let day else { return false }
        return course.lastDay(from: day) > day
    }

    /// The last day; nil: as the course's pattern says.
    var end: CalendarDate? {
        guard lastsDays, values["end"] == "other" else { return nil }
        return FormDay.day(in: values, "until")
    }

    /// Id of the host; nil: not known.
    var host: String? {
        switch values["host"] {
        case "unknown": nil
        case "other": values["host-other"]
        case let id?: id
        case nil: matched?.host
        }
    }

    /// Ids of the trainers, the lead first: as planned, else whoever records, then the others in the order of the page.
    var trainers: [String] {
        let ticked = values.all("trainer")
        let known = correction?.session ?? matched
        let planned = (known?.trainers ?? []).filter(ticked.contains)
        let first = planned + [choices.me].compactMap { $0 }.filter { !planned.contains($0) }
        return first + ticked.filter { !first.contains($0) }
    }

    /// Ids of those who came.
    var came: [String] {
        let trainers = Set(trainers)
        return values.all("came").filter { !trainers.contains($0) }
    }

    /// People who are new: number of the row, name, organisation, e-mail.
    var newcomers: [(row: Int, person: Recording.NewPerson)] {
        (0..<newRows).compactMap { row in
            guard let name = values["new-name-\(row)"] else { return nil }
            return (
                row,
                Recording.NewPerson(
                    name: name,
                    organisation: values["new-organisation-\(row)"] ?? host ?? "",
                    email: values["new-email-\(row)"]
                )
            )
        }
    }

    /// Rows to write new people into.
    var newRows: Int { min(200, max(0, values["new-rows"].flatMap { Int($0) } ?? 0)) }

    /// How many came without names.
    var headcount: Int? {
        values["headcount"].flatMap { Int($0.filter { $0 != " " && $0 != "," }) }
    }

    /// The people of the register by what is sent for them, with names: those who came, then the new ones.
    var present: [(value: String, name: String)] {
        came.map { ($0, choices.person($0)?.name ?? $0) }
            + newcomers.map { ("new-\($0.row)", $0.person.name) }
    }

    /// Whether coming forward is asked about.
    var asksForward: Bool { course?.makesChampions == true && !present.isEmpty }

    // MARK: - The way through

    /// The first question after one that has no answer yet.
    func next(after step: RecordStep) -> RecordStep {
        let steps = kind.steps
        let rest = steps.drop { $0 != step }.dropFirst()
        return rest.first { isAsked($0) && !isAnswered($0) } ?? .check
    }

    /// The question asked before one; nil: the first.
    func previous(before step: RecordStep) -> RecordStep? {
        kind.steps.prefix { $0 != step }.last { isAsked($0) }
    }

    /// Whether a question makes sense with the answers so far.
    func isAsked(_ step: RecordStep) -> Bool {
        switch step {
        case .match: !candidates.isEmpty
        case .course:
            matched == nil && correction == nil
                && (choices.courses.count != 1 || values.has("course"))
        case .end: lastsDays
        case .outcome: !present.isEmpty
        default: true
        }
    }

    private func isAnswered(_ step: RecordStep) -> Bool {
        step != .check && values.has(step.mark)
    }

    /// These answers without what no longer fits after a question was answered anew; `was` carries the answer before.
    func settled(after step: RecordStep) -> RecordAnswers {
        var result = self
        result.values = result.values.setting(step.mark, "1").setting("was", nil)
        func forget(_ steps: RecordStep...) {
            for step in steps {
                result.values = result.values.setting(step.mark, nil)
                for field in step.fields { result.values = result.values.setting(field, nil) }
            }
        }
        let was = values["was"]
        switch step {
        case .day:
            guard let day else { break }
            forget(.day)
            result.values = result.values.setting("day", day.description)
                .setting(step.mark, "1")
            if was != nil, was != day.description { forget(.match, .end) }
        case .match:
            if was != nil, was != values["match"] { forget(.course, .end, .host, .trainers) }
        case .course:
            if was != nil, was != values["course"] { forget(.end, .outcome) }
        case .register: result.values = result.values.setting(RecordStep.outcome.mark, nil)
        default: break
        }
        return result
    }

    /// The answer to a question on which others hang, as it is carried in `was`.
    func former(_ step: RecordStep) -> String? {
        switch step {
        case .day: day?.description
        case .match: values["match"]
        case .course: values["course"]
        default: nil
        }
    }
}

/// A day in three fields.
enum FormDay {
    /// The day that three fields say, whose month is a number or the beginning of a name; nil for none of the calendar.
    static func day(in values: FormValues, _ name: String) -> CalendarDate? {
        guard let day = values["\(name)-day"].flatMap({ Int($0) }),
            let month = values["\(name)-month"].flatMap(month),
            let year = values["\(name)-year"].flatMap({ Int($0) })
        else { return nil }
        return CalendarDate(year: year < 100 ? 2000 + year : year, month: month, day: day)
    }

    /// A month by its number or by at least three letters of its English name.
    static func month(_ text: String) -> Int? {
        if let number = Int(text) { return (1...12).contains(number) ? number : nil }
        let word = text.lowercased().filter { $0 != "." }
        guard word.count >= 3 else { return nil }
        let name = word == "sept" ? "sep" : word
        return CalendarDate.monthNames.firstIndex { $0.lowercased().hasPrefix(name) }
            .map { $0 + 1 }
    }
}
