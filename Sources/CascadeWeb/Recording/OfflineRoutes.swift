import CascadeFormats
import CascadeStore
import Foundation

/// What pages need to open without signal.
enum OfflineRoutes {
    static let all: [Route] = [
        .get("/sw.js", for: .anyone) { _, _ in
            var response = WebResponse(
                contentType: Asset.offline.contentType,
                body: Data(Asset.offline.text.utf8)
            )
            response.headers.append(("Service-Worker-Allowed", "/"))
            // It may fetch our own pages, and nothing else.
            response.policy = .page(nonce: Secret.random().text, mayBeEmbedded: false)
            return response
        },
        .get("/offline", for: .anyone) { request, site in
            // The same for everyone: it is shown on phones that nobody may be signed in on any more.
            var request = request
            request.visitor = Visitor()
            return .page(
                site.page(Words.Queue.offlineTitle, for: request) {
                    Component.heading(Words.Queue.offlineTitle)
                    HTML(.p, .class("lead"), text: Words.Queue.offline)
                    HTML(
                        .div,
                        .class("buttons"),
                        .named("data-kept-pages"),
                        .named("data-label", Words.Record.title)
                    )
                }
            )
        },
    ]
}
