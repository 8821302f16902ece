package import CascadeCore

/// Someone who has been let in, and until when.
package struct WebSession: Sendable, Hashable {
    /// The account that signed in; nil: someone came by a link.
    package var account: Account?
    /// The link that was opened; nil: someone signed in.
    package var link: Link?
    /// Whether someone came by the one-time link that the program prints when it starts.
    package var isLocal: Bool
    /// When it ends.
    package var expires: Moment

    /// A session as it is kept.
    package init(account: Account?, link: Link?, isLocal: Bool, expires: Moment) {
        self.account = account
        self.link = link
        self.isLocal = isLocal
        self.expires = expires
    }

    /// Whether everything may be done in every programme.
    package var isAdministrator: Bool { isLocal || account?.isAdministrator == true }

    /// The account's name, the link's label, or “lead” for who came by the one-time link.
    package var name: String { account?.name ?? link?.label ?? "lead" }

    /// What may be done in a programme; nil: nothing.
    ///
    /// Administrators are leads everywhere.
    package func role(in programme: String) -> Role? {
        if isAdministrator { return .lead }
        if let account { return account.role(in: programme) }
        guard let link, link.programme == programme else { return nil }
        return link.role
    }

    /// Whether it holds at a moment.
    func isValid(at moment: Moment) -> Bool {
        moment < expires && (link?.isValid(at: moment) ?? true)
    }
}
