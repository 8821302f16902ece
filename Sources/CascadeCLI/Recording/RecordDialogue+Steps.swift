import CascadeCore

extension RecordDialogue {
    private static let peopleHelp = """
        One person a line: an id, a name that only one person has, or name@organisation for someone who may be new, such as \
        Ann Lee@halyard. - takes the last one out; Enter on an empty line goes on.
        """

    /// Asks one question and keeps the answer.
    mutating func ask(_ step: Step) -> Outcome {
        var form = form
        let outcome = ask(step, &form)
        if outcome == .next || outcome == .again { self.form = form }
        return outcome
    }

    private func ask(_ step: Step, _ form: inout RecordForm) -> Outcome {
        switch step {
        case .kind: askKind(&form)
        case .session: askSession(&form)
        case .course:
            choice(
                "Which course",
                draft.courses.map { ($0.id, $0.name) },
                help: "The course that was held, by number, id or name.",
                isNeeded: true
            ) { form.course = $0 }
        case .day: askDay(&form)
        case .host, .organisation:
            choice(
                step == .host ? "Which organisation hosted it" : "Which organisation held them",
                draft.organisations.map { ($0.id, $0.name) },
                help: "By number, id or name. Enter where it is not known, or as planned.",
                isNeeded: false
            ) { form.host = $0 }
        case .place:
            text("Where (room, building)", help: "Free text; Enter leaves it as planned.") {
                form.place = $0
                return nil
            }
        case .trainers: askTrainers(&form)
        case .completed:
            people("Who came and completed it", help: Self.peopleHelp) { form.completed = $0 }
        case .leftEarly:
            people("Who came but did not complete it", help: Self.peopleHelp) {
                form.leftEarly = $0
            }
        case .noShow:
            people("Who was booked and did not come", help: Self.peopleHelp) { form.noShow = $0 }
        case .headcounts: askHeadcounts(&form)
        case .cameForward: askForward(&form)
        case .notes, .why:
            text(
                step == .notes ? "Notes" : "Why",
                help: "Free text. Please no personal details of those who took part."
            ) {
                form.notes = $0
                return nil
            }
        case .cancelled:
            choice(
                "Which session does not take place",
                draft.sessions.filter { $0.status == .planned }.map { ($0.id, label($0)) },
                help: "A planned session, by number or id.",
                isNeeded: true
            ) { form.session = $0 }
        case .trainer: askTrainer(&form)
        case .month: askMonth(&form)
        case .dialogue:
            choice(
                "Which kind of dialogue",
                draft.dialogues.map { ($0.id, $0.name) },
                help: "What was held, by number, id or name.",
                isNeeded: true
            ) { form.dialogue = $0 }
        case .count: whole("How many of them (Enter: 1)") { form.count = $0 }
        case .people: whole("How many people were there in all") { form.people = $0 }
        case .preparation: whole("How many preparation meetings in all") { form.preparation = $0 }
        case .followUp: whole("How many follow-up meetings in all") { form.followUp = $0 }
        case .indicator:
            choice(
                "Which indicator",
                draft.indicators.map { ($0.id, $0.name) },
                help: "What was measured, by number, id or name.",
                isNeeded: true
            ) { form.indicator = $0 }
        case .value: askValue(&form)
        }
    }

    private func label(_ session: Session) -> String {
        let course = draft.courses.first { $0.id == session.course }?.name ?? session.course
        return "\(course), \(session.start.spelledOut)"
    }

    private func askKind(_ form: inout RecordForm) -> Outcome {
        let kinds: [(id: String, name: String)] = [
            ("delivered", "a session that took place"), ("cancelled", "a planned session is off"),
            ("none", "no session of a trainer in a month"),
            ("practice", "circles or other dialogues that were held"),
            ("measurement", "an indicator was measured"),
        ]
        return choice(
            "What do you want to record (Enter: 1)",
            kinds,
            help: "The number of one of these.",
            isNeeded: false
        ) { id in
            form = RecordForm()
            form.kind =
                switch id {
                case "cancelled": .cancelled
                case "none": .none
                case "practice": .practice
                case "measurement": .measurement
                default: .delivered
                }
        }
    }

    private func askSession(_ form: inout RecordForm) -> Outcome {
        choice(
            "Which planned session was it (Enter: one that was not planned)",
            plannedSessions.map { ($0.id, label($0)) },
            help:
                "By number or id. Only planned sessions without a record are listed, those near today.",
            isNeeded: false
        ) { form.session = $0 }
    }

    private func askDay(_ form: inout RecordForm) -> Outcome {
        let planned = draft.sessions.first { $0.id == form.session }?.asPlanned.start
        let usual = planned ?? today
        let words = planned == nil ? "today" : "as planned"
        return text(
            "On which day (Enter: \(words), \(usual.spelledOut))",
            help: "Like \(today), 4 March 2026, today or yesterday; of several days the first."
        ) { text in
            guard let text else {
                guard usual <= today else { return "\(usual.spelledOut) is still to come." }
                form.on = usual.description
                return nil
            }
            guard let day = FormReading.day(text, today: today) else {
                return
                    "“\(text)” is no day of the calendar. Write it like \(today) or 4 March 2026."
            }
            guard day <= today else { return "\(day.spelledOut) is still to come." }
            form.on = day.description
            return nil
        }
    }

    private func askTrainers(_ form: inout RecordForm) -> Outcome {
        let planned = draft.sessions.first { $0.id == form.session }?.asPlanned.trainers ?? []
        let names = planned.map { id in draft.people.first { $0.id == id }?.name ?? id }
        let usual = names.isEmpty ? "external" : Wording.list(names)
        return people(
            "Who trained, lead first (Enter: \(usual))",
            help: Self.peopleHelp
        ) { form.trainers = $0 }
    }

    private func askHeadcounts(_ form: inout RecordForm) -> Outcome {
        var counts: [String] = []
        while true {
            let question = counts.isEmpty ? "How many more completed it, without names" : "  and"
            let help =
                "A number and perhaps their organisation, such as 5@\(draft.organisations.first?.id ?? "halyard"); one a line."
            switch conversation.ask(question, help: help) {
            case .back: return .back
            case .end: return .end
            case .text(""), .text("0"):
                form.headcounts = counts
                return .next
            case .text(let text):
                var reading = FormReading(draft: draft, today: today)
                let subject = reading.headcount(text)
                if case .headcount(let count, let organisation)? = subject {
                    let isKnown = organisation.map { id in
                        draft.organisations.contains { $0.id == id }
                    }
                    if !(1...100_000).contains(count) {
                        conversation.say("Expected 1 to 100,000 people.\n")
                    } else if isKnown == false {
                        let meant = reading.nearest(
                            organisation ?? "",
                            draft.organisations.map(\.id)
                        )
                        conversation.say(
                            "There is no organisation “\(organisation ?? "")”.\(meant)\n"
                        )
                    } else {
                        counts.append(text)
                    }
                } else {
                    conversation.say(reading.faults.joined(separator: "\n") + "\n")
                }
            }
        }
    }

    private func askForward(_ form: inout RecordForm) -> Outcome {
        for (number, name) in form.completed.enumerated() {
            conversation.say("  \(number + 1)  \(name)\n")
        }
        return text(
            "Who came forward to train others (Enter: nobody asked)",
            help: "Their numbers, such as 1 3; or “none” where it was asked and nobody did."
        ) { text in
            form.cameForward = []
            form.nobodyCameForward = false
            guard let text else { return nil }
            if text.lowercased() == "none" {
                form.nobodyCameForward = true
                return nil
            }
            let parts = text.split { $0 == " " || $0 == "," }.map(String.init)
            let numbers = parts.compactMap { Int($0) }
            guard numbers.count == parts.count,
                numbers.allSatisfy({ form.completed.indices.contains($0 - 1) })
            else { return "Expected numbers from 1 to \(form.completed.count), or none." }
            form.cameForward = Set(numbers).sorted().map { form.completed[$0 - 1] }
            return nil
        }
    }

    private func askTrainer(_ form: inout RecordForm) -> Outcome {
        text("Which trainer", help: "An id, or a name that only one person has.") { text in
            guard let text else { return "An answer is needed here." }
            var reading = FormReading(draft: draft, today: today)
            guard let id = reading.knownID(text, "trainer") else {
                return reading.faults.joined(separator: "\n")
            }
            form.trainers = [id]
            return nil
        }
    }

    private func askMonth(_ form: inout RecordForm) -> Outcome {
        let usual = Confirmation(person: "", month: today).month + -1
        return text("Which month (Enter: \(usual.monthAndYear))", help: "Like 2026-03.") { text in
            let month = text ?? String(usual.description.dropLast(3))
            guard CalendarDate(month + "-01") != nil else {
                return "“\(month)” is no month. Write it like 2026-03."
            }
            form.month = month
            return nil
        }
    }

    private func askValue(_ form: inout RecordForm) -> Outcome {
        text("What was it", help: "A number, in the indicator's unit.") { text in
            guard let value = text.flatMap({ Double($0) }), value.isFinite else {
                return "Expected a number, with a point before decimals."
            }
            form.value = value
            return nil
        }
    }

    private func whole(_ question: String, take: (Int?) -> Void) -> Outcome {
        text(question, help: "A whole number; Enter where it was not counted.") { text in
            guard let text else {
                take(nil)
                return nil
            }
            guard let number = Int(text), number >= 0 else { return "Expected a whole number." }
            take(number)
            return nil
        }
    }
}
