package import CascadeCore

/// Stalls, practice and indicators as rows.
extension StatusData {
    /// How many of each stall there are.
    package var stallCounts: Row {
        let quiet = Stalls.brackets.map { bracket in
            (
                "quiet\(bracket)",
                JSONText.count(stalls.quietTrainers.count { $0.bracket == bracket })
            )
        }
        return quiet + [
            ("waitingChampions", .count(stalls.waitingChampions.count)),
            ("dueRefreshers", .count(stalls.dueRefreshers.count)),
            ("oneTrainer", .count(stalls.oneTrainer.count)),
        ]
    }

    /// One row for each stall, with names.
    package var stallRows: [Row] {
        let asOf = history.asOf
        func row(
            _ kind: String,
            _ position: Int,
            since: CalendarDate?,
            days: Int?,
            detail: String
        ) -> Row {
            let person = programme.people[position]
            return [
                ("kind", .string(kind)), ("person", .string(person.id)),
                ("name", .string(person.name)), ("organisation", .string(person.organisation)),
                ("since", since.map { .string($0.description) } ?? .null),
                ("days", days.map(JSONText.count) ?? .null), ("detail", .string(detail)),
            ]
        }
        let quiet = stalls.quietTrainers.map { trainer in
            row(
                "quiet-trainer",
                trainer.person,
                since: trainer.qualified,
                days: trainer.days,
                detail: trainer.confirmed.isEmpty
                    ? "not reported"
                    : "confirmed none in "
                        + trainer.confirmed.map { String($0.description.prefix(7)) }
                        .joined(separator: " ")
            )
        }
        let champions = stalls.waitingChampions.map {
            row(
                "waiting-champion",
                $0.person,
                since: $0.cameForward,
                days: $0.days,
                detail: "waits for train-the-trainer"
            )
        }
        let refreshers = stalls.dueRefreshers.map {
            row(
                "due-refresher",
                $0.person,
                since: $0.lastDay,
                days: asOf - $0.lastDay,
                detail: programme.courses[$0.course].id
            )
        }
        let single = stalls.oneTrainer.map {
            row(
                "one-trainer",
                $0.person,
                since: nil,
                days: nil,
                detail: "\($0.sessions) sessions in the last 365 days"
            )
        }
        return quiet + champions + refreshers + single
    }

    /// One row for each kind of dialogue: what was held until the day, within the filter's days and organisations.
    package var practiceRows: [Row] {
        programme.dialogues.map { dialogue in
            let held = programme.practice.filter { practice in
                practice.dialogue == dialogue.id && practice.date <= history.asOf
                    && (filter.from.map { $0 <= practice.date } ?? true)
                    && (filter.to.map { practice.date <= $0 } ?? true)
                    && isConcerned(practice.organisation)
            }
            func total(_ counted: KeyPath<Practice, Int?>) -> JSONText {
                let known = held.compactMap { $0[keyPath: counted] }
                return known.isEmpty ? .null : .count(known.reduce(0, +))
            }
            return [
                ("dialogue", .string(dialogue.id)), ("name", .string(dialogue.name)),
                ("held", .count(held.reduce(0) { $0 + $1.count })), ("people", total(\.people)),
                ("preparationMeetings", total(\.preparationMeetings)),
                ("followUpMeetings", total(\.followUpMeetings)),
            ]
        }
    }

    private func isConcerned(_ id: String?) -> Bool {
        guard filter.isAboutPlaces else { return true }
        guard let organisation = programme.organisations.first(where: { $0.id == id }) else {
            return false
        }
        return (filter.sector.map { $0 == organisation.sector } ?? true)
            && (filter.organisation.map { $0 == organisation.id } ?? true)
            && (filter.area.map { $0 == organisation.area } ?? true)
    }

    /// The last measurement of each indicator until the day.
    package func latest(_ indicator: String) -> Measurement? {
        programme.measurements.filter { $0.indicator == indicator && $0.date <= history.asOf }
            .enumerated()
            .max { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }?
            .element
    }

    /// One row for each indicator: its baseline, its latest figure and its target.
    package var indicatorRows: [Row] {
        programme.indicators.map { indicator in
            let latest = latest(indicator.id)
            return [
                ("indicator", .string(indicator.id)), ("name", .string(indicator.name)),
                ("unit", indicator.unit.map(JSONText.string) ?? .null),
                ("baseline", .optional(indicator.baseline)),
                ("latest", .optional(latest?.value)),
                ("date", latest.map { .string($0.date.description) } ?? .null),
                ("target", .optional(indicator.target)),
                ("by", indicator.by.map { .string($0.description) } ?? .null),
            ]
        }
    }
}
