/// What is wrong with something that someone typed.
package struct AccountError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was typed.
    package enum Field: String, Sendable, Hashable, CaseIterable {
        /// An e-mail address.
        case email
        /// A name.
        case name
        /// A password.
        case password
        /// The choice of an account.
        case account
        /// The choice of a link.
        case link
        /// What a link is called.
        case label
        /// When a link expires.
        case expires
        /// The choice of a programme.
        case programme
        /// The person of a trainer's role.
        case person

        /// The field in words.
        var words: String {
            switch self {
            case .email: "e-mail address"
            case .name, .password, .account, .link, .label, .programme, .person: rawValue
            case .expires: "expiry"
            }
        }
    }

    /// What was typed.
    package let field: Field
    /// What it was; for a password only what is the matter with it, never the password.
    package let found: String
    /// What was expected.
    package let expected: String

    /// A fault of a field.
    init(_ field: Field, found: String, expected: String) {
        self.field = field
        self.found = found
        self.expected = expected
    }

    /// The fault in plain words.
    package var description: String {
        field == .password
            ? "password: \(found), expected \(expected)"
            : "\(field.words): “\(found)”, expected \(expected)"
    }
}

/// More people are signing in at this moment than the computer can take on.
package struct SignInBusy: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is the matter, and what to do.
    package var description: String {
        "Many people are signing in at this moment. Please try again in a few seconds."
    }
}
