/// A kind of organisation, named by the user.
public struct Sector: Sendable, Hashable {
    /// Whose yearly leaving rate is the default `turnover` of a sector.
    public enum Workforce: String, Sendable, Hashable, CaseIterable {
        /// Staff of charities: 0.20.
        case charity
        /// Children's social workers: 0.12.
        case socialWork = "social-work"
        /// Teachers: 0.09.
        case teaching
        /// Police officers: 0.062.
        case police
        /// Volunteers and members of churches and other faith groups: 0.20.
        case volunteers
    }

    /// Unique id.
    public var id: String
    /// Name as people know it.
    public var name: String
    /// Whose leaving rate to take as the default; nil: 0.15.
    public var workforce: Workforce?
    /// Assumptions that hold for this sector.
    public var assumptions: AssumptionSet

    /// A sector of organisations.
    public init(
        id: String,
        name: String,
        workforce: Workforce? = nil,
        assumptions: AssumptionSet = [:]
    ) {
        self.id = id
        self.name = name
        self.workforce = workforce
        self.assumptions = assumptions
    }
}

/// A body whose staff and volunteers can be trained.
public struct Organisation: Sendable, Hashable {
    /// Unique id.
    public var id: String
    /// Name as people know it.
    public var name: String
    /// Id of its sector.
    public var sector: String
    /// Headcount in scope: staff and volunteers who can be trained.
    public var people: Int
    /// Area that it works in.
    public var area: String?
    /// People that it serves.
    public var serves: Int?
    /// Official identifier, such as `GB-CHC-1061569`.
    public var identifier: String?
    /// Trainers at the start, named ones included; within `people`.
    public var foundingTrainers: Int
    /// How many of `people` are members, who pay a course's member price.
    public var members: Int
    /// Id of the stakeholder group that its people belong to.
    public var group: String?
    /// Assumptions that hold for this organisation.
    public var assumptions: AssumptionSet
    /// Free text.
    public var notes: String?

    /// An organisation with a headcount of `people`.
    public init(
        id: String,
        name: String,
        sector: String,
        people: Int,
        area: String? = nil,
        serves: Int? = nil,
        identifier: String? = nil,
        foundingTrainers: Int = 0,
        members: Int = 0,
        group: String? = nil,
        assumptions: AssumptionSet = [:],
        notes: String? = nil
    ) {
        self.id = id
        self.name = name
        self.sector = sector
        self.people = people
        self.area = area
        self.serves = serves
        self.identifier = identifier
        self.foundingTrainers = foundingTrainers
        self.members = members
        self.group = group
        self.assumptions = assumptions
        self.notes = notes
    }
}

/// A tie between two organisations.
public struct Partnership: Sendable, Hashable {
    /// Id of one organisation; of the giving one where directed.
    public var from: String
    /// Id of the other organisation.
    public var to: String
    /// Strength in (0, 1].
    public var strength: Double
    /// Kind of tie, in the user's words.
    public var kind: String?
    /// Whether the tie serves `from` only.
    public var directed: Bool
    /// Since when it exists.
    public var since: CalendarDate?

    /// A tie of the given strength.
    public init(
        from: String,
        to: String,
        strength: Double = 0.5,
        kind: String? = nil,
        directed: Bool = false,
        since: CalendarDate? = nil
    ) {
        self.from = from
        self.to = to
        self.strength = strength
        self.kind = kind
        self.directed = directed
        self.since = since
    }
}

/// A named person.
public struct Person: Sendable, Hashable {
    /// What a person is to the programme from its start.
    public enum Role: String, Sendable, Hashable, CaseIterable {
        /// A founding trainer.
        case trainer
        /// Someone to talk to at the organisation; changes nothing in the simulation.
        case contact
    }

    /// Unique id.
    public var id: String
    /// Name.
    public var name: String
    /// Id of the person's organisation.
    public var organisation: String
    /// Roles, in written order.
    public var roles: [Role]
    /// E-mail address.
    public var email: String?
    /// First day with the organisation.
    public var joined: CalendarDate?
    /// Last day with the organisation.
    public var left: CalendarDate?
    /// Free text.
    public var notes: String?

    /// A person of an organisation.
    public init(
        id: String,
        name: String,
        organisation: String,
        roles: [Role] = [],
        email: String? = nil,
        joined: CalendarDate? = nil,
        left: CalendarDate? = nil,
        notes: String? = nil
    ) {
        self.id = id
        self.name = name
        self.organisation = organisation
        self.roles = roles
        self.email = email
        self.joined = joined
        self.left = left
        self.notes = notes
    }
}
