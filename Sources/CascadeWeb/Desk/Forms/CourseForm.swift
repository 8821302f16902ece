import CascadeCore
import CascadeFormats

/// The plain facts of a course as a form; what is more than a number or a word stays as it is.
enum CourseForm: RowForm {
    static var section: ProblemPlace.Section { .courses }
    static var rows: WritableKeyPath<ProgrammeDraft, [Course]> { \.courses }

    static var labels: [(field: String, label: String)] {
        [
            ("name", Words.Courses.name), ("hours", Words.Courses.hours),
            ("days", Words.Courses.days), ("meetings", Words.Courses.meetings),
            ("every", Words.Courses.every), ("own", Words.Courses.ownHours),
            ("format", Words.Courses.format), ("least", Words.Courses.least),
            ("most", Words.Courses.most), ("trainers", Words.Courses.trainers),
            ("session-cost", Words.Courses.sessionCost),
            ("person-cost", Words.Courses.personCost), ("standard", Words.Courses.standard),
            ("member", Words.Courses.member), ("donation", Words.Courses.donation),
            ("validity", Words.Courses.validity), ("enrolment", Words.Courses.enrolment),
            ("requires", Words.Courses.requires), ("qualifies", Words.Courses.qualifiesFor),
            ("yes", Words.Courses.rules), ("notes", Words.Desk.notes),
        ]
    }

    static func field(of problem: String) -> String? {
        switch problem {
        case "pattern.days": "days"
        case "pattern.meetings": "meetings"
        case "pattern.every-weeks": "every"
        case "pattern.asynchronous-hours-per-month": "own"
        case "capacity", "capacity.maximum": "most"
        case "capacity.minimum": "least"
        case "validity-weeks": "validity"
        case "enrolment", "enrolment.per-week": "enrolment"
        case "cost.session": "session-cost"
        case "cost.person": "person-cost"
        case "price.standard": "standard"
        case "price.member": "member"
        case "price.donation": "donation"
        case "rolling": "yes"
        case "qualifies-for": "qualifies"
        default: labels.contains { $0.field == problem } ? problem : nil
        }
    }

    static func values(of row: Course, in draft: ProgrammeDraft) -> FormValues {
        var values = FormValues()
        values.add("name", row.name)
        values.add("hours", row.hours)
        switch row.pattern {
        case .days(let days): values.add("days", days)
        case .meetings(let count, let every, let own):
            values.add("meetings", count)
            values.add("every", every)
            values.add("own", own)
        case .selfPaced: values.add("enrolment", row.enrolmentPerWeek)
        }
        values.add("format", row.format.rawValue)
        values.add("least", row.capacityMinimum)
        values.add("most", row.capacityMaximum)
        values.add("trainers", row.trainersRequired)
        values.add("session-cost", row.cost.session)
        values.add("person-cost", row.cost.person)
        values.add("standard", row.price.standard)
        values.add("member", row.price.member)
        values.add("donation", row.price.donation)
        values.add("validity", row.validityWeeks)
        values.add("requires", row.requires?.description ?? "")
        for course in row.qualifiesFor { values.add("qualifies", course) }
        if row.makesChampions { values.add("yes", "champions") }
        if row.mandatory { values.add("yes", "mandatory") }
        if row.waitingList { values.add("yes", "waiting") }
        if row.rolling { values.add("yes", "rolling") }
        values.add("notes", row.notes)
        return values
    }

    static func fill(_ row: inout Course, from reading: inout FormReading, in draft: ProgrammeDraft)
    {
        row.name = reading.required("name", Words.Courses.name)
        row.hours = reading.number("hours", Words.Courses.hours, isRequired: true) ?? row.hours
        switch row.pattern {
        case .days(let days):
            row.pattern = .days(
                reading.whole("days", Words.Courses.days, isRequired: true) ?? days
            )
        case .meetings(let count, let every, let own):
            row.pattern = .meetings(
                count: reading.whole("meetings", Words.Courses.meetings, isRequired: true) ?? count,
                everyWeeks: reading.whole("every", Words.Courses.every, isRequired: true) ?? every,
                asynchronousHoursPerMonth: reading.number("own", Words.Courses.ownHours) ?? own
            )
        case .selfPaced:
            row.enrolmentPerWeek = reading.number("enrolment", Words.Courses.enrolment)
        }
        row.format = reading.choice("format", of: Course.Format.self) ?? row.format
        row.capacityMinimum =
            reading.whole("least", Words.Courses.least, isRequired: true) ?? row.capacityMinimum
        row.capacityMaximum = reading.whole("most", Words.Courses.most)
        row.trainersRequired =
            reading.whole("trainers", Words.Courses.trainers, isRequired: true)
            ?? row.trainersRequired
        row.cost.session = reading.number("session-cost", Words.Courses.sessionCost) ?? 0
        row.cost.person = reading.number("person-cost", Words.Courses.personCost) ?? 0
        row.price.standard = reading.number("standard", Words.Courses.standard) ?? 0
        row.price.member = reading.number("member", Words.Courses.member)
        row.price.donation = reading.number("donation", Words.Courses.donation) ?? 0
        row.validityWeeks = reading.whole("validity", Words.Courses.validity)
        let rules = reading.values.all("yes")
        row.makesChampions = rules.contains("champions")
        row.mandatory = rules.contains("mandatory")
        row.waitingList = rules.contains("waiting")
        if reading.values.has("requires") {
            row.rolling = rules.contains("rolling")
            fillOrder(&row, from: &reading)
        }
        row.notes = reading.text("notes")
    }

    /// What has to come before the course, and what it qualifies for.
    private static func fillOrder(_ row: inout Course, from reading: inout FormReading) {
        row.qualifiesFor = reading.values.all("qualifies")
        guard let text = reading.values["requires"] else {
            row.requires = nil
            return
        }
        do throws(Prerequisite.SyntaxError) {
            row.requires = try Prerequisite.parse(text).prerequisite
        } catch {
            reading.fault("requires", Words.Courses.notACourse)
        }
    }

    /// The fields.
    static func fields(_ form: FormPage, _ course: Course, _ programme: Programme) -> HTML {
        HTML {
            form.text("name", Words.Courses.name)
            form.number("hours", Words.Courses.hours)
            pattern(form, course)
            form.select(
                "format",
                Words.Courses.format,
                Course.Format.allCases.map { ($0.rawValue, Words.Courses.formatWords($0)) }
            )
            form.number("least", Words.Courses.least, hint: Words.Courses.leastHint)
            form.number("most", Words.Courses.most, hint: Words.Courses.mostHint)
            form.number("trainers", Words.Courses.trainers)
            order(form, course, programme)
            HTML(.h2, text: Words.Courses.money(programme.currency))
            form.number("session-cost", Words.Courses.sessionCost)
            form.number("person-cost", Words.Courses.personCost)
            form.number("standard", Words.Courses.standard)
            form.number("member", Words.Courses.member, hint: Words.Courses.memberHint)
            form.number("donation", Words.Courses.donation)
            HTML(.h2, text: Words.Courses.rules)
            form.number("validity", Words.Courses.validity, hint: Words.Courses.validityHint)
            form.choices(
                "yes",
                Words.Courses.rules,
                isMultiple: true,
                [
                    FormPage.Choice("champions", Words.Courses.makesChampions),
                    FormPage.Choice("mandatory", Words.Courses.mandatory),
                    FormPage.Choice("waiting", Words.Courses.waiting),
                    FormPage.Choice(
                        "rolling",
                        Words.Courses.rolling,
                        hint: Words.Courses.rollingHint
                    ),
                ]
            )
            form.lines("notes", Words.Desk.notes)
        }
    }

    /// What has to come before it, and what it qualifies for.
    private static func order(
        _ form: FormPage,
        _ course: Course,
        _ programme: Programme
    ) -> HTML {
        let others = programme.courses.filter { $0.id != course.id }
        var before = [("", Words.Courses.requiresNothing)] + others.map { ($0.id, $0.name) }
        // What is more than one course was written in the programme's files, and stays.
        if let known = course.requires?.description, !before.contains(where: { $0.0 == known }) {
            before.append((known, known))
        }
        return HTML {
            form.select("requires", Words.Courses.requires, before)
            if !programme.courses.isEmpty {
                form.choices(
                    "qualifies",
                    Words.Courses.qualifiesChoice,
                    hint: Words.Courses.qualifiesHint,
                    isMultiple: true,
                    programme.courses.map { FormPage.Choice($0.id, $0.name) }
                )
            }
        }
    }

    private static func pattern(_ form: FormPage, _ course: Course) -> HTML {
        HTML {
            switch course.pattern {
            case .days: form.number("days", Words.Courses.days)
            case .meetings:
                HTML {
                    form.number("meetings", Words.Courses.meetings)
                    form.number("every", Words.Courses.every)
                    form.number("own", Words.Courses.ownHours)
                }
            case .selfPaced: form.number("enrolment", Words.Courses.enrolment)
            }
        }
    }
}
