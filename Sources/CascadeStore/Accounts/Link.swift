package import CascadeCore

/// A secret address that lets whoever has it into one programme, or a key for programs.
///
/// The secret itself is shown once, when the link is made, and is not kept.
package struct Link: Sendable, Hashable, Identifiable {
    /// What the secret is for.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The address of a page that is opened in a browser.
        case page
        /// A key with which a program asks.
        case token
    }

    /// Its number, which no later link gets.
    package var id: Int64
    /// What it is for.
    package var kind: Kind
    /// Name of the programme's file without `.cascade`.
    package var programme: String
    /// What may be done with it.
    package var role: Role
    /// Whom it is for, in the words of who made it.
    package var label: String
    /// When it was made.
    package var created: Moment
    /// From when it is no longer valid; nil: it does not expire.
    package var expires: Moment?
    /// When it was revoked; nil: it was not.
    package var revoked: Moment?
    /// The last day on which it was used; nil: it never was.
    package var lastUsed: CalendarDate?

    /// A link as it is kept.
    package init(
        id: Int64,
        kind: Kind,
        programme: String,
        role: Role,
        label: String,
        created: Moment,
        expires: Moment? = nil,
        revoked: Moment? = nil,
        lastUsed: CalendarDate? = nil
    ) {
        self.id = id
        self.kind = kind
        self.programme = programme
        self.role = role
        self.label = label
        self.created = created
        self.expires = expires
        self.revoked = revoked
        self.lastUsed = lastUsed
    }

    /// Whether it lets anyone in at a moment.
    package func isValid(at moment: Moment) -> Bool {
        guard revoked == nil else { return false }
        guard let expires else { return true }
        return moment < expires
    }
}
