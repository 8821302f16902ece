import CascadeCore
import CascadeFormats
import CascadeStore
import Foundation

/// A trainer's own page: their sessions, whom they reached, what grew from them, and papers to print.
enum MineRoutes {
    static let all: [Route] = [
        .get("/p/{programme}/mine", for: .trainer) { request, site in
            let name = request.parameter("programme")
            if request.visitor.role(in: name) == .lead, request.query["person"] == nil {
                // Of a lead all sessions are their own.
                return .redirect("/p/\(name)/sessions")
            }
            let mine = try mine(request, site)
            return .page(
                site.page(Words.Mine.title, for: request, current: Words.Navigation.mine) {
                    MinePage(mine: mine, programme: request.parameter("programme")).html
                }
            )
        },
        .get("/p/{programme}/mine/sessions/{session}/sheet", for: .trainer) { request, site in
            let facts = try session(request, site)
            do {
                return paper(try SignInSheet(facts).page())
            } catch {
                throw WebError(404, Words.Mine.noPaper, sentence(error))
            }
        },
        .get("/p/{programme}/mine/sessions/{session}/certificates", for: .trainer) {
            request,
            site in
            let facts = try session(request, site)
            do {
                return paper(try Certificates(facts).page)
            } catch {
                throw WebError(404, Words.Mine.noPaper, sentence(error))
            }
        },
        .get("/p/{programme}/mine/calendar", for: .trainer) { request, site in
            let mine = try mine(request, site)
            var draft = mine.programme.draft
            let theirs = Set(mine.all.map(\.id))
            draft.sessions.removeAll { !theirs.contains($0.id) }
            draft.attendance.removeAll { !theirs.contains($0.session) }
            var calendar = SessionCalendar(Programme(checked: draft), includesDelivered: true)
            calendar.revisions = try site.programmes.desk(request.parameter("programme"))
                .reading { try $0.sessionRevisions() }
            return .download(
                Data(calendar.text.utf8),
                as: "sessions.ics",
                contentType: "text/calendar; charset=utf-8"
            )
        },
    ]

    private static func mine(_ request: WebRequest, _ site: Site) throws -> Mine {
        let name = request.parameter("programme")
        guard let role = request.visitor.role(in: name) else { throw WebError.notFound }
        let me: String
        switch role {
        case .trainer(let person): me = person
        case .lead:
            // A lead looks at the page of a trainer.
            guard let person = request.query["person"] else { throw WebError.notFound }
            me = person
        case .funder: throw WebError.notFound
        }
        guard
            let mine = Mine(
                me,
                try site.programmes.desk(name).programme(),
                today: site.localToday
            )
        else { throw WebError.notFound }
        return mine
    }

    /// What a paper is about: a session of the trainer's, or of a lead any.
    private static func session(_ request: WebRequest, _ site: Site) throws -> SessionFacts {
        let name = request.parameter("programme")
        let programme = try site.programmes.desk(name).programme()
        guard let facts = SessionFacts(request.parameter("session"), of: programme) else {
            throw WebError.notFound
        }
        if case .trainer(let me)? = request.visitor.role(in: name),
            !facts.session.trainers.contains(me)
        {
            throw WebError.notFound
        }
        return facts
    }

    /// A page that stands alone, with its own style.
    private static func paper(_ text: String) -> WebResponse {
        var response = WebResponse(
            contentType: "text/html; charset=utf-8",
            body: Data(text.utf8)
        )
        response.policy = .picture
        return response
    }

    private static func sentence(_ fault: any Error) -> String {
        let text = (fault as? PaperFault)?.description ?? Words.Mine.noPaperYet
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}

extension Words {
    /// What is said on a trainer's own page.
    enum Mine {
        static let title = "My sessions"
        static let noPaper = "This can’t be printed yet"
        static let noPaperYet = "Record the session first."
        static let toCome = "To come"
        static let open = "Waiting for your word"
        static let openHint = "Their day has passed. Record what came of them."
        static let past = "Recorded"
        static let recordThis = "Record it"
        static let sheet = "Sign-in sheet"
        static let certificates = "Certificates"
        static let calendar = "Put my sessions into my calendar"
        static let nothing =
            "Nothing is recorded of you yet. Your first session will stand here, with everyone whom it reached."
        static let reached = "people reached at your sessions"
        static let sessions = "sessions led"
        static let forward = "came forward to train others"
        static let grown = "reached in all that grew from you"
        static let tree = "What grew from you"
        static let treeHint =
            "Those whom you trained, those whom they trained, and so on. Whoever went on to train others stands with their own group."
        static let people = "People you reached"
        static let peopleHint = "Everyone who completed a session that you led or helped to lead."
        static let name = "Name"
        static let organisation = "Organisation"
        static let day = "First reached"
        static let moreOf = "and {n} more"
        static func completed(_ count: Int) -> String { "\(Wording.count(count)) completed" }
        static func own(_ groups: Int, _ people: Int) -> String {
            "has trained \(Wording.counted(people, "person", "people")) at \(Wording.counted(groups, "session")) of their own"
        }
        static let observed = "Counted from the records"
    }
}
