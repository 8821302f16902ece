package import CascadeCore

extension NetworkFile {
    /// A figure for each organisation, to be written beside what the programme says of it.
    package struct Measure: Sendable, Hashable {
        /// Name of the attribute.
        package var name: String
        /// By organisation: the figure; nil for none.
        package var values: [Value?]

        /// A figure for each organisation, in the programme's order.
        package init(_ name: String, _ values: [Value?]) {
            self.name = name
            self.values = values
        }
    }

    /// The network of a programme: its organisations and their ties.
    ///
    /// People, sessions, attendance and notes are left out, so that nobody's personal data leaves with it.
    ///
    /// - Parameters:
    ///   - programme: the programme.
    ///   - format: the format that it is meant for; Kumu's fields have names of their own.
    ///   - measures: further attributes of the organisations.
    /// - Complexity: O(organisations + ties).
    package init(
        _ programme: Programme,
        for format: NetworkFormat = .graphML,
        measures: [Measure] = []
    ) {
        let isKumu = [.kumuJSON, .kumuCSV, .kumuXLSX].contains(format)
        func name(_ plain: String, _ kumu: String) -> String { isKumu ? kumu : plain }
        for measure in measures {
            precondition(
                measure.values.count == programme.organisations.count,
                "\(measure.name) has \(measure.values.count) values"
            )
        }
        self.init(isDirected: false)
        attributes.append(Attribute("name", .text(programme.name)))
        if let about = programme.about { attributes.append(Attribute("description", .text(about))) }
        var sectors: [String: String] = [:]
        for sector in programme.sectors { sectors[sector.id] = sector.name }
        for (position, organisation) in programme.organisations.enumerated() {
            var node = Node(id: organisation.id, label: organisation.name)
            func set(_ name: String, _ value: Value?) {
                if let value { node.attributes.append(Attribute(name, value)) }
            }
            // Kumu's own fields are in small letters in a blueprint.
            set(
                name("sector", format == .kumuJSON ? "type" : "Type"),
                .text(sectors[organisation.sector] ?? organisation.sector)
            )
            set(name("sector-id", "Sector ID"), .text(organisation.sector))
            set(name("people", "People"), .whole(organisation.people))
            set(name("area", "Area"), organisation.area.map { .text($0) })
            set(name("serves", "Serves"), organisation.serves.map { .whole($0) })
            set(name("identifier", "Identifier"), organisation.identifier.map { .text($0) })
            set(
                name("founding-trainers", "Founding trainers"),
                .whole(organisation.foundingTrainers)
            )
            if organisation.members > 0 {
                set(name("members", "Members"), .whole(organisation.members))
            }
            set(name("group", "Group"), organisation.group.map { .text($0) })
            for measure in measures { set(measure.name, measure.values[position]) }
            nodes.append(node)
        }
        for tie in programme.partnerships {
            var edge = Edge(
                from: tie.from,
                to: tie.to,
                isDirected: tie.directed,
                weight: tie.strength
            )
            if let kind = tie.kind {
                edge.attributes.append(
                    Attribute(name("kind", format == .kumuJSON ? "type" : "Type"), .text(kind))
                )
            }
            if let since = tie.since {
                edge.attributes.append(Attribute(name("since", "Since"), .text(since.description)))
            }
            edges.append(edge)
        }
        isDirected = !edges.isEmpty && edges.allSatisfy(\.isDirected)
    }
}
