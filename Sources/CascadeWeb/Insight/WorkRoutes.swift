import CascadeFormats
import CascadeStore

/// Work that takes longer than a page: how far it is, and stopping it.
enum WorkRoutes {
    static let all: [Route] = [
        .get("/p/{programme}/calculations/{work}", for: .trainer) { request, site in
            let programme = request.parameter("programme")
            let id = request.parameter("work")
            let isIts = site.work.programme(of: id) == programme
            let share = isIts ? site.work.share(of: id) : nil
            if request.wantsData { return .json(state(share)) }
            let back = way(request.query["to"], in: programme)
            guard let share else { return .redirect(back) }
            let working = site.working(
                on: id,
                share: share,
                what: Words.Work.title,
                of: programme,
                back: back
            )
            var page = site.page(Words.Work.title, for: request) {
                Component.heading(Words.Work.title)
                working.box(for: request.visitor)
            }
            page.waitForWork()
            return .page(page)
        },
        .post("/p/{programme}/calculations/{work}/cancel", for: .trainer) { request, site in
            let programme = request.parameter("programme")
            let id = request.parameter("work")
            if site.work.programme(of: id) == programme { site.work.cancel(id) }
            let back = way(request.form["to"], in: programme)
            return .page(
                site.page(Words.Work.stopped, for: request) {
                    Component.heading(Words.Work.stopped)
                    HTML(.p, .class("lead"), text: Words.Work.stoppedText)
                    HTML(.div, .class("buttons")) {
                        Component.button(Words.Work.startAgain, to: back)
                        Component.button(Words.toStart, to: "/", isMain: false)
                    }
                }
            )
        },
    ]

    /// How far work is, for scripts.
    static func state(_ share: Double?) -> JSONText {
        guard let share else { return .object([("state", .string("done"))]) }
        return .object([("state", .string("running")), ("share", .number(share))])
    }

    /// A way back that stays within the programme; its first page for anything else.
    static func way(_ asked: String?, in programme: String) -> String {
        let root = "/p/\(programme)"
        guard let asked, asked.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 }),
            asked == root || asked.hasPrefix(root + "/") || asked.hasPrefix(root + "?"),
            !asked.contains("/calculations/")
        else { return root }
        return asked
    }
}

extension Words {
    /// What is said about work in hand.
    enum Work {
        static let title = "Working"
        static let cancel = "Cancel"
        static let again = "Look again"
        static let stopped = "Stopped"
        static let stoppedText = "The calculation was stopped. Nothing was changed."
        static let startAgain = "Start again"
    }
}
