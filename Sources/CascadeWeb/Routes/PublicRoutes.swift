import CascadeFormats
import CascadeStore
import Foundation

/// What everyone may load: styles and scripts, and what those who watch over the server ask for.
enum PublicRoutes {
    static let all: [Route] = [
        .get("/assets/{name}", for: .anyone) { request, _ in
            guard let asset = Asset.all.first(where: { $0.path == request.path }) else {
                throw WebError.notFound
            }
            var response = WebResponse(
                contentType: asset.contentType,
                body: Data(asset.text.utf8)
            )
            response.age = 31_536_000
            return response
        },
        .get("/health", for: .anyone) { _, site in
            // Reads the folder and the accounts: where that fails, the server is of no use.
            _ = try site.accounts.hasAccounts()
            return .json(
                .object([
                    ("status", .string("ok")),
                    ("programmes", .number(Double(site.programmes.names().count))),
                ])
            )
        },
        .get("/metrics", for: .watcher) { _, site in
            WebResponse(
                contentType: "text/plain; version=0.0.4; charset=utf-8",
                body: Data(site.metrics.text(work: site.work.load).utf8)
            )
        },
    ]
}
