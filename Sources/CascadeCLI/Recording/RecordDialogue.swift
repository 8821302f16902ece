import CascadeCore

/// Asks step by step what is to be recorded.
struct RecordDialogue {
    let draft: ProgrammeDraft
    let today: CalendarDate
    let conversation: Conversation
    /// What was answered so far.
    var form = RecordForm()

    /// How an answer ends a step.
    enum Outcome {
        case next
        case again
        case back
        case end
    }

    /// One question.
    enum Step: CaseIterable {
        case kind, session, course, day, host, place, trainers, completed, leftEarly, noShow
        case headcounts, cameForward, notes
        case cancelled, why
        case trainer, month
        case dialogue, count, organisation, people, preparation, followUp
        case indicator, value
    }

    init(draft: ProgrammeDraft, today: CalendarDate, conversation: Conversation) {
        self.draft = draft
        self.today = today
        self.conversation = conversation
    }

    /// Asks all that belongs to what is recorded, and returns the form; nil where the answers end before.
    mutating func run() -> RecordForm? {
        conversation.say(
            "Enter skips a question, ? explains it, < goes back to the one before, Ctrl-D ends without saving.\n\n"
        )
        let steps = Step.allCases
        var position = 0
        while position < steps.count {
            guard applies(steps[position]) else {
                position += 1
                continue
            }
            switch ask(steps[position]) {
            case .next: position += 1
            case .again: continue
            case .end: return nil
            case .back:
                repeat { position -= 1 } while position > 0 && !applies(steps[position])
                position = max(position, 0)
            }
        }
        return form
    }

    private func applies(_ step: Step) -> Bool {
        switch step {
        case .kind: return true
        case .session: return form.kind == .delivered && !plannedSessions.isEmpty
        case .course: return form.kind == .delivered && form.session == nil
        case .day: return form.kind != .cancelled && form.kind != .none
        case .host, .place, .trainers, .completed, .leftEarly, .noShow, .headcounts, .notes:
            return form.kind == .delivered
        case .cameForward:
            return form.kind == .delivered && makesChampions && !form.completed.isEmpty
        case .cancelled, .why: return form.kind == .cancelled
        case .trainer, .month: return form.kind == .none
        case .dialogue, .count, .organisation, .people, .preparation, .followUp:
            return form.kind == .practice
        case .indicator, .value: return form.kind == .measurement
        }
    }

    /// Planned sessions that nothing is recorded of, those nearest to today first.
    var plannedSessions: [Session] {
        let recorded = Set(draft.attendance.lazy.map(\.session))
        let open = draft.sessions.filter { $0.status == .planned && !recorded.contains($0.id) }
        return open.sorted { left, right in
            (abs(left.start - today), left.start, left.id)
                < (abs(right.start - today), right.start, right.id)
        }
        .prefix(15).sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    }

    private var makesChampions: Bool {
        let planned = draft.sessions.first { $0.id == form.session }?.course
        let id =
            planned
            ?? form.course.map { FormReading.id($0, draft.courses, \.id, \.name) }
        return draft.courses.first { $0.id == id }?.makesChampions ?? false
    }

    // MARK: - Asking

    /// Asks for a text; `take` keeps it and says what is wrong with it, if anything.
    func text(
        _ question: String,
        help: String,
        take: (String?) -> String?
    ) -> Outcome {
        switch conversation.ask(question, help: help) {
        case .back: return .back
        case .end: return .end
        case .text(let text):
            guard let fault = take(text.isEmpty ? nil : text) else { return .next }
            conversation.say(fault + "\n")
            return .again
        }
    }

    /// Asks to choose one of a list by its number, id or name.
    func choice(
        _ question: String,
        _ items: [(id: String, name: String)],
        help: String,
        isNeeded: Bool,
        take: (String?) -> Void
    ) -> Outcome {
        if items.count <= 30 {
            for (number, item) in items.enumerated() {
                let label = item.id == item.name ? item.id : "\(item.name) (\(item.id))"
                conversation.say("  \(number + 1)  \(label)\n")
            }
        }
        return text(question, help: help) { text in
            guard let text else {
                take(nil)
                return isNeeded ? "An answer is needed here." : nil
            }
            if let number = Int(text), items.indices.contains(number - 1), items.count <= 30,
                !items.contains(where: { $0.id == text })
            {
                take(items[number - 1].id)
                return nil
            }
            let id = FormReading.id(text, items, \.id, \.name)
            guard items.contains(where: { $0.id == id }) else {
                let names = items.map(\.id) + items.map(\.name)
                let meant = FormReading(draft: draft, today: today).nearest(text, names)
                return "There is no “\(text)”.\(meant)"
            }
            take(id)
            return nil
        }
    }

    /// Asks for several people, one a line, until nothing is said.
    func people(
        _ question: String,
        help: String,
        take: ([String]) -> Void
    ) -> Outcome {
        var names: [String] = []
        while true {
            let again = names.isEmpty ? question : "  and"
            switch conversation.ask(again, help: help) {
            case .back: return .back
            case .end: return .end
            case .text(""):
                take(names)
                return .next
            case .text("-"):
                if let last = names.popLast() { conversation.say("  Not \(last).\n") }
            case .text(let text):
                var reading = FormReading(draft: draft, today: today)
                let who = reading.who(text, "person")
                guard let who else {
                    conversation.say(reading.faults.joined(separator: "\n") + "\n")
                    continue
                }
                names.append(text)
                switch who {
                case .known(let id):
                    let name = draft.people.first { $0.id == id }?.name ?? id
                    if NameText.folded(name) != NameText.folded(text) {
                        conversation.say("  \(name)\n")
                    }
                case .new(let person):
                    conversation.say("  \(person.name), new, of \(person.organisation)\n")
                }
            }
        }
    }
}
