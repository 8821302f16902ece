import CascadeCore
import CascadeFormats
import CascadeStore

/// The first page: the programmes that whoever asks has a part in.
enum HomeRoutes {
    static let all: [Route] = [
        .get("/", for: .anyone) { request, site in
            guard request.visitor.session != nil else { return .redirect("/sign-in") }
            let mine = site.programmes.names().filter { request.visitor.role(in: $0) != nil }
            if mine.count == 1, let only = mine.first,
                let role = request.visitor.role(in: only)
            {
                return .redirect(start(of: only, role))
            }
            return .page(
                site.page(Words.programmes, for: request) {
                    Component.heading(Words.programmes)
                    if mine.isEmpty {
                        Component.empty(Words.noProgrammes)
                    } else {
                        HTML(.ul, .class("cards")) {
                            for name in mine { card(name, request, site) }
                        }
                    }
                }
            )
        }
    ]

    /// The first page of a programme for a role.
    static func start(of programme: String, _ role: Role) -> String {
        switch role {
        case .lead, .funder: "/p/\(programme)"
        case .trainer: "/p/\(programme)/record"
        }
    }

    private static func card(_ name: String, _ request: WebRequest, _ site: Site) -> HTML {
        guard let role = request.visitor.role(in: name),
            let programme = try? site.programmes.desk(name).programme()
        else { return HTML() }
        return HTML(.li, .class("card")) {
            HTML(.h2) { Component.link(programme.name, start(of: name, role)) }
            HTML(
                .p,
                text: Wording.counted(programme.organisations.count, "organisation") + ", "
                    + Wording.counted(programme.courses.count, "course")
            )
        }
    }
}

extension Words {
    static let noProgrammes =
        "There is no programme here that is yours. Whoever runs this server can give you a part in one."
}
