package import CascadeCore

extension JSONText {
    /// What a programme is, and the days that were simulated.
    package static func programme(of outcome: Outcome) -> JSONText {
        let programme = outcome.programme
        return .object([
            ("id", .string(programme.id)),
            ("name", .string(programme.name)),
            ("start", .string(programme.start.description)),
            ("firstMonday", .string(programme.firstMonday.description)),
            ("lastDay", .string(outcome.lastDay.description)),
            ("currency", .string(programme.currency)),
            ("organisations", .number(Double(programme.organisations.count))),
            ("people", .number(Double(programme.organisations.reduce(0) { $0 + $1.people }))),
        ])
    }
}
