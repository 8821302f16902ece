/// A trainer's word that they held no session in a month, so that silence and “none” differ.
public struct Confirmation: Sendable, Hashable {
    /// Id of the trainer.
    public var person: String
    /// First day of the month.
    public var month: CalendarDate

    /// No session of this trainer in the month of `day`.
    public init(person: String, month day: CalendarDate) {
        self.person = person
        let components = day.components
        month = CalendarDate(year: components.year, month: components.month, day: 1) ?? day
    }

    /// Last day of the month.
    package var lastDay: CalendarDate { Confirmation(person: person, month: month + 31).month + -1 }

    /// The month as it is written in files: `2026-03`.
    package var monthText: String { String(month.description.dropLast(3)) }
}
