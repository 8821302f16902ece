import CascadeCore

/// Ids and numbers in the texts of options.
extension PlanQuestion {
    /// What stands before and after the last sign of equality.
    static func sides(_ text: String) -> (String, String)? {
        guard let sign = text.lastIndex(of: "="), sign != text.startIndex else { return nil }
        return (String(text[..<sign]), String(text[text.index(after: sign)...]))
    }

    static func dropping(_ prefix: String, from text: String) -> String? {
        text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
    }

    func counted(
        _ text: String,
        _ option: String,
        _ expected: String
    ) throws -> (String, Int) {
        guard let (id, number) = Self.sides(text), let count = Int(number) else {
            throw Failure(.usage, "\(option) is “\(text)”, expected \(expected).")
        }
        return (id, count)
    }

    func course(_ id: String, _ option: String) throws -> String {
        let courses = programme.courses
        guard courses.contains(where: { $0.id == id }) else {
            throw names.unknown(
                id,
                option: option,
                expected: "the id of a course",
                among: courses.map { ($0.id, $0.name) },
                where: "The ids are in programme.yaml."
            )
        }
        return id
    }

    /// The part of the partnership with this id, whose kind may stand before it: `faith`, `sector:faith`.
    func part(_ text: String, _ option: String) throws -> Part {
        let programme = programme
        let kinds: [(word: String, part: (String) -> Part, entries: [ProgrammeNames.Entry])] = [
            ("sector", Part.sector, names.allSectors),
            ("area", Part.area, programme.organisations.compactMap { $0.area.map { ($0, $0) } }),
            ("group", Part.group, programme.groups.map { ($0.id, $0.name) }),
            ("organisation", Part.organisation, names.allOrganisations),
        ]
        let found = kinds.compactMap { kind -> (word: String, part: Part)? in
            let id = Self.dropping("\(kind.word):", from: text) ?? text
            return kind.entries.contains { $0.id == id } ? (kind.word, kind.part(id)) : nil
        }
        if found.count > 1 {
            let ways = found.map { "\($0.word):\(text)" }.joined(separator: " or ")
            throw Failure(
                .usage,
                "\(option): “\(text)” is more than one part of the partnership; write \(ways)."
            )
        }
        if let only = found.first { return only.part }
        let asked = kinds.first { text.hasPrefix("\($0.word):") }
        throw names.unknown(
            asked.flatMap { Self.dropping("\($0.word):", from: text) } ?? text,
            option: option,
            expected: asked.map {
                "the id of \($0.word == "sector" || $0.word == "group" ? "a" : "an") \($0.word)"
            }
                ?? "the id of a sector, an area, a group or an organisation",
            among: asked?.entries ?? kinds.flatMap(\.entries),
            where: "The ids are in programme.yaml and organisations.csv."
        )
    }
}
