import CascadeCore
import CascadeFormats
import CascadeStore
import CascadeTestSupport
import Foundation
import Logging

@testable import CascadeWeb

/// A site in a folder of its own with sample programmes, asked without a socket.
final class TestSite: Sendable {
    /// The site.
    let site: Site
    /// Its folder, removed with it.
    let folder: String

    /// A site with some samples, each in a file of its name.
    ///
    /// - Parameters:
    ///   - samples: folders of Samples.
    ///   - isLocal: whether it is for one computer alone.
    ///   - change: changes how it is served.
    /// - Throws: what the system or the sample says where it can't be set up.
    init(
        _ samples: [String] = ["portsmouth"],
        isLocal: Bool = true,
        _ change: (inout WebConfiguration) -> Void = { _ in }
    ) throws {
        folder = NSTemporaryDirectory() + "cascade-web-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        for sample in samples {
            let path = PackageFolder.path("Samples/\(sample)")
            let store = try ProgrammeStore.create(
                at: "\(folder)/\(sample).cascade",
                try ProgrammeFolder.read(at: path),
                plan: nil,
                by: "test",
                at: Self.start
            )
            store.close()
        }
        var configuration = WebConfiguration(directory: folder)
        if !isLocal { configuration.origin = "https://cascade.example.org" }
        change(&configuration)
        var log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        log.logLevel = .critical
        site = try Site(
            configuration,
            log: log,
            work: WorkQueue(patience: .infinity),
            // However long a test takes, no further try is let through meanwhile.
            limits: RateLimits(clock: { 0 }),
            now: { Self.start }
        )
    }

    deinit {
        site.work.close()
        site.programmes.close()
        site.accounts.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The moment at which everything happens.
    static let start = Moment(secondsSinceEpoch: 1_790_000_000)

    /// Someone who came by the one-time link of this computer, to whom everything is open.
    func administrator() throws -> Visitor { try visitor(.local) }

    /// Someone who came by a link with a role in a programme.
    func visitor(_ role: Role, in programme: String = "portsmouth") throws -> Visitor {
        let made = try site.accounts.makeLink(
            .page,
            programme: programme,
            role: role,
            label: "a link",
            expires: nil,
            at: Self.start
        )
        return try visitor(.link(made.link.id))
    }

    private func visitor(_ principal: AccountStore.Principal) throws -> Visitor {
        let secret = try site.accounts.startSession(
            principal,
            replacing: nil,
            at: Self.start,
            lifetime: 3600
        )
        guard let session = try site.accounts.session(secret: secret, at: Self.start) else {
            return Visitor()
        }
        return Visitor(session, secret: Secret(secret))
    }

    /// The answer to a page that is asked for; the address may have a query.
    func get(_ address: String, as visitor: Visitor = Visitor()) async -> WebResponse {
        let parts = address.split(separator: "?", maxSplits: 1).map(String.init)
        let query = parts.count > 1 ? parts[1] : ""
        return await ask(
            WebRequest(.get, parts[0], query: FormValues(encoded: query), visitor: visitor)
        )
    }

    /// The answer to a form that is sent, with the visitor's token unless told otherwise.
    func post(
        _ path: String,
        _ form: [(String, String)],
        as visitor: Visitor = Visitor(),
        hasToken: Bool = true
    ) async -> WebResponse {
        var pairs = form.map { FormValues.Pair($0.0, $0.1) }
        if hasToken, let token = visitor.formToken {
            pairs.append(FormValues.Pair(FormToken.name, token))
        }
        return await ask(
            WebRequest(
                .post,
                path,
                body: Data(FormValues(pairs).encoded.utf8),
                contentType: "application/x-www-form-urlencoded",
                visitor: visitor
            )
        )
    }

    /// The answer to a request, by the route that it fits.
    func ask(_ request: WebRequest) async -> WebResponse {
        let asked = request.path.split(separator: "/", omittingEmptySubsequences: true)
        var best: (route: Route, parameters: [String: String])?
        for route in Site.routes where route.method == request.method {
            let pattern = route.path.split(separator: "/", omittingEmptySubsequences: true)
            guard pattern.count == asked.count else { continue }
            var parameters: [String: String] = [:]
            let fits = zip(pattern, asked).allSatisfy { part, text in
                guard part.hasPrefix("{") else { return part == text }
                parameters[String(part.dropFirst().dropLast())] =
                    String(text).removingPercentEncoding ?? String(text)
                return true
            }
            if fits, best.map({ parameters.count < $0.parameters.count }) ?? true {
                best = (route, parameters)
            }
        }
        guard let best else { return site.failure(WebError.notFound, request) }
        var request = request
        request.parameters = best.parameters
        return await site.answer(request, on: best.route)
    }
}

extension WebResponse {
    /// What is sent, as text.
    var text: String { String(decoding: body, as: UTF8.self) }

    /// Where it sends the reader.
    var location: String? { headers.first { $0.name == "Location" }?.value }
}
