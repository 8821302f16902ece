/// What someone may do in one programme.
package enum Role: Sendable, Hashable {
    /// Everything.
    case lead
    /// Recording what the person with this id taught, and seeing what came of it.
    case trainer(person: String)
    /// Reading figures without names.
    case funder
}

/// A role in one programme.
package struct Grant: Sendable, Hashable {
    /// Name of the programme's file without `.cascade`.
    package var programme: String
    /// What may be done in it.
    package var role: Role

    /// A role in a programme.
    package init(programme: String, role: Role) {
        self.programme = programme
        self.role = role
    }
}

/// Someone who signs in with an e-mail address and a password.
package struct Account: Sendable, Hashable, Identifiable {
    /// Its number, which no later account gets.
    package var id: Int64
    /// The e-mail address, as it was written.
    package var email: String
    /// The name that others see.
    package var name: String
    /// Whether the account may do everything in every programme, and look after the other accounts.
    package var isAdministrator: Bool
    /// What it may do in which programme, by the programme's name.
    package var grants: [Grant]

    /// Whether a password has been set; without one nobody can sign in.
    package var hasPassword: Bool

    /// An account as it is kept.
    package init(
        id: Int64,
        email: String,
        name: String,
        isAdministrator: Bool,
        grants: [Grant],
        hasPassword: Bool = true
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.isAdministrator = isAdministrator
        self.grants = grants
        self.hasPassword = hasPassword
    }

    /// What the account may do in a programme; nil: nothing.
    package func role(in programme: String) -> Role? {
        isAdministrator ? .lead : grants.first { $0.programme == programme }?.role
    }
}
