import CascadeFormats

/// The page, or the data, that says why something was not answered as asked.
enum ErrorPage {
    static func response(_ error: WebError, _ request: WebRequest, _ site: Site) -> WebResponse {
        var response: WebResponse
        if request.wantsData {
            response = .json(
                .object([
                    ("type", .string("about:blank")), ("status", .number(Double(error.status))),
                    ("title", .string(error.title)),
                    ("detail", .string(error.message)),
                ]),
                status: error.status
            )
            // RFC 9457.
            response.contentType = "application/problem+json"
        } else {
            var page = WebPage(error.title) {
                Component.heading(error.title)
                HTML(.p, .class("lead"), text: error.message)
                HTML(.div, .class("buttons")) {
                    if error.status == 401 {
                        Component.button(Words.signIn, to: "/sign-in")
                    } else {
                        Component.button(Words.toStart, to: "/", isMain: false)
                    }
                }
            }
            page.data = [.named("data-status", error.status)]
            if error.status == 401 {
                // Whoever comes back after a long time sees that nothing is lost.
                page.banner = QueueBanner(programme: nil, visitor: Visitor()).html
                page.scripts = [.queue]
            }
            response = .page(page, status: error.status)
        }
        if let seconds = error.retryAfter {
            response.headers.append(("Retry-After", String(seconds)))
        }
        return response
    }
}

extension Words {
    static let toStart = "To the start"
}
