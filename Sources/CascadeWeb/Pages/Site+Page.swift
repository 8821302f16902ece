import CascadeCore
package import CascadeFormats
package import CascadeStore

extension Site {
    /// A page for whoever asks, with the ways that are theirs to go.
    ///
    /// - Parameters:
    ///   - title: its title.
    ///   - request: what was asked.
    ///   - current: label of the way on which it lies.
    ///   - content: what it shows.
    /// - Returns: the page.
    package func page(
        _ title: String,
        for request: WebRequest,
        current: String = "",
        @HTMLBuilder content: () -> HTML
    ) -> WebPage {
        var page = WebPage(title, content: content)
        let name = request.parameters["programme"]
        if let name, let role = request.visitor.role(in: name),
            let programme = try? programmes.desk(name).programme()
        {
            page.programme = (name, programme.name)
            page.navigation = Navigation.items(of: name, role: role).map { item in
                var item = item
                item.isCurrent = item.label == current
                return item
            }
        }
        if let session = request.visitor.session {
            page.account = HTML {
                if session.account == nil {
                    HTML(.span) { HTML(.bdi, text: session.name) }
                } else {
                    Component.link(session.name, "/account")
                }
                Component.action(Words.signOut, "/sign-out", for: request.visitor, style: "plain")
            }
        }
        // Recordings that wait on a phone are in sight wherever whoever made them may be.
        if !request.path.hasPrefix("/f/") {
            page.banner = QueueBanner(programme: name, visitor: request.visitor).html
            page.scripts.append(.queue)
        }
        page.data += [
            .named("data-show", Words.OwnAccount.show), .named("data-hide", Words.OwnAccount.hide),
        ]
        return page
    }
}

/// The ways through a programme.
package enum Navigation {
    /// Those of a role.
    package static func items(of programme: String, role: Role) -> [NavigationItem] {
        let root = "/p/\(programme)"
        return switch role {
        case .lead:
            [
                NavigationItem(Words.Navigation.overview, root),
                NavigationItem(Words.Navigation.map, "\(root)/map"),
                NavigationItem(Words.Navigation.organisations, "\(root)/organisations"),
                NavigationItem(Words.Navigation.people, "\(root)/people"),
                NavigationItem(Words.Navigation.sessions, "\(root)/sessions"),
                NavigationItem(Words.Navigation.record, "\(root)/record"),
                NavigationItem(Words.Navigation.courses, "\(root)/courses"),
                NavigationItem(Words.Navigation.scenarios, "\(root)/scenarios"),
                NavigationItem(Words.Navigation.plan, "\(root)/plan"),
                NavigationItem(Words.Navigation.sharing, "\(root)/sharing"),
                NavigationItem(Words.Navigation.changes, "\(root)/changes"),
            ]
        case .trainer:
            [
                NavigationItem(Words.Navigation.record, "\(root)/record"),
                NavigationItem(Words.Navigation.mine, "\(root)/mine"),
            ]
        case .funder: []
        }
    }
}

extension Words {
    /// Names of the ways through a programme.
    package enum Navigation {
        static let overview = "Overview"
        static let map = "Map"
        static let organisations = "Organisations"
        static let people = "People"
        static let sessions = "Sessions"
        static let courses = "Courses"
        static let scenarios = "Scenarios"
        static let plan = "Plan"
        static let sharing = "Sharing"
        static let changes = "Changes"
        static let record = "Record a session"
        static let mine = "My sessions"
    }
}
