import CascadeCore

/// The people whom a row names.
extension SessionTableReader {
    /// The person of the row's own columns; nil where they are empty.
    mutating func person(_ cells: inout Cells) -> TablePerson? {
        let first = text(.firstName, &cells)
        let last = text(.lastName, &cells)
        let whole = text(.person, &cells)
        var email = text(.email, &cells)?.lowercased()
        var name = [first, last].compactMap(\.self).joined(separator: " ")
        if name.isEmpty { name = whole.map(TablePerson.name) ?? "" }
        if let text = email, !TablePerson.isEmail(text) {
            cells.isSound = false
            report(
                cells.row.number,
                heading[.email],
                "e-mail address",
                text,
                "one such as ada@halyard.example"
            )
            email = nil
        }
        guard !name.isEmpty || email != nil else { return nil }
        let column = heading[.person] ?? heading[.firstName] ?? heading[.lastName]
        if let meaning = mapping.meaning(of: name, .person) { name = meaning }
        return TablePerson(
            name: name,
            organisation: organisation(.organisation, &cells),
            email: email,
            row: cells.row.number,
            column: column
        )
    }

    /// The trainers of all columns for them, the first as the lead.
    mutating func trainers(_ cells: inout Cells) -> [TableEntry.Trainer] {
        var result: [TableEntry.Trainer] = []
        for column in heading.columns(.trainers) {
            guard let text = text(at: column.position, &cells) else { continue }
            for person in people(text, .trainers, column.position, &cells) {
                var person = person
                person.isTrainer = true
                if !result.contains(where: { $0.person.content == person.content }) {
                    result.append(TableEntry.Trainer(person: person, isLead: result.isEmpty))
                }
            }
        }
        return result
    }

    /// The people whom a cell lists: one a line, or with `;`, `|`, `&` or “and” between; `Name (organisation)` and
    /// `Name <address>` are understood, and TrainSMART's `12, Ada, Byrne`.
    mutating func people(
        _ text: String,
        _ field: SessionField,
        _ column: Int,
        _ cells: inout Cells
    ) -> [TablePerson] {
        if let meaning = mapping.meaning(of: text, field), meaning == "ignore" { return [] }
        let parts = text.replacing(" and ", with: ";").split { ";|&\n".contains($0) }
        var result: [TablePerson] = []
        for part in parts {
            for piece in pieces(TableGrid.tidied(String(part))) {
                let word = mapping.meaning(of: piece, field) ?? piece
                guard word != "ignore", !word.isEmpty,
                    !layout.emptyWords.contains(SessionField.folded(word))
                else { continue }
                result.append(person(word, column, &cells))
            }
        }
        return result
    }

    /// The names between the commas of a text, where they are names of their own.
    private func pieces(_ text: String) -> [String] {
        let parts = text.split(separator: ",").map { TableGrid.tidied(String($0)) }
            .filter { !$0.isEmpty }
        guard parts.count > 1 else { return [text] }
        if layout.kind == .trainsmart {
            // 12, Ada, M., Byrne
            let named = parts.first.flatMap { Int($0) } == nil ? parts : Array(parts.dropFirst())
            if !named.allSatisfy({ $0.contains(" ") }) || named.count == 1 {
                return [named.joined(separator: " ")]
            }
            return named
        }
        if parts.count == 2, names.people(named: "\(parts[1]) \(parts[0])").count == 1 {
            return ["\(parts[1]) \(parts[0])"]
        }
        let areNames = parts.allSatisfy { part in
            part.contains(" ") || names.person(id: part) != nil || TablePerson.isEmail(part)
        }
        return areNames || parts.count > 2 ? parts : [TablePerson.name(text)]
    }

    private mutating func person(
        _ text: String,
        _ column: Int,
        _ cells: inout Cells
    ) -> TablePerson {
        var person = TablePerson(name: text, row: cells.row.number, column: column)
        if TablePerson.isEmail(text) {
            person.name = ""
            person.email = text.lowercased()
        } else if text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
            person.name = TableGrid.tidied(String(text[..<open]))
            let inside = String(text[text.index(after: open)...].dropLast())
            person.organisation = organisation(inside, .organisation, column, &cells)
        } else if text.hasSuffix(">"), let open = text.lastIndex(of: "<") {
            let inside = String(text[text.index(after: open)...].dropLast()).lowercased()
            person.name = TableGrid.tidied(String(text[..<open]))
            if TablePerson.isEmail(inside) { person.email = inside }
        }
        return person
    }
}
