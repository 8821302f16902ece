package import CascadeFormats
import CascadeStore
package import Foundation

/// An answer.
package struct WebResponse: Sendable {
    /// Status of HTTP.
    package var status: Int
    /// What is sent.
    package var body: Data
    /// Kind of what is sent.
    package var contentType: String
    /// Further headers.
    package var headers: [(name: String, value: String)] = []
    /// Cookies that are set, as `Set-Cookie` has them.
    package var cookies: [String] = []
    /// What a browser may load and run for it; nil: nothing at all.
    package var policy: ContentPolicy?
    /// Whether it may be kept: seconds; nil: never.
    package var age: Int?

    /// An answer of a kind.
    package init(status: Int = 200, contentType: String, body: Data) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }

    /// A page.
    package static func page(_ page: WebPage, status: Int = 200) -> WebResponse {
        let nonce = Secret.random().text
        var response = WebResponse(
            status: status,
            contentType: "text/html; charset=utf-8",
            body: Data(page.text(nonce: nonce).utf8)
        )
        response.policy = .page(nonce: nonce, mayBeEmbedded: page.mayBeEmbedded)
        return response
    }

    /// Data.
    package static func json(_ value: JSONText, status: Int = 200) -> WebResponse {
        WebResponse(
            status: status,
            contentType: "application/json; charset=utf-8",
            body: Data((value.text + "\n").utf8)
        )
    }

    /// A picture.
    package static func svg(_ text: Data) -> WebResponse {
        var response = WebResponse(contentType: "image/svg+xml", body: text)
        response.policy = .picture
        return response
    }

    /// A file that is saved under a name.
    package static func download(_ data: Data, as name: String, contentType: String) -> WebResponse
    {
        var response = WebResponse(contentType: contentType, body: data)
        response.headers.append(
            ("Content-Disposition", "attachment; filename*=UTF-8''\(FormValues.encoded(name))")
        )
        return response
    }

    /// On to another page, which is read with GET.
    package static func redirect(_ path: String) -> WebResponse {
        var response = WebResponse(status: 303, contentType: "text/plain", body: Data())
        response.headers.append(("Location", path))
        return response
    }

    /// The answer with a cookie set.
    package func setting(_ cookie: String) -> WebResponse {
        var response = self
        response.cookies.append(cookie)
        return response
    }
}

/// What a browser may load and run for an answer.
package enum ContentPolicy: Sendable, Hashable {
    /// A page: our own styles, scripts and pictures; styles inside pictures by their nonce.
    case page(nonce: String, mayBeEmbedded: Bool)
    /// A picture with its own styles.
    case picture

    /// The text of the header `Content-Security-Policy`.
    package var header: String {
        switch self {
        case .page(let nonce, let mayBeEmbedded):
            """
            default-src 'none'; script-src 'self'; style-src 'self' 'nonce-\(nonce)'; img-src 'self' data:; \
            connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; \
            frame-ancestors \(mayBeEmbedded ? "*" : "'none'")
            """
        case .picture: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
        }
    }
}
