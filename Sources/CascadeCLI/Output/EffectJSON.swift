import CascadeCore
import CascadeFormats

extension JSONText {
    /// What some changes bring.
    static func effect(_ effect: WhatIf.Effect?) -> JSONText {
        guard let effect else { return .null }
        return .object(members(of: effect))
    }

    /// The members of an effect, in the order of writing.
    static func members(of effect: WhatIf.Effect) -> [(String, JSONText)] {
        let chance = effect.chanceOfTarget.map { chance in
            JSONText.object([
                ("before", .number(chance.before)), ("after", .number(chance.after)),
            ])
        }
        return [
            ("changes", .array(effect.changes.map(JSONText.change))),
            ("peopleBefore", .number(effect.peopleBefore)),
            ("people", .difference(effect.people)),
            ("elsewhere", .difference(effect.elsewhere)),
            ("amongBefore", .optional(effect.amongBefore)),
            ("among", .difference(effect.among)),
            ("chanceOfTarget", chance ?? .null),
        ]
    }

    /// A change: what kind, and the ids that it names.
    static func change(_ change: Change) -> JSONText {
        switch change {
        case .organisationLeaves(let id):
            .object([("change", .string("organisation-leaves")), ("organisation", .string(id))])
        case .personLeaves(let id):
            .object([("change", .string("person-leaves")), ("person", .string(id))])
        case .trainerLeaves(let id):
            .object([("change", .string("trainer-leaves")), ("organisation", .string(id))])
        case .tie(let first, let second, let strength):
            .object([
                ("change", .string("tie")),
                ("organisations", .array([.string(first), .string(second)])),
                ("strength", .number(strength)),
            ])
        case .trainer(let id):
            .object([("change", .string("trainer")), ("organisation", .string(id))])
        case .seats(let session, let organisation, let count):
            .object([
                ("change", .string("seats")), ("session", .string(session)),
                ("organisation", .string(organisation)), ("count", .count(count)),
            ])
        }
    }
}
