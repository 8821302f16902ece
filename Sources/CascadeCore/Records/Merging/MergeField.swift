/// A field of which a merge may keep the value of the entry that goes.
public enum MergeField: String, Sendable, Hashable, CaseIterable {
    /// Name of a person or organisation.
    case name
    /// A person's organisation.
    case organisation
    /// A person's e-mail address.
    case email
    /// A person's first day with the organisation.
    case joined
    /// A person's last day with the organisation.
    case left
    /// Free text.
    case notes
    /// An organisation's sector.
    case sector
    /// An organisation's headcount.
    case people
    /// The area that an organisation works in.
    case area
    /// People that an organisation serves.
    case serves
    /// An organisation's official identifier.
    case identifier
    /// The stakeholder group of an organisation's people.
    case group

    /// The fields of people.
    public static let ofPeople: [MergeField] = [
        .name, .organisation, .email, .joined, .left, .notes,
    ]
    /// The fields of organisations.
    public static let ofOrganisations: [MergeField] = [
        .name, .sector, .people, .area, .serves, .identifier, .group, .notes,
    ]

    /// Which of two values stays: that of the entry that stays unless this field is kept, and where one is missing the other.
    func choice<Value>(_ stays: Value?, _ goes: Value?, _ keeping: Set<MergeField>) -> Value? {
        keeping.contains(self) ? goes ?? stays : stays ?? goes
    }
}
