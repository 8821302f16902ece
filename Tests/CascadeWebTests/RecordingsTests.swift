import CascadeCore
import CascadeFormats
import CascadeStore
import Foundation
import Testing

@testable import CascadeWeb

@Suite("Recordings that phones send")
struct RecordingsTests {
    private let test: TestSite
    private let maren: Visitor

    init() throws {
        test = try TestSite()
        maren = try test.visitor(.trainer(person: "maren"))
    }

    private struct Answer: Decodable {
        struct One: Decodable {
            struct Fault: Decodable {
                var field: String
                var message: String
            }
            var id: String?
            var effect: String
            var faults: [Fault]
        }
        var recordings: [One]
    }

    private func send(_ body: String, as visitor: Visitor? = nil) async throws -> [Answer.One] {
        let answer = await raw(body, as: visitor ?? maren)
        try #require(answer.status == 200, "\(answer.text)")
        return try JSONDecoder().decode(Answer.self, from: answer.body).recordings
    }

    private func raw(_ body: String, as visitor: Visitor) async -> WebResponse {
        var request = WebRequest(
            .post,
            "/p/portsmouth/recordings",
            body: Data(body.utf8),
            contentType: "application/json",
            visitor: visitor
        )
        request.headers.token = visitor.formToken
        request.headers.accept = "application/json"
        return await test.ask(request)
    }

    private func recording(
        _ id: String,
        trainer: String = "maren",
        course: String = "workshop",
        start: String = "2026-02-02",
        attendees: [Recording.Attendee] = [
            Recording.Attendee(.headcount(5, organisation: "halyard"))
        ],
        session: String? = nil
    ) throws -> String {
        let day = try #require(CalendarDate(start))
        return RecordingJSON.text(
            of: Recording(
                id: id,
                at: TestSite.start,
                .delivered(
                    Recording.DeliveredSession(
                        session: session,
                        course: course,
                        start: day,
                        trainers: [.known(trainer)],
                        attendees: attendees
                    )
                )
            )
        )
    }

    private func sessions() throws -> [Session] {
        try test.site.programmes.desk("portsmouth").programme().sessions
    }

    @Test("one or a list is taken, each once however often it is sent")
    func idempotent() async throws {
        let count = try sessions().count
        let (one, two) = (try recording("a-1"), try recording("a-2"))
        #expect(try await send(one).map(\.effect) == ["applied"])
        #expect(try await send("[\(one),\n\(two)]").map(\.effect) == ["already-known", "applied"])
        #expect(
            try await send("[\(two), \(one), \(two)]").map(\.effect)
                == ["already-known", "already-known", "already-known"]
        )
        #expect(try sessions().count == count + 2)
    }

    @Test("two hundred that arrive at once are all there, and each once")
    func together() async throws {
        let count = try sessions().count
        let all = try (0..<100).map { try recording("t-\($0)") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for text in all + all {
                group.addTask {
                    let answers = try await send(text)
                    #expect(["applied", "already-known"].contains(answers[0].effect))
                }
            }
            try await group.waitForAll()
        }
        #expect(try sessions().count == count + 100)
    }

    @Test("one that is refused holds up no other, and says which field is wrong")
    func rejected() async throws {
        let bad = try recording("b-1", course: "worksop")
        let good = try recording("b-2")
        let answers = try await send(
            "[\(bad), \(good), {\"id\": \"b-3\", \"schema\": \"cascade.recording/1\"}, {\"schema\": 1}]"
        )
        #expect(answers.map(\.effect) == ["rejected", "applied", "rejected", "rejected"])
        #expect(answers.map(\.id) == ["b-1", "b-2", "b-3", nil])
        #expect(answers[0].faults.map(\.field) == ["course"])
        #expect(answers[0].faults[0].message.contains("Did you mean “workshop”?"))
        #expect(!answers[2].faults.isEmpty)
        // Mended, the same id is taken.
        #expect(try await send(try recording("b-1")).map(\.effect) == ["applied"])
    }

    @Test("what is no recording is refused as a whole", arguments: ["", "7", "[1]", "{", "\"x\""])
    func unreadable(body: String) async {
        #expect(await raw(body, as: maren).status == 400)
    }

    @Test("a trainer records only what they taught themselves")
    func others() async throws {
        let before = try sessions()
        let dele = try test.visitor(.trainer(person: "dele"))
        let foreign = try await send(try recording("c-1", trainer: "maren"), as: dele)
        #expect(foreign.map(\.effect) == ["rejected"])
        #expect(foreign[0].faults.map(\.field) == ["trainers"])
        // A planned session of others, even with oneself among the trainers.
        let taken = try recording(
            "c-2",
            trainer: "dele",
            start: "2026-02-25",
            session: "workshop-2"
        )
        #expect(try await send(taken, as: dele)[0].faults.map(\.field) == ["session"])
        for content in [
            "\"none\": {\"trainer\": \"maren\", \"month\": \"2026-01\"}",
            "\"cancelled\": {\"session\": \"workshop-2\"}",
            "\"measurement\": {\"indicator\": \"x\", \"date\": \"2026-01-01\", \"value\": 1}",
        ] {
            let text =
                "{\"schema\": \"cascade.recording/1\", \"id\": \"c-3\", \"at\": \"2026-02-01T10:00:00Z\", \(content)}"
            #expect(try await send(text, as: dele).map(\.effect) == ["rejected"])
        }
        #expect(try sessions() == before)
        // A lead may, for anyone.
        let lead = try test.administrator()
        #expect(
            try await send(try recording("c-4", trainer: "dele"), as: lead).map(\.effect)
                == ["applied"]
        )
    }

    @Test("a trainer learns nothing of people whom they don’t know")
    func strangers() async throws {
        let lead = try test.administrator()
        let newcomer = Recording.Attendee(
            .person(.new(Recording.NewPerson(name: "Quinn Secret", organisation: "mudlark")))
        )
        #expect(
            try await send(
                try recording("d-1", attendees: [newcomer]),
                as: lead
            )
            .map(\.effect) == ["applied"]
        )
        let id = Recording.NewPerson(name: "Quinn Secret", organisation: "mudlark").id
        let dele = try test.visitor(.trainer(person: "dele"))
        let answers = try await send(
            try recording(
                "d-2",
                trainer: "dele",
                attendees: [Recording.Attendee(.person(.known(id)))]
            ),
            as: dele
        )
        #expect(answers.map(\.effect) == ["rejected"])
        for path in ["record", "mine"] {
            let page = await test.get("/p/portsmouth/\(path)", as: dele)
            #expect(page.status == 200)
            #expect(!page.text.contains("Quinn Secret"))
        }
        #expect(await test.get("/p/portsmouth/mine", as: maren).text.contains("Quinn Secret"))
    }

    @Test("nobody records without a part in the programme, or without the form’s token")
    func access() async throws {
        let text = try recording("e-1")
        #expect(await raw(text, as: Visitor()).status == 401)
        var request = WebRequest(
            .post,
            "/p/portsmouth/recordings",
            body: Data(text.utf8),
            visitor: maren
        )
        #expect(await test.ask(request).status == 403)
        request.headers.token = maren.formToken
        request.headers.fetchSite = "cross-site"
        #expect(await test.ask(request).status == 403)
    }

    @Test("papers and the calendar are the trainer’s own")
    func papers() async throws {
        _ = try await send(try recording("f-1"))
        let dele = try test.visitor(.trainer(person: "dele"))
        let own = "/p/portsmouth/mine/sessions/rec-f-1/certificates"
        #expect(await test.get(own, as: maren).status == 200)
        #expect(await test.get(own, as: dele).status == 404)
        #expect(
            await test.get("/p/portsmouth/mine/sessions/workshop-2/sheet", as: maren).status == 200
        )
        #expect(
            await test.get("/p/portsmouth/mine/sessions/workshop-2/sheet", as: dele).status == 404
        )
        let calendar = await test.get("/p/portsmouth/mine/calendar", as: maren)
        #expect(calendar.text.contains("UID:workshop-2@"))
        #expect(!calendar.text.contains("UID:workshop-3@"))
    }
}
