package import CascadeStore

/// Who asks, as far as is known.
package struct Visitor: Sendable {
    /// The session of whoever is signed in or came by a link; nil: nobody known.
    package var session: WebSession?
    /// The secret of the session, from which the token of its forms follows.
    package var secret: Secret?
    /// The token by which a program asks; nil: none.
    package var token: Link?

    /// Someone unknown.
    package init() {}

    /// Someone with a session.
    package init(_ session: WebSession, secret: Secret) {
        self.session = session
        self.secret = secret
    }

    /// A program with a token.
    package init(token: Link) { self.token = token }

    /// What whoever asks may do with a programme; nil: nothing.
    package func role(in programme: String) -> Role? {
        if let token { return token.programme == programme ? token.role : nil }
        return session?.role(in: programme)
    }

    /// Whether everything is open to whoever asks.
    package var isAdministrator: Bool { session?.isAdministrator ?? false }

    /// What every form has to carry; nil where nobody is signed in.
    package var formToken: String? { secret?.derived(for: "form").text }

    /// Who counts as one where much is asked for; nil where that can't be told.
    var asker: String? {
        if let token { return "link \(token.id)" }
        guard let session else { return nil }
        if let account = session.account { return "account \(account.id)" }
        return session.link.map { "link \($0.id)" } ?? "here"
    }

    /// Who stands in the log of changes.
    package var name: String {
        if let token { return token.label }
        return session?.name ?? "unknown"
    }
}
