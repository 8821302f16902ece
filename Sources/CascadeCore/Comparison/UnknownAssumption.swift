/// An assumption that scenarios don't know, at the place where it is set.
struct UnknownAssumption: Sendable {
    let assumption: Assumption
    /// Where it is set: `programme`, `sector faith`, `course workshop`, `default`.
    let place: String
    /// What it is and whose, in plain words.
    let label: String
    /// The scenarios that don't know it, in their order: their position, and by key of each slot concerned the values to try.
    let scenarios: [(position: Int, values: [UInt64: Tornado.Ends])]

    /// The values to try in a scenario; nil where it knows the assumption or where the places concerned have different ones.
    func ends(in scenario: Int) -> Tornado.Ends? {
        guard let values = scenarios.first(where: { $0.position == scenario })?.values,
            let first = values.first?.value, values.values.allSatisfy({ $0 == first })
        else { return nil }
        return first
    }

    /// More places than this are taken together.
    static let most = 40

    /// Everything that one of some scenarios doesn't know, in the order of assumptions and places.
    ///
    /// A place is the same in two scenarios where it has the same name. Where there are more than ``most`` places, the
    /// organisations that set an assumption are taken together, and if need be the sectors and the courses.
    ///
    /// - Complexity: O(assumptions × (courses + organisations)) for each scenario.
    static func all(in scenarios: [Scenario]) -> [UnknownAssumption] {
        let places = scenarios.map { Place.unknown(in: $0) }
        var kept: Set<Place.Kind> = [.organisation, .sector, .course, .wide]
        var result = grouped(places, apart: kept)
        for kind in [Place.Kind.organisation, .sector, .course] where result.count > most {
            kept.remove(kind)
            result = grouped(places, apart: kept)
        }
        return result
    }

    private static func grouped(
        _ places: [[Place]],
        apart: Set<Place.Kind>
    ) -> [UnknownAssumption] {
        var order: [Group] = []
        var byGroup: [Group: [Int: [Place]]] = [:]
        for (scenario, places) in places.enumerated() {
            for place in places {
                let name = apart.contains(place.kind) ? place.name : place.kind.together
                let group = Group(assumption: place.assumption, name: name)
                if byGroup[group] == nil { order.append(group) }
                byGroup[group, default: [:]][scenario, default: []].append(place)
            }
        }
        let position = Dictionary(
            Assumption.allCases.enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let sorted = order.enumerated().sorted { left, right in
            (position[left.element.assumption] ?? 0, left.offset)
                < (position[right.element.assumption] ?? 0, right.offset)
        }
        return sorted.compactMap { _, group in
            guard let found = byGroup[group] else { return nil }
            let members = found.sorted { $0.key < $1.key }
            guard let first = members.first?.value, let place = first.first else { return nil }
            let names = members.map { $0.value.count }.max() ?? 1
            let whose =
                apart.contains(place.kind) || names == 1
                ? place.whose : "\(Wording.count(names)) \(place.kind.plural)"
            return UnknownAssumption(
                assumption: group.assumption,
                place: apart.contains(place.kind) ? place.name : group.name,
                label: group.assumption.question + (whose.map { ": \($0)" } ?? ""),
                scenarios: members.map { scenario, places in
                    (
                        scenario,
                        Dictionary(
                            places.map { ($0.key, $0.ends) },
                            uniquingKeysWith: { first, _ in first }
                        )
                    )
                }
            )
        }
    }

    private struct Group: Hashable {
        var assumption: Assumption
        var name: String
    }
}
