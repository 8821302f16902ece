package import CascadeStore

/// Why a request is not answered as asked.
package struct WebError: Error, Sendable {
    /// Status of HTTP.
    package var status: Int
    /// A few words, the heading of the page.
    package var title: String
    /// What it was, and what can be done.
    package var message: String
    /// Seconds after which another try makes sense; nil: not known.
    package var retryAfter: Int?

    /// An answer that is not what was asked for.
    package init(_ status: Int, _ title: String, _ message: String, retryAfter: Int? = nil) {
        self.status = status
        self.title = title
        self.message = message
        self.retryAfter = retryAfter
    }

    /// What was asked for is not there, or not for whoever asks: the two look the same.
    package static let notFound = WebError(
        404,
        "Page not found",
        "There is no such page, or it is not yours to see. Check the address, or go back to the start."
    )

    /// Nobody is signed in.
    package static let signedOut = WebError(
        401,
        "Sign in first",
        "This page needs you to sign in, or to open the link that you were sent."
    )

    /// A form that was sent from elsewhere, or after its page was signed out.
    package static let stale = WebError(
        403,
        "Please send it again",
        "This page was open for too long, or was sent from another site. Go back, reload the page and send it again; what you typed is still there."
    )

    /// Something that can't be read.
    package static func unreadable(_ message: String) -> WebError {
        WebError(400, "That could not be read", message)
    }

    /// A programme file refused.
    package init(_ error: StoreError) {
        let message =
            "\(error.reason.prefix(1).uppercased())\(error.reason.dropFirst()). \(error.advice)"
        switch error.kind {
        case .invalid, .notUndoable, .unknownPerson, .erased:
            self.init(422, "Nothing was changed", message)
        case .busy: self.init(503, "Someone else is saving", message, retryAfter: 5)
        default: self.init(503, "The programme can't be opened now", message, retryAfter: 30)
        }
    }
}
