import CascadeCore

extension NetworkImporter {
    /// Makes an organisation of each node, and the sectors and groups that these belong to.
    mutating func makeOrganisations() {
        makeIDs()
        var sectors = NamedValues(fallback: "sector")
        var groups = NamedValues(fallback: "group")
        var assumed = 0
        var withoutSector = 0
        var rounded = 0
        for (position, node) in reading.network.nodes.enumerated() {
            let place = reading.nodePlaces[position]
            let id = ids[node.id] ?? node.id
            func value(_ field: NetworkImport.Field) -> NetworkFile.Value? {
                mapping.nodes[field].flatMap { node.attributes[$0] }
            }
            func text(_ field: NetworkImport.Field) -> String? {
                guard let value = value(field) else { return nil }
                let text = Self.short(value.description)
                return text.isEmpty ? nil : text
            }
            let sectorID = text(.sectorID)
            var sector = text(.sector) ?? sectorID
            if case .list(let items) = value(.sector), let first = items.first { sector = first }
            if sector == nil {
                withoutSector += 1
                sector = mapping.nodes[.sector] == nil ? "Organisations" : "Not given"
            }
            let trainers = count(.foundingTrainers, of: node, id, place, most: 10_000_000)
            let members = count(.members, of: node, id, place, most: 10_000_000)
            var people = count(.people, of: node, id, place, most: 10_000_000, rounded: &rounded)
            if people == nil {
                assumed += 1
                people = max(options.people, trainers ?? 0, members ?? 0)
            }
            if let identifier = text(.identifier),
                let expected = OrganisationIdentifier.expectation(for: identifier)
            {
                report(
                    place,
                    "identifier of \(id), which is kept",
                    found: identifier,
                    expected: expected
                )
            }
            let name = Self.short(node.label ?? text(.name) ?? node.id)
            draft.organisations.append(
                Organisation(
                    id: id,
                    name: name.isEmpty ? id : name,
                    sector: sectors.id(of: sector ?? "", wanted: sectorID),
                    people: people ?? options.people,
                    area: text(.area),
                    serves: count(.serves, of: node, id, place, most: 10_000_000_000),
                    identifier: text(.identifier),
                    foundingTrainers: trainers ?? 0,
                    members: members ?? 0,
                    group: text(.group).map { groups.id(of: $0, wanted: $0) },
                    notes: text(.notes)
                )
            )
        }
        draft.sectors = sectors.items.map { Sector(id: $0.id, name: $0.name) }
        draft.groups = groups.items.map { ProgrammeDraft.Group(id: $0.id, name: $0.name) }
        noteOrganisations(assumed: assumed, withoutSector: withoutSector, rounded: rounded)
    }

    /// A text without spaces around it; one that no field can hold is left as it is, for the check to refuse it.
    private static func short(_ text: String) -> String {
        text.utf8.count > 20_000 ? text : Scalars.trimmed(text)
    }

    private mutating func noteOrganisations(assumed: Int, withoutSector: Int, rounded: Int) {
        let all = draft.organisations.count
        if all == 0 { return }
        if assumed > 0 {
            let who =
                assumed == all
                ? "no organisation has" : "\(assumed) of \(all) organisations have no"
            notices.append(
                "\(who) \(assumed == all ? "a " : "")headcount; \(options.people) people each are assumed"
                    + " (--people sets another number)"
            )
        }
        if rounded > 0 {
            notices.append("\(Self.counted(rounded, "headcount")) became whole numbers")
        }
        if mapping.nodes[.sector] == nil, mapping.nodes[.sectorID] == nil {
            notices.append(
                "no column says the sector; all organisations are in one"
                    + " (--map COLUMN=sector names a column)"
            )
        } else if withoutSector > 0 {
            notices.append(
                "\(Self.counted(withoutSector, "organisation")) without a sector became the sector Not given"
            )
        }
        let people = draft.sectors.first {
            ["person", "people", "individual", "individuals"].contains($0.name.lowercased())
        }
        if let people {
            let count = draft.organisations.count { $0.sector == people.id }
            notices.append(
                "\(Self.counted(count, "node")) of the type \(people.name) became organisations;"
                    + " take them out of the file if they are people"
            )
        }
    }

    private mutating func makeIDs() {
        var taken: Set<String> = []
        var nextNumber: [String: Int] = [:]
        let nodes = reading.network.nodes
        for node in nodes where ProgrammeDraft.isOrganisationID(node.id) {
            ids[node.id] = node.id
            taken.insert(node.id)
        }
        for (position, node) in nodes.enumerated() where ids[node.id] == nil {
            let base =
                Self.slug(node.id) ?? node.label.flatMap(Self.slug)
                ?? "organisation-\(position + 1)"
            let id = Self.unique(base, &taken, &nextNumber)
            ids[node.id] = id
            changedIDs.append(NetworkImport.ChangedID(old: node.id, new: id))
        }
    }

    private mutating func count(
        _ field: NetworkImport.Field,
        of node: NetworkFile.Node,
        _ id: String,
        _ place: NetworkReading.Place,
        most: Int
    ) -> Int? {
        var rounded = 0
        return count(field, of: node, id, place, most: most, rounded: &rounded)
    }

    /// The whole number in a field; nil, after a report where something else stands there.
    private mutating func count(
        _ field: NetworkImport.Field,
        of node: NetworkFile.Node,
        _ id: String,
        _ place: NetworkReading.Place,
        most: Int,
        rounded: inout Int
    ) -> Int? {
        guard let column = mapping.nodes[field], let value = node.attributes[column] else {
            return nil
        }
        let text = Scalars.trimmed(value.description)
        guard !text.isEmpty else { return nil }
        if let number = value.number, number >= 0, number <= Double(most) {
            if number != number.rounded() { rounded += 1 }
            return Int(number.rounded())
        }
        report(
            place,
            "\(field.rawValue) of \(id), which is left out",
            found: text,
            expected: "a whole number from 0 to \(Wording.count(most))"
        )
        return nil
    }
}

/// Ids for names as they come: sectors, groups.
private struct NamedValues {
    private(set) var items: [(id: String, name: String)] = []
    private var known: [String: String] = [:]
    private var taken: Set<String> = []
    private var nextNumber: [String: Int] = [:]
    private let fallback: String

    init(fallback: String) {
        self.fallback = fallback
    }

    /// The id of a name, made the first time: the wanted one where it can be had, else one made of the name.
    mutating func id(of name: String, wanted: String?) -> String {
        if let id = known[name] { return id }
        var base = NetworkImporter.slug(name) ?? "\(fallback)-\(items.count + 1)"
        if let wanted, ProgrammeDraft.isOrganisationID(wanted), !taken.contains(wanted) {
            base = wanted
        }
        let id = NetworkImporter.unique(base, &taken, &nextNumber)
        known[name] = id
        items.append((id, name))
        return id
    }
}
