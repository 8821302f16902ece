/// One address that is answered.
package struct Route: Sendable {
    /// Method.
    package let method: WebRequest.Method
    /// Pattern of the path: `/p/{programme}/people/{person}`.
    package let path: String
    /// Who may ask.
    package let access: Access
    /// Whether the form's token is asked for; routes that take secrets or tokens of their own do without.
    package let needsFormToken: Bool
    /// Answers.
    package let answer: @Sendable (WebRequest, Site) async throws -> WebResponse

    /// Whether programs ask it, with a token; all other routes are for people alone.
    var isForPrograms: Bool { path.hasPrefix("/api/") || access == .watcher }

    /// A page that is read.
    package static func get(
        _ path: String,
        for access: Access,
        _ answer: @escaping @Sendable (WebRequest, Site) async throws -> WebResponse
    ) -> Route {
        Route(method: .get, path: path, access: access, needsFormToken: false, answer: answer)
    }

    /// A form that is sent.
    package static func post(
        _ path: String,
        for access: Access,
        needsFormToken: Bool = true,
        _ answer: @escaping @Sendable (WebRequest, Site) async throws -> WebResponse
    ) -> Route {
        Route(
            method: .post,
            path: path,
            access: access,
            needsFormToken: needsFormToken,
            answer: answer
        )
    }
}
