import CascadeCore
import CascadeStore
import Foundation
import HTTPTypes
package import Hummingbird
import HummingbirdCore
import Logging
package import NIOCore

/// Serves the pages of a folder of programmes.
package struct WebServer: Sendable {
    /// What the pages are made from.
    package let site: Site

    /// A server of a site.
    package init(_ site: Site) { self.site = site }

    /// Serves until the process is asked to end; requests in hand are answered first.
    ///
    /// - Parameter started: called once with the port that is listened at.
    /// - Throws: ``ListeningError`` where the port can't be listened at.
    package func run(started: @escaping @Sendable (Int) async -> Void) async throws {
        defer {
            site.work.close()
            site.programmes.close()
            site.accounts.close()
        }
        do {
            try await application(started: started).runService()
        } catch let error as IOError {
            throw ListeningError(site.configuration, error)
        }
    }

    /// What listens and answers, without heeding signals.
    package func application(
        started: @escaping @Sendable (Int) async -> Void
    ) -> some ApplicationProtocol {
        let configuration = site.configuration
        return Application(
            router: router(),
            server: .http1(
                configuration: .init(
                    idleTimeout: .milliseconds(Int64(configuration.idleTime * 1000)),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 16 << 10,
                        maxHeaderListSize: 32 << 10,
                        maxHeaderFieldCount: 100
                    )
                )
            ),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                serverName: nil,
                backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(
                    configuration.connections
                )
            ),
            onServerRunning: { channel in await started(channel.localAddress?.port ?? 0) },
            logger: site.log
        )
    }

    /// All routes, for a server or a test without a socket.
    package func router() -> Router<ServerContext> {
        let router = Router(context: ServerContext.self)
        for route in Site.routes {
            router.on(
                RouterPath(route.path),
                method: route.method == .get ? .get : .post
            ) { request, context in
                await respond(to: request, context, on: route)
            }
            if route.method == .get {
                router.on(RouterPath(route.path), method: .head) { request, context in
                    await respond(to: request, context, on: route)
                }
            }
        }
        router.add(middleware: Unanswered(server: self))
        return router
    }

    /// Reads a request, asks who sends it, answers and counts.
    func respond(
        to request: Request,
        _ context: ServerContext,
        on route: Route?
    ) async -> Response {
        let start = ContinuousClock.now
        var asked = WebRequest(
            request.method == .post ? .post : .get,
            request.uri.path,
            query: FormValues(encoded: request.uri.query ?? ""),
            contentType: request.headers[.contentType] ?? "",
            headers: headers(of: request, context)
        )
        for (name, value) in context.parameters {
            asked.parameters[String(name)] = String(value).removingPercentEncoding ?? String(value)
        }
        let answer: WebResponse
        // What is sent and not read would be taken in for as long as it comes.
        var hasUnread =
            request.headers[.transferEncoding] != nil
            || request.headers[.contentLength].map { $0 != "0" } ?? false
        do {
            guard
                route?.path == "/health"
                    || site.configuration.accepts(host: request.head.authority)
            else { throw WebError.otherHost }
            try site.limits.take(
                .requests(perSecond: site.configuration.requestsPerSecond),
                for: asked.headers.address
            )
            try identify(&asked)
            guard let route else { throw WebError.notFound }
            if route.method == .post {
                asked.body = try await body(of: request)
                hasUnread = false
            }
            answer = await site.answer(asked, on: route)
        } catch {
            answer = site.failure(error, asked)
        }
        let name = route.map { "\($0.method.rawValue) \($0.path)" } ?? "none"
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        site.metrics.count(name, status: answer.status, seconds: seconds)
        if site.configuration.logsRequests {
            site.log.info(
                "request",
                metadata: [
                    "route": "\(name)", "status": "\(answer.status)",
                    "ms": "\(Int((seconds * 1000).rounded()))",
                ]
            )
        }
        if hasUnread { context.closeSoon() }
        return response(answer, isLast: hasUnread)
    }

    private func headers(of request: Request, _ context: ServerContext) -> WebRequest.Headers {
        var headers = WebRequest.Headers()
        headers.cookie = request.headers[.cookie]
        headers.origin = request.headers[.origin]
        headers.fetchSite = request.headers[.secFetchSite]
        headers.token = request.headers[.cascadeToken]
        headers.authorization = request.headers[.authorization]
        headers.noneMatch = request.headers[.ifNoneMatch]
        headers.accept = request.headers[.accept]
        headers.address = NetworkAddress.subject(of: context.address)
        if site.configuration.isBehindProxy,
            let last = request.headers[.forwardedFor]?.split(separator: ",").last
        {
            headers.address = NetworkAddress.subject(
                of: last.trimmingCharacters(in: .whitespaces)
            )
        }
        return headers
    }

    /// Finds out who asks, by the session's cookie or a program's token.
    private func identify(_ request: inout WebRequest) throws {
        if let text = request.headers.authorization, text.hasPrefix("Bearer ") {
            let secret = String(text.dropFirst("Bearer ".count))
            guard let link = try site.accounts.link(secret: secret, kind: .token, at: site.now())
            else {
                try site.limits.take(.secrets, for: request.headers.address)
                throw WebError(
                    401,
                    "Unknown token",
                    "The token is not known, has expired or was taken back."
                )
            }
            request.visitor = Visitor(token: link)
            return
        }
        let cookies = Cookies(site.configuration)
        guard let secret = cookies.value(cookies.session, in: request.headers.cookie),
            let session = try site.accounts.session(secret: secret, at: site.now()),
            // Who came by the link of one computer is nobody where many come.
            !session.isLocal || site.configuration.isLocal
        else { return }
        request.visitor = Visitor(session, secret: Secret(secret))
    }

    /// The body, which has to be small enough and arrive in time.
    private func body(of request: Request) async throws -> Data {
        let limit = site.configuration.bodyLimit
        let seconds = site.configuration.bodyTime
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw WebError.tooLarge(limit)
        }
        return try await withThrowingTaskGroup(of: Data?.self) { group in
            group.addTask {
                do {
                    let buffer = try await request.body.collect(upTo: limit)
                    return Data(buffer.readableBytesView)
                } catch is NIOTooManyBytesError {
                    throw WebError.tooLarge(limit)
                }
            }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let data = first else {
                throw WebError(
                    408,
                    "That took too long",
                    "What was sent did not arrive in time. Please try again where the signal is better."
                )
            }
            return data
        }
    }

    private func response(_ answer: WebResponse, isLast: Bool) -> Response {
        var headers = HTTPFields()
        if isLast { headers[.connection] = "close" }
        headers[.contentType] = answer.contentType
        headers[.xContentTypeOptions] = "nosniff"
        headers[.referrerPolicy] = "no-referrer"
        headers[.openerPolicy] = "same-origin"
        headers[.resourcePolicy] = "same-origin"
        headers[.permissionsPolicy] = "camera=(), microphone=(), geolocation=()"
        headers[.contentSecurityPolicy] =
            answer.policy?.header ?? "default-src 'none'; frame-ancestors 'none'"
        if site.configuration.isSecure {
            headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains"
        }
        headers[.cacheControl] =
            answer.age.map { "public, max-age=\($0), immutable" } ?? "no-store"
        for (name, value) in answer.headers {
            if let field = HTTPField.Name(name) { headers[field] = value }
        }
        for cookie in answer.cookies {
            headers.append(HTTPField(name: .setCookie, value: cookie))
        }
        return Response(
            status: HTTPResponse.Status(code: answer.status),
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        )
    }
}

/// Answers what no route answers, with a page of our own.
private struct Unanswered: RouterMiddleware {
    let server: WebServer

    func handle(
        _ request: Request,
        context: ServerContext,
        next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as any HTTPResponseError where error.status == .notFound {
            return await server.respond(to: request, context, on: nil)
        }
    }
}

/// What is known of a connection.
package struct ServerContext: RequestContext, RemoteAddressRequestContext {
    /// What Hummingbird keeps.
    package var coreContext: CoreRequestContextStorage
    /// Where the other end is.
    package let remoteAddress: SocketAddress?
    private let channel: any Channel

    /// The context of a request from somewhere.
    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
        channel = source.channel
    }

    /// Closes the connection once the answer had time to arrive.
    func closeSoon() {
        let channel = channel
        channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
    }

    /// Address of the other end without its port.
    var address: String { remoteAddress?.ipAddress ?? "" }
}

extension HTTPField.Name {
    fileprivate static func own(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is no header") }
        return field
    }

    fileprivate static let secFetchSite = own("Sec-Fetch-Site")
    fileprivate static let cascadeToken = own("X-Cascade-Token")
    fileprivate static let forwardedFor = own("X-Forwarded-For")
    fileprivate static let referrerPolicy = own("Referrer-Policy")
    fileprivate static let openerPolicy = own("Cross-Origin-Opener-Policy")
    fileprivate static let resourcePolicy = own("Cross-Origin-Resource-Policy")
    fileprivate static let permissionsPolicy = own("Permissions-Policy")
}

extension WebError {
    /// A request for pages of another name.
    static let otherHost = WebError(
        421,
        "Not at this address",
        "These pages are not served under this name. Maybe open the link that cascade serve printed, or start it with --origin and the address that people use."
    )

    /// More was sent than is taken.
    static func tooLarge(_ limit: Int) -> WebError {
        WebError(
            413,
            "Too large",
            "That is larger than \(limit >> 20) MB, which is the most that can be sent."
        )
    }
}
