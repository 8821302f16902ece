import CascadeCore
import CascadeFormats
import CascadeStore
import Foundation
import Testing

@testable import CascadeWeb

@Suite("Correcting what was recorded")
struct CorrectionTests {
    private let test: TestSite
    private let maren: Visitor
    private let lead: Visitor
    private let path = "/p/portsmouth/record"

    /// A site on which Maren's first workshop has been recorded, in more detail than the questions ask for.
    init() throws {
        test = try TestSite()
        maren = try test.visitor(.trainer(person: "maren"))
        lead = try test.visitor(.lead)
    }

    private func programme() throws -> Programme {
        try test.site.programmes.desk("portsmouth").programme()
    }

    private func session(_ id: String) throws -> Session {
        try #require(try programme().sessions.first { $0.id == id })
    }

    private func rows(_ id: String) throws -> [Attendance] {
        try programme().attendance.filter { $0.session == id }
    }

    /// The planned session that is recorded first, and what is recorded of it.
    private func record() async throws -> String {
        let planned = try #require(
            try programme().sessions.first {
                $0.trainers.first == "maren" && $0.start <= test.site.localToday
            }
        )
        let people = try programme().people.filter { !planned.trainers.contains($0.id) }
        let held = Recording.DeliveredSession(
            session: planned.id,
            course: planned.course,
            start: planned.start,
            host: planned.host,
            place: "The old library",
            trainers: planned.trainers.map { .known($0) },
            attendees: [
                .init(.person(.known(people[0].id)), cameForward: true),
                .init(.person(.known(people[1].id)), cameForward: false),
                .init(.person(.known(people[2].id))),
                .init(.person(.known(people[3].id)), outcome: .attended),
                .init(.person(.known(people[4].id)), outcome: .noShow),
                .init(.headcount(3, organisation: "halyard")),
                .init(.headcount(2, organisation: nil), outcome: .attended),
            ],
            notes: "Rain"
        )
        let recording = Recording(
            id: "first",
            at: Moment(secondsSinceEpoch: TestSite.start.secondsSinceEpoch - 600),
            .delivered(held)
        )
        let desk = try test.site.programmes.desk("portsmouth")
        let today = test.site.localToday
        try await desk.changing { store in
            _ = try store.change(
                ChangeRequest(kind: .recorded, summary: "Recorded", who: "lead", at: TestSite.start)
            ) { draft in
                _ = try recording.apply(to: &draft, today: today)
            }
        }
        return planned.id
    }

    private func carried(_ page: WebResponse) -> [(String, String)] {
        page.text.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)">/)
            .map { (String($0.output.1), String($0.output.2).replacing("&amp;", with: "&")) }
            .filter { $0.0 != FormToken.name }
    }

    /// Answers the question of a page.
    private func send(
        _ page: WebResponse,
        _ answers: [(String, String)],
        as visitor: Visitor
    ) async -> WebResponse {
        let names = Set(answers.map(\.0))
        let fields = carried(page).filter { !names.contains($0.0) } + answers
        return await test.post(path, fields, as: visitor)
    }

    @Test(
        "what nobody touches stays as it is, whoever opens and saves it",
        arguments: [true, false]
    )
    func untouched(byLead: Bool) async throws {
        let id = try await record()
        let visitor = byLead ? lead : maren
        let (before, names) = (try rows(id), try session(id))
        let page = await test.get("\(path)/sessions/\(id)", as: visitor)
        #expect(page.status == 200)
        #expect(page.text.contains("Correct the record") && page.text.contains("The old library"))
        let saved = await send(page, [("go", "save")], as: visitor)
        #expect(saved.status == 303, "\(saved.text)")
        #expect(Set(try rows(id)) == Set(before))
        let after = try session(id)
        #expect(after.trainers == names.trainers && after.place == names.place)
        #expect(after.start == names.start && after.host == names.host && after.notes == "Rain")
        let count = try programme().sessions.count
        #expect(await send(page, [("go", "save")], as: visitor).status == 303)
        #expect(try programme().sessions.count == count)
    }

    @Test("one answer is changed, and the rest stays; taking it back brings the former record")
    func changed() async throws {
        let id = try await record()
        let before = try rows(id)
        var page = await test.get("\(path)/sessions/\(id)", as: maren)
        page = await send(page, [("to", "where")], as: maren)
        #expect(page.text.contains("value=\"The old library\""))
        page = await send(
            page,
            [("host", "other"), ("host-other", "halyard"), ("place", "Harbour")],
            as: maren
        )
        #expect(page.text.contains("Correct the record"), "\(page.status)")
        page = await send(page, [("to", "register")], as: maren)
        #expect(page.text.contains("On the record so far"))
        let gone = try #require(before.compactMap(\.name).first)
        let came = before.filter { $0.outcome != .noShow }.compactMap(\.name)
            .filter { $0 != gone }
        page = await send(
            page,
            came.map { ("came", $0) } + [
                ("headcount", "7"), ("headcount-organisation", "halyard"),
            ],
            as: maren
        )
        // Who came has changed, so that what came of it is asked again.
        page = await send(page, [("forward", "nobody")] + [("early", came[2])], as: maren)
        let saved = await send(page, [("go", "save")], as: maren)
        #expect(saved.status == 303, "\(saved.text)")
        #expect(try session(id).place == "Harbour")
        #expect(try session(id).host == "halyard")
        let now = try rows(id)
        #expect(!now.contains { $0.name == gone })
        #expect(now.filter { $0.name == nil }.map(\.attendee) == [.headcount(7)])
        #expect(now.filter { $0.outcome == .noShow } == before.filter { $0.outcome == .noShow })
        #expect(!now.contains { $0.cameForward == true })
        let done = try #require(saved.location)
        let text = await test.get(done, as: maren).text
        #expect(text.contains("Correct it") && text.contains("Take it back"))
        let key = try #require(done.split(separator: "=").last)
        #expect(
            await test.post("\(path)/undo", [("id", String(key))], as: maren).status == 303
        )
        #expect(Set(try rows(id)) == Set(before))
    }

    @Test("a trainer corrects only sessions of their own, and none that are not recorded")
    func others() async throws {
        let id = try await record()
        let own = try session(id)
        let other = try #require(
            try programme().people.first {
                $0.roles.contains(.trainer) && !own.trainers.contains($0.id)
            }
        )
        let visitor = try test.visitor(.trainer(person: other.id))
        #expect(await test.get("\(path)/sessions/\(id)", as: visitor).status == 404)
        let page = await test.get("\(path)/sessions/\(id)", as: maren)
        #expect(await send(page, [("go", "save")], as: visitor).status == 404)
        let planned = try #require(try programme().sessions.last { $0.status == .planned })
        for wanted in [planned.id, "nowhere"] {
            #expect(await test.get("\(path)/sessions/\(wanted)", as: lead).status == 404)
        }
        let forged = await send(page, [("correcting", planned.id), ("go", "save")], as: maren)
        #expect(forged.status == 404)
    }

    @Test("a planned session whose day has come opens at the first question that it leaves open")
    func planned() async throws {
        let id = try await record()
        let next = try #require(
            try programme().sessions.first {
                $0.trainers.contains("maren") && $0.status == .planned
                    && $0.start <= test.site.localToday
            }
        )
        let page = await test.get("\(path)?session=\(next.id)", as: maren)
        #expect(carried(page).contains { $0 == ("match", next.id) })
        #expect(carried(page).contains { $0 == ("step", "where") })
        let held = await test.get("\(path)?session=\(id)", as: maren)
        #expect(held.location == "\(path)/sessions/\(id)")
        let mine = await test.get("/p/portsmouth/mine", as: maren).text
        #expect(mine.contains("\(path)?session=\(next.id)"))
        #expect(mine.contains("\(path)/sessions/\(id)"))
        // A lead's sessions are all there are.
        let sessions = await test.get("/p/portsmouth/mine", as: lead)
        #expect(sessions.location == "/p/portsmouth/sessions")
    }
}

extension Attendance {
    fileprivate var name: String? {
        if case .person(let id) = attendee { id } else { nil }
    }
}
