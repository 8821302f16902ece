package import Foundation

/// What was asked for, and by whom.
package struct WebRequest: Sendable {
    /// Method of HTTP.
    package enum Method: String, Sendable, Hashable, CaseIterable {
        /// Reads.
        case get = "GET"
        /// Changes something.
        case post = "POST"
    }

    /// Method.
    package var method: Method
    /// Path without the query.
    package var path: String
    /// Values in the path, by their names in the route's pattern.
    package var parameters: [String: String] = [:]
    /// Values of the query.
    package var query: FormValues
    /// What was sent.
    package var body: Data
    /// Kind of what was sent, such as `application/json`.
    package var contentType: String
    /// Who asks.
    package var visitor: Visitor
    /// What the browser says of where the request comes from.
    package var headers: Headers

    /// Headers that answers depend on.
    package struct Headers: Sendable, Hashable {
        /// `Cookie`.
        package var cookie: String?
        /// `Host`.
        package var host: String?
        /// `Origin`.
        package var origin: String?
        /// `Sec-Fetch-Site`.
        package var fetchSite: String?
        /// `X-Cascade-Token`.
        package var token: String?
        /// `Authorization`.
        package var authorization: String?
        /// `If-None-Match`.
        package var noneMatch: String?
        /// `Accept`.
        package var accept: String?
        /// Address of who asks.
        package var address = ""

        /// No headers.
        package init() {}
    }

    /// A request of a page.
    package init(
        _ method: Method,
        _ path: String,
        query: FormValues = FormValues(),
        body: Data = Data(),
        contentType: String = "",
        visitor: Visitor = Visitor(),
        headers: Headers = Headers()
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.body = body
        self.contentType = contentType
        self.visitor = visitor
        self.headers = headers
    }

    /// What was filled in, of a form that was sent URL-encoded or with files; empty for anything else.
    package var form: FormValues {
        if contentType.lowercased().hasPrefix("multipart/form-data") {
            return multipart?.values ?? FormValues()
        }
        guard contentType.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            return FormValues()
        }
        return FormValues(encoded: String(decoding: body, as: UTF8.self))
    }

    /// The form with the files that were sent; nil where it is none, or can't be read.
    package var multipart: MultipartForm? { MultipartForm(body, contentType: contentType) }

    /// A value of the path that the route's pattern names.
    package func parameter(_ name: String) -> String { parameters[name] ?? "" }

    /// Whether a program asks, which wants data rather than a page.
    package var wantsData: Bool {
        path.hasPrefix("/api/") || headers.accept?.contains("application/json") == true
    }
}
