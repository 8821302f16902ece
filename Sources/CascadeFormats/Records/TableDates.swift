import CascadeCore

/// Reads days as people write them.
///
/// Understood are `2026-01-31`, `31 January 2026`, `31 Jan 26`, `January 31, 2026` and, with numbers alone, `31/01/2026` or
/// `01/31/2026` where it is clear which is meant; a weekday before and a time after it are left out.
struct TableDates {
    /// What a text says.
    enum Reading: Hashable {
        /// One day.
        case day(CalendarDate)
        /// Two numbers that may be day and month or month and day, and a year.
        case numbers(Int, Int, year: Int)
        /// No day.
        case none
    }

    /// The order of numbers in a column.
    enum Order: Hashable {
        /// One that holds for the column.
        case known(SessionTableMapping.DateOrder)
        /// Every day of the column could be read both ways; with one of them.
        case open(String)
        /// Some days can only be read one way, others only the other; with one of each.
        case mixed(String, String)
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// The order that the texts of a column show.
    static func order(of texts: some Sequence<String>) -> Order {
        var dayFirst: String?
        var monthFirst: String?
        var open: String?
        for text in texts {
            guard case .numbers(let first, let second, _) = read(text) else { continue }
            if first > 12, second <= 12 {
                dayFirst = dayFirst ?? text
            } else if second > 12, first <= 12 {
                monthFirst = monthFirst ?? text
            } else if first != second {
                open = open ?? text
            }
        }
        if let dayFirst, let monthFirst { return .mixed(dayFirst, monthFirst) }
        if dayFirst != nil { return .known(.dmy) }
        if monthFirst != nil { return .known(.mdy) }
        return open.map(Order.open) ?? .known(.dmy)
    }

    /// The day that a text says in a column of this order; nil where it is none.
    static func day(_ text: String, _ order: SessionTableMapping.DateOrder) -> CalendarDate? {
        switch read(text) {
        case .day(let day): day
        case .numbers(let first, let second, let year):
            order == .dmy
                ? CalendarDate(year: year, month: second, day: first)
                : CalendarDate(year: year, month: first, day: second)
        case .none: nil
        }
    }

    /// What a text says.
    static func read(_ text: String) -> Reading {
        let parts = parts(of: text)
        if let first = parts.first, first.isName, months(first) == nil, parts.count > 3 {
            return read(Array(parts.dropFirst()))
        }
        return read(parts)
    }

    private struct Part {
        var text: String
        var isName: Bool
        var number: Int? { isName ? nil : Int(text) }
        /// What stands before it.
        var separator: Character
    }

    /// Runs of letters and runs of digits, up to what looks like a time.
    private static func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        var separator: Character = " "
        var dayIsOver = false
        for character in text.lowercased() {
            if character.isNumber || character.isLetter {
                // 31st, 2nd, 2026-01-31t09:00
                let isNew = separator != "\u{0}" || parts.last?.isName != character.isLetter
                if isNew {
                    if parts.filter({ !$0.isName }).count == 3 { dayIsOver = true }
                    if dayIsOver { break }
                    parts.append(
                        Part(text: "", isName: character.isLetter, separator: separator)
                    )
                }
                parts[parts.count - 1].text.append(character)
                separator = "\u{0}"
            } else {
                separator = character
                if character == ":" { dayIsOver = true }
            }
        }
        // The endings of 1st, 2nd, 3rd and 4th, and “of”.
        return parts.enumerated().filter { position, part in
            guard part.isName else { return true }
            if part.text == "of" || part.text == "t" { return false }
            return
                !(["st", "nd", "rd", "th"].contains(part.text) && position > 0
                && part.separator == "\u{0}")
        }
        .map(\.element)
    }

    private static func read(_ parts: [Part]) -> Reading {
        let list = Array(parts.prefix(3))
        guard list.count == 3 else { return .none }
        let names = list.filter(\.isName)
        if names.isEmpty {
            guard let first = list[0].number, let second = list[1].number,
                let third = list[2].number
            else { return .none }
            if list[0].text.count == 4 {
                return CalendarDate(year: first, month: second, day: third).map(Reading.day)
                    ?? .none
            }
            guard list[0].text.count <= 2, list[1].text.count <= 2,
                let year = year(list[2].text, third),
                (1...31).contains(first), (1...31).contains(second), first <= 12 || second <= 12
            else { return .none }
            if list[1].separator == "." {
                // Nobody writes the month first with full stops.
                return CalendarDate(year: year, month: second, day: first).map(Reading.day) ?? .none
            }
            return .numbers(first, second, year: year)
        }
        guard names.count == 1, let month = months(names[0]) else { return .none }
        let numbers = list.filter { !$0.isName }
        guard let first = numbers[0].number, let last = numbers[1].number else { return .none }
        if numbers[0].text.count == 4 {
            return CalendarDate(year: first, month: month, day: last).map(Reading.day) ?? .none
        }
        guard let year = year(numbers[1].text, last) else { return .none }
        return CalendarDate(year: year, month: month, day: first).map(Reading.day) ?? .none
    }

    private static func year(_ text: String, _ number: Int) -> Int? {
        switch text.count {
        case 4: number
        case 2: 2000 + number
        default: nil
        }
    }

    private static func months(_ part: Part) -> Int? {
        guard part.text.count >= 3 else { return nil }
        let name = part.text == "sept" ? "sep" : part.text
        guard let index = months.firstIndex(where: { name.hasPrefix($0) }) else { return nil }
        let whole = CalendarDate.monthNames[index].lowercased()
        return name == months[index] || name == whole ? index + 1 : nil
    }
}
