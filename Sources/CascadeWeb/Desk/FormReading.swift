import CascadeCore
import CascadeFormats

/// Reads what was filled in, field by field, and notes what can't be read.
struct FormReading {
    /// What was filled in.
    let values: FormValues
    /// What is wrong with it.
    private(set) var faults: [FormFault] = []

    /// A reading of values.
    init(_ values: FormValues) { self.values = values }

    /// Notes what is wrong with a field.
    mutating func fault(_ field: String, _ message: String) {
        guard !faults.contains(where: { $0.field == field }) else { return }
        faults.append(FormFault(field, message))
    }

    /// A line of text in one form of those that Unicode has for it; nil where nothing was filled in.
    func line(_ field: String) -> String? {
        guard let text = values[field] else { return nil }
        let line = NameText.composed(NameText.collapsed(text))
        return line.isEmpty ? nil : line
    }

    /// A text of several lines; nil where nothing was filled in.
    func text(_ field: String) -> String? {
        values[field].map { $0.replacing("\r\n", with: "\n").replacing("\r", with: "\n") }
    }

    /// A line that has to be there.
    mutating func required(_ field: String, _ label: String) -> String {
        if let line = line(field) { return line }
        fault(field, Words.Desk.needs(label))
        return ""
    }

    /// A whole number, with or without commas between thousands; nil where nothing, or none, was filled in.
    mutating func whole(_ field: String, _ label: String, isRequired: Bool = false) -> Int? {
        guard let text = values[field] else {
            if isRequired { fault(field, Words.Desk.needs(label)) }
            return nil
        }
        let digits = text.filter { $0 != "," && $0 != " " && $0 != "\u{A0}" }
        if let number = Int(digits) { return number }
        fault(field, Words.Desk.needsWhole(label, text))
        return nil
    }

    /// A number; nil where nothing, or none, was filled in.
    mutating func number(_ field: String, _ label: String, isRequired: Bool = false) -> Double? {
        guard let text = values[field] else {
            if isRequired { fault(field, Words.Desk.needs(label)) }
            return nil
        }
        let digits = text.filter { !["," as Character, " ", "\u{A0}", "£", "€", "$"].contains($0) }
        if let number = Double(digits), number.isFinite,
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D })
        {
            return number
        }
        fault(field, Words.Desk.needsNumber(label, text))
        return nil
    }

    /// A day in three fields; nil where nothing, or no day, was filled in.
    mutating func day(_ field: String, _ label: String, isRequired: Bool = false) -> CalendarDate? {
        let parts = ["day", "month", "year"].map { values["\(field)-\($0)"] }
        let given = parts.compactMap(\.self)
        guard !given.isEmpty else {
            if isRequired { fault(field, Words.Desk.needs(label)) }
            return nil
        }
        if let day = FormDay.day(in: values, field) { return day }
        fault(field, Words.Desk.needsDay(label))
        return nil
    }

    /// One of the words that may be sent; nil for others.
    func choice<Choice: RawRepresentable<String>>(_ field: String, of: Choice.Type) -> Choice? {
        values[field].flatMap(Choice.init)
    }

    /// Whether a box was ticked.
    func isTicked(_ field: String) -> Bool { values[field] != nil }

    /// Lines that are not empty, each collapsed.
    func entries(_ field: String) -> [String] {
        (text(field) ?? "").split(whereSeparator: \.isNewline)
            .map { NameText.composed(NameText.collapsed(String($0))) }
            .filter { !$0.isEmpty }
    }
}

extension FormValues {
    /// Adds a value unless it is nil.
    mutating func add(_ name: String, _ value: String?) {
        if let value { pairs.append(Pair(name, value)) }
    }

    /// Adds a number unless it is nil.
    mutating func add(_ name: String, _ value: Int?) { add(name, value.map(String.init)) }

    /// Adds a number as it is typed: without a point where it is whole.
    mutating func add(_ name: String, _ value: Double?) {
        add(name, value.map { $0 == $0.rounded() && abs($0) < 1e15 ? String(Int($0)) : "\($0)" })
    }

    /// Adds a ticked box.
    mutating func add(_ name: String, isTicked: Bool) { add(name, isTicked ? "yes" : nil) }

    /// Adds the three fields of a day.
    mutating func add(_ name: String, _ day: CalendarDate?) {
        guard let parts = day?.components else { return }
        add("\(name)-day", parts.day)
        add("\(name)-month", parts.month)
        add("\(name)-year", parts.year)
    }
}
