extension UnknownAssumption {
    /// One place of one scenario that sets an assumption as a distribution of ignorance.
    struct Place: Sendable {
        /// What kind of place it is.
        enum Kind: Sendable, Hashable {
            case organisation, sector, course
            /// The whole programme, or a default.
            case wide

            /// Several such places taken together, as the name of one.
            var together: String { self == .wide ? "programme" : plural }

            /// Several such places.
            var plural: String {
                switch self {
                case .organisation: "organisations"
                case .sector: "sectors"
                case .course: "courses"
                case .wide: "places"
                }
            }
        }

        let assumption: Assumption
        let kind: Kind
        /// The place, the same in every scenario that has it.
        let name: String
        /// Whom it is about, in plain words; nil: everyone.
        let whose: String?
        let key: UInt64
        let ends: Tornado.Ends

        /// The places of a scenario that set what is not known, each in force for somebody.
        static func unknown(in scenario: Scenario) -> [Place] {
            let programme = scenario.programme
            let names = Names(programme)
            return Assumption.allCases.flatMap { assumption -> [Place] in
                let inForce = scenario.assumptions.inForce(assumption)
                var seen = Set<UInt64>()
                return inForce.compactMap { slot, courses in
                    guard seen.insert(slot.key).inserted,
                        let ends = Place.ends(of: slot)
                    else { return nil }
                    let (kind, name, whose) = names.place(
                        slot,
                        courses: courses,
                        isOnlyOne: inForce.count == 1
                    )
                    return Place(
                        assumption: assumption,
                        kind: kind,
                        name: name,
                        whose: whose,
                        key: slot.key,
                        ends: ends
                    )
                }
            }
        }

        /// The 10% and 90% quantiles of what is not known; nil for what is known, and for what is chance.
        private static func ends(of slot: AssumptionTable.Slot) -> Tornado.Ends? {
            if case .number = slot.quantity { return nil }
            let range = slot.assumption.validRange
            guard let low = slot.quantity.quantile(0.1, within: range),
                let high = slot.quantity.quantile(0.9, within: range)
            else { return nil }
            return Tornado.Ends(low: low, high: high)
        }
    }

    /// The names of a programme's parts, for places.
    private struct Names {
        let programme: Programme
        private let byPlace: [String: String]

        init(_ programme: Programme) {
            self.programme = programme
            let pairs =
                programme.courses.map { ("course \($0.id)", $0.name) }
                + programme.sectors.map { ("sector \($0.id)", $0.name) }
                + programme.organisations.lazy.filter { !$0.assumptions.isEmpty }
                .map { ("organisation \($0.id)", $0.name) }
            byPlace = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }

        /// The kind, the name and the plain words of a slot's place.
        func place(
            _ slot: AssumptionTable.Slot,
            courses: [Int],
            isOnlyOne: Bool
        ) -> (Place.Kind, String, String?) {
            if let name = byPlace[slot.place], slot.source == nil {
                let kind: Place.Kind =
                    slot.place.hasPrefix("course ")
                    ? .course : slot.place.hasPrefix("sector ") ? .sector : .organisation
                return (kind, slot.place, name)
            }
            if slot.source == nil { return (.wide, slot.place, isOnlyOne ? nil : "elsewhere") }
            guard !courses.isEmpty, courses.count < programme.courses.count else {
                return (.wide, "default", isOnlyOne ? nil : "elsewhere")
            }
            let ids = courses.map { programme.courses[$0].id }
            let names = courses.map { programme.courses[$0].name }
            return (
                .wide, "default for \(ids.joined(separator: ", "))",
                names.count > 2 ? Wording.counted(names.count, "course") : Wording.list(names)
            )
        }
    }
}
