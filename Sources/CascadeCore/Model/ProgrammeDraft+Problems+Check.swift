/// The check of one draft: what was found so far, and the ids that references may name.
struct ProgrammeCheck {
    let draft: ProgrammeDraft
    var list = ProblemList()
    var suggester = Suggester()

    let sectors: [String: Int]
    let groups: [String: Int]
    let courses: [String: Int]
    let organisations: [String: Int]
    let people: [String: Int]
    let sessions: [String: Int]

    private let limit: Int
    private let isKnown: (ProblemPlace) -> Bool

    init(
        _ draft: ProgrammeDraft,
        keeping limit: Int,
        leavingOut isKnown: @escaping (ProblemPlace) -> Bool
    ) {
        self.draft = draft
        self.limit = limit
        self.isKnown = isKnown
        sectors = ProgrammeCheck.index(draft.sectors, by: \.id)
        groups = ProgrammeCheck.index(draft.groups, by: \.id)
        courses = ProgrammeCheck.index(draft.courses, by: \.id)
        organisations = ProgrammeCheck.index(draft.organisations, by: \.id)
        people = ProgrammeCheck.index(draft.people, by: \.id)
        sessions = ProgrammeCheck.index(draft.sessions, by: \.id)
    }

    /// The position of the first item with each id.
    private static func index<Item>(_ items: [Item], by id: (Item) -> String) -> [String: Int] {
        var result: [String: Int] = [:]
        result.reserveCapacity(items.count)
        for position in items.indices {
            let key = id(items[position])
            if let first = result.updateValue(position, forKey: key) { result[key] = first }
        }
        return result
    }

    /// Adds a problem, unless it follows from one that is known.
    mutating func report(
        _ section: ProblemPlace.Section,
        _ index: Int?,
        _ field: String?,
        _ subject: @autoclosure () -> String,
        found: String,
        expected: @autoclosure () -> String,
        suggestion: String? = nil
    ) {
        let place = ProblemPlace(section, index, field)
        guard !isKnown(place) else { return }
        list.total += 1
        guard list.problems.count < limit else { return }
        list.problems.append(
            Problem(
                place,
                subject: subject(),
                found: found,
                expected: expected(),
                suggestion: suggestion
            )
        )
    }

    /// What an item is called in messages: its id, or its number where it has none.
    static func title(_ kind: String, _ id: String, _ index: Int) -> String {
        id.isEmpty ? "\(kind) number \(index + 1)" : "\(kind) \(id)"
    }

    /// Checks the form of an id, and that the item at `index` is the first to use it.
    mutating func checkID(
        _ id: String,
        in section: ProblemPlace.Section,
        _ index: Int?,
        kind: String,
        first: Int?,
        reserved: [String] = []
    ) {
        var subject: String { "id of " + (index.map { Self.title(kind, "", $0) } ?? kind) }
        guard ProgrammeCheck.isID(id) else {
            report(
                section,
                index,
                "id",
                subject,
                found: id,
                expected: "1 to 64 letters without accents, digits, dots, dashes or underlines,"
                    + " a letter or digit first"
            )
            return
        }
        if id.utf8.count <= 9 {
            let small = id.lowercased()
            if small == "and" || small == "or" || reserved.contains(small) {
                report(
                    section,
                    index,
                    "id",
                    subject,
                    found: id,
                    expected: "another word, as “\(small)” has a meaning of its own in these files"
                )
            }
        }
        if let index, let first, first < index {
            report(
                section,
                index,
                "id",
                subject,
                found: id,
                expected: "an id of its own; \(kind) number \(first + 1) has this one already"
            )
        }
    }

    /// Whether a text has the form of an id.
    static func isID(_ text: String) -> Bool {
        var count = 0
        for byte in text.utf8 {
            count += 1
            guard count <= 64 else { return false }
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: continue
            case 0x2D...0x2E where count > 1, 0x5F where count > 1: continue
            default: return false
            }
        }
        return count > 0
    }

    /// Checks a text that may be left out.
    mutating func checkText(
        _ text: String?,
        in section: ProblemPlace.Section,
        _ index: Int?,
        _ field: String,
        of owner: @autoclosure () -> String,
        atMost longest: Int = 10_000
    ) {
        guard let text else { return }
        if text.isEmpty {
            report(
                section,
                index,
                field,
                "\(field) of \(owner())",
                found: "",
                expected: "some text, or nothing at all"
            )
        } else if text.utf8.count > longest {
            report(
                section,
                index,
                field,
                "\(field) of \(owner())",
                found: "\(text.utf8.count) bytes",
                expected: "at most \(ProgrammeCheck.grouped(longest)) bytes of text"
            )
        } else if text.utf8.contains(where: ProgrammeCheck.isControl) {
            report(
                section,
                index,
                field,
                "\(field) of \(owner())",
                found: text,
                expected: "text without control characters"
            )
        } else if text.unicodeScalars.first == "\u{FEFF}" {
            report(
                section,
                index,
                field,
                "\(field) of \(owner())",
                found: text,
                expected: "text without an invisible byte-order mark before it"
            )
        }
    }

    /// Checks a name, which must hold something to read.
    mutating func checkName(
        _ name: String,
        in section: ProblemPlace.Section,
        _ index: Int?,
        of owner: @autoclosure () -> String
    ) {
        if name.utf8.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
            report(
                section,
                index,
                "name",
                "name of \(owner())",
                found: name,
                expected: "a name"
            )
        } else {
            checkText(name, in: section, index, "name", of: owner(), atMost: 1000)
        }
    }

    static func isControl(_ byte: UInt8) -> Bool {
        (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D) || byte == 0x7F
    }

    /// Checks a whole number against the values it may take.
    mutating func checkCount(
        _ value: Int?,
        within range: ClosedRange<Int>,
        in section: ProblemPlace.Section,
        _ index: Int?,
        _ field: String,
        of owner: @autoclosure () -> String
    ) {
        guard let value, !range.contains(value) else { return }
        report(
            section,
            index,
            field,
            "\(field) of \(owner())",
            found: String(value),
            expected: "a whole number from \(ProgrammeCheck.grouped(range.lowerBound)) to "
                + ProgrammeCheck.grouped(range.upperBound)
        )
    }

    /// Checks a number against the values it may take; `aboveLow` leaves out the lower end.
    mutating func checkNumber(
        _ value: Double?,
        within range: ClosedRange<Double>,
        aboveLow: Bool = false,
        in section: ProblemPlace.Section,
        _ index: Int?,
        _ field: String,
        of owner: @autoclosure () -> String
    ) {
        guard let value else { return }
        if range.contains(value), !(aboveLow && value == range.lowerBound) { return }
        let low = ProgrammeCheck.text(range.lowerBound)
        let high = ProgrammeCheck.text(range.upperBound)
        report(
            section,
            index,
            field,
            "\(field) of \(owner())",
            found: ProgrammeCheck.text(value),
            expected: aboveLow
                ? "a number above \(low) and at most \(high)" : "a number from \(low) to \(high)"
        )
    }

    /// Checks that a day lies in the years that a programme can plausibly name.
    mutating func checkDate(
        _ date: CalendarDate?,
        in section: ProblemPlace.Section,
        _ index: Int?,
        _ field: String,
        of owner: @autoclosure () -> String
    ) {
        guard let date, !ProgrammeCheck.plausibleDays.contains(date.daysSinceEpoch) else { return }
        report(
            section,
            index,
            field,
            "\(field) of \(owner())",
            found: date.description,
            expected: "a day in the years 1900 to 2200"
        )
    }

    /// Days from 1900-01-01 to 2200-12-31.
    static let plausibleDays = -25567...84371

    /// Checks that a reference names an item, and suggests the nearest one where it does not.
    mutating func checkReference(
        _ id: String,
        to kind: String,
        among known: [String: Int],
        named names: some Sequence<String>,
        in section: ProblemPlace.Section,
        _ index: Int?,
        _ field: String,
        _ subject: @autoclosure () -> String
    ) {
        guard known[id] == nil, !isKnown(ProblemPlace(section, index, field)) else { return }
        guard list.problems.count < limit else {
            list.total += 1
            return
        }
        let suggestion = suggester.nearest(to: id, in: names)
        let expected: String
        if known.isEmpty {
            expected = "the id of \(kind); there is none yet"
        } else if known.count <= 12 {
            var once: Set<String> = []
            expected = "one of " + names.filter { once.insert($0).inserted }.joined(separator: ", ")
        } else {
            expected = "the id of \(kind)"
        }
        report(
            section,
            index,
            field,
            subject(),
            found: id,
            expected: expected,
            suggestion: suggestion
        )
    }

    /// A number as written in files: whole ones without a decimal point.
    static func text(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return grouped(Int(value)) }
        return value.description
    }

    /// A whole number with commas between thousands.
    static func grouped(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var result = value < 0 ? "-" : ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position) % 3 == 0, digits.count > 4 {
                result.append(",")
            }
            result.append(digit)
        }
        return result
    }
}
