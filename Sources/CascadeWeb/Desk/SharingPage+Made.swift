import CascadeCore
import CascadeFormats
import CascadeStore

extension SharingPage {
    /// The page that shows a link or token that was just made: once.
    static func made(_ desk: DeskRequest) throws -> WebResponse {
        let id = Int64(desk.request.parameter("link"))
        let links = try desk.site.accounts.links(of: desk.name)
        guard let link = links.first(where: { $0.id == id }) else { throw WebError.notFound }
        let kind: SharingRoutes.LinkKind
        switch (link.kind, link.role) {
        case (.token, _): kind = .token
        case (.page, .trainer): kind = .trainer
        case (.page, _): kind = .funder
        }
        let isToken = kind == .token
        return shown(
            desk.site.secrets.take(
                "link \(link.id)",
                for: desk.request.visitor,
                at: desk.site.now()
            ),
            Shown(
                title: isToken ? Words.Sharing.tokenMade : Words.Sharing.linkMade,
                above: link.label,
                warning: isToken ? Words.Sharing.tokenOnce : Words.Sharing.once,
                label: isToken ? Words.Sharing.token : Words.Sharing.link,
                advice: Words.Sharing.advice(kind),
                until: Words.Sharing.until(link.expires)
            ),
            desk
        )
    }

    /// The page that shows a link by which someone sets their password: once.
    static func passwordLink(of account: Account, _ desk: DeskRequest) throws -> WebResponse {
        shown(
            desk.site.secrets.take(
                "password \(account.id)",
                for: desk.request.visitor,
                at: desk.site.now()
            ),
            Shown(
                title: Words.Sharing.passwordMade,
                above: account.name,
                warning: Words.Sharing.passwordOnce,
                label: Words.Sharing.link,
                advice: Words.Sharing.passwordAdvice,
                until: Words.Sharing.passwordUntil(SharingRoutes.passwordDays)
            ),
            desk
        )
    }

    /// What is said around a secret.
    private struct Shown {
        var title: String
        var above: String
        var warning: String
        var label: String
        var advice: [String]
        var until: String
    }

    /// The page of a secret; without one, that it has been shown.
    private static func shown(_ secret: String?, _ shown: Shown, _ desk: DeskRequest)
        -> WebResponse
    {
        let title = secret == nil ? Words.Sharing.wasShown : shown.title
        var page = desk.site.page(title, for: desk.request, current: Words.Navigation.sharing) {
            Component.heading(title, above: shown.above)
            if let secret {
                Component.warning(shown.warning)
                field(secret, shown.label)
                HTML(.h2, text: Words.Sharing.howTo)
                HTML(.ul) {
                    for advice in shown.advice { HTML(.li, text: advice) }
                }
                HTML(.p, text: shown.until)
            } else {
                HTML(.p, .class("lead"), text: Words.Sharing.wasShownText)
            }
            HTML(.div, .class("buttons")) {
                Component.button(
                    secret == nil ? Words.Sharing.backToSharing : Words.Sharing.done,
                    to: desk.path("sharing")
                )
            }
        }
        page.scripts.append(.desk)
        return .page(page)
    }

    private static func field(_ secret: String, _ label: String) -> HTML {
        HTML(.div, .class("field secret")) {
            HTML(.label, .named("for", "secret"), text: label)
            HTML(
                .input,
                .id("secret"),
                .class("code"),
                .named("type", "text"),
                .named("readonly"),
                .named("value", secret)
            )
            HTML(
                .button,
                .class("button quiet"),
                .named("type", "button"),
                .named("hidden"),
                .named("data-copies", "secret"),
                .named("data-done", Words.Sharing.copied),
                text: Words.Sharing.copy
            )
        }
    }

    /// Where people reach the pages.
    static func address(_ desk: DeskRequest) -> String {
        let configuration = desk.site.configuration
        if let origin = configuration.origin { return origin }
        if let origin = desk.request.headers.origin, origin.hasPrefix("http") { return origin }
        return "http://\(configuration.host):\(configuration.port)"
    }
}
