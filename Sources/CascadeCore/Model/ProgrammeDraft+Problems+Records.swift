extension ProgrammeCheck {
    /// What was planned of a session of which a recording says otherwise.
    mutating func checkPlanned(of session: Session, _ index: Int, _ owner: String) {
        guard let planned = session.planned else { return }
        if session.recorded == nil {
            report(
                .sessions,
                index,
                "planned-start",
                "planned-start of \(owner)",
                found: planned.start.description,
                expected: "nothing, as no recording says that the session was otherwise"
            )
        }
        checkDate(planned.start, in: .sessions, index, "planned-start", of: owner)
        checkDate(planned.end, in: .sessions, index, "planned-end", of: owner)
        if let end = planned.end, end < planned.start {
            report(
                .sessions,
                index,
                "planned-end",
                "planned-end of \(owner)",
                found: end.description,
                expected: "\(planned.start), its planned-start, or later"
            )
        }
        if let host = planned.host {
            checkOrganisation(
                host,
                in: .sessions,
                index,
                "planned-host",
                "planned-host of \(owner)"
            )
        }
        checkText(planned.place, in: .sessions, index, "planned-place", of: owner, atMost: 1000)
        checkText(planned.notes, in: .sessions, index, "planned-notes", of: owner)
        checkNames(planned.trainers, atMost: 100, "planned-trainers", index, owner)
    }

    /// Where something was recorded.
    mutating func checkRecording(
        _ mark: RecordMark?,
        in section: ProblemPlace.Section,
        _ index: Int,
        of owner: @autoclosure () -> String
    ) {
        guard let mark else { return }
        if !RecordMark.isID(mark.id) {
            report(
                section,
                index,
                "recording",
                "recording of \(owner())",
                found: mark.id,
                expected: RecordMark.formOfID
            )
        }
        checkDate(mark.at.day, in: section, index, "recorded", of: owner())
    }

    /// Whether someone can have come forward.
    mutating func checkChampion(_ attendance: Attendance, _ index: Int) {
        guard attendance.cameForward == true else { return }
        var subject: String { "champion of attendance number \(index + 1)" }
        if attendance.outcome != .completed {
            report(
                .attendance,
                index,
                "champion",
                subject,
                found: "yes",
                expected: "no or nothing, as the outcome is \(attendance.outcome.rawValue): only"
                    + " someone who completed comes forward"
            )
        } else if let session = sessions[attendance.session],
            let course = courses[draft.sessions[session].course],
            case let name = draft.courses[course].id, !draft.courses[course].makesChampions
        {
            report(
                .attendance,
                index,
                "champion",
                subject,
                found: "yes",
                expected: "no or nothing, as \(name) makes no champions"
            )
        }
    }

    /// Months confirmed without a session.
    mutating func checkConfirmations() {
        var seen: Set<Confirmation> = []
        for (index, confirmation) in draft.confirmations.enumerated() {
            var owner: String { "confirmation number \(index + 1)" }
            checkReference(
                confirmation.person,
                to: "a person in people.csv",
                among: people,
                named: draft.people.lazy.map(\.id),
                in: .confirmations,
                index,
                "person",
                "person of \(owner)"
            )
            checkDate(confirmation.month, in: .confirmations, index, "month", of: owner)
            if !seen.insert(confirmation).inserted {
                report(
                    .confirmations,
                    index,
                    "month",
                    "month of \(owner)",
                    found: confirmation.monthText,
                    expected: "each month of a person once"
                )
            }
        }
    }

    /// Dialogues held.
    mutating func checkPractice() {
        let dialogues = Set(draft.dialogues.map(\.id))
        var seen: [String: Int] = [:]
        for (index, practice) in draft.practice.enumerated() {
            var owner: String { Self.title("practice", practice.id, index) }
            checkID(
                practice.id,
                in: .practice,
                index,
                kind: "practice",
                first: seen[practice.id]
            )
            seen[practice.id] = seen[practice.id] ?? index
            checkName(
                practice.dialogue,
                to: "a dialogue",
                among: dialogues,
                named: draft.dialogues.map(\.id),
                in: .practice,
                index,
                "dialogue",
                of: owner
            )
            checkDate(practice.date, in: .practice, index, "date", of: owner)
            let counts: [(String, Int?, ClosedRange<Int>)] = [
                ("count", practice.count, 1...100_000),
                ("people", practice.people, 0...10_000_000),
                ("preparation-meetings", practice.preparationMeetings, 0...100_000),
                ("follow-up-meetings", practice.followUpMeetings, 0...100_000),
            ]
            for (field, count, range) in counts {
                checkCount(count, within: range, in: .practice, index, field, of: owner)
            }
            if let organisation = practice.organisation {
                checkOrganisation(
                    organisation,
                    in: .practice,
                    index,
                    "organisation",
                    "organisation of \(owner)"
                )
            }
            checkRecording(practice.recorded, in: .practice, index, of: owner)
        }
    }

    /// What the indicators were.
    mutating func checkMeasurements() {
        struct Key: Hashable {
            var indicator: String
            var date: CalendarDate
        }
        let indicators = Set(draft.indicators.map(\.id))
        var seen: Set<Key> = []
        for (index, measurement) in draft.measurements.enumerated() {
            var owner: String { "measurement number \(index + 1)" }
            checkName(
                measurement.indicator,
                to: "an indicator",
                among: indicators,
                named: draft.indicators.map(\.id),
                in: .measurements,
                index,
                "indicator",
                of: owner
            )
            checkDate(measurement.date, in: .measurements, index, "date", of: owner)
            checkNumber(
                measurement.value,
                within: -1e15...1e15,
                in: .measurements,
                index,
                "value",
                of: owner
            )
            let key = Key(indicator: measurement.indicator, date: measurement.date)
            if !seen.insert(key).inserted {
                report(
                    .measurements,
                    index,
                    "date",
                    "date of \(owner)",
                    found: measurement.date.description,
                    expected: "each day of \(measurement.indicator) once"
                )
            }
            checkRecording(measurement.recorded, in: .measurements, index, of: owner)
        }
    }

    private mutating func checkName(
        _ id: String,
        to kind: String,
        among known: Set<String>,
        named names: [String],
        in section: ProblemPlace.Section,
        _ index: Int,
        _ field: String,
        of owner: @autoclosure () -> String
    ) {
        guard !known.contains(id) else { return }
        checkReference(
            id,
            to: kind,
            among: Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first },
            named: names,
            in: section,
            index,
            field,
            "\(field) of \(owner())"
        )
    }
}
