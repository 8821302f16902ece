import CascadeCore
import CascadeTestSupport
import Testing

@testable import CascadeCLI

@Suite("Asking what to record")
struct RecordDialogueTests {
    /// What a dialogue with scripted answers comes to, and what it said.
    private func run(_ answers: [String]) -> (form: RecordForm?, said: String) {
        var waiting = answers[...]
        var said = ""
        let conversation = Conversation(
            readLine: { waiting.popFirst() },
            say: { said += $0 }
        )
        var dialogue = RecordDialogue(
            draft: RecordingExample.draft,
            today: RecordingExample.today,
            conversation: conversation
        )
        let form = dialogue.run()
        #expect(waiting.isEmpty, "\(waiting)")
        return (form, said)
    }

    @Test("a planned session is recorded step by step")
    func planned() throws {
        let (form, said) = run([
            "", "1", "?", "2027-01-01", "yesterday", "", "", "", "Ann Lee", "New Face@o1", "x", "-",
            "kim-1",
            "", "", "zoe", "", "3@o7", "3@o1", "", "1 2", "Went well",
        ])
        let filled = try #require(form)
        #expect(said.contains("Like \(RecordingExample.today)"))
        #expect(said.contains("1 January 2027 is still to come."))
        #expect(said.contains("New Face, new, of o1"))
        #expect(said.contains("found “x”"))
        #expect(said.contains("Not New Face@o1"))
        #expect(said.contains("There is no organisation “o7”"))
        let content = try filled.content(
            in: RecordingExample.draft,
            today: RecordingExample.today
        )
        #expect(
            content
                == .delivered(
                    Recording.DeliveredSession(
                        session: "w1",
                        course: "workshop",
                        start: RecordingExample.today + -1,
                        attendees: [
                            .init(.person(.known("ann")), cameForward: true),
                            .init(.person(.known("kim-1")), cameForward: true),
                            .init(.headcount(3, organisation: "o1")),
                            .init(.person(.known("zoe")), outcome: .noShow),
                        ],
                        notes: "Went well"
                    )
                )
        )
    }

    @Test("< goes back to the question before, and its answer is asked again")
    func back() throws {
        let (form, _) = run([
            "1", "", "ttt", "<", "workshop", "2026-02-03", "o0", "Hall", "<", "Room 2", "", "", "",
            "", "",
            "",
        ])
        let filled = try #require(form)
        #expect(filled.course == "workshop" && filled.place == "Room 2" && filled.host == "o0")
    }

    @Test("where the answers end, nothing is recorded", arguments: [0, 1, 3, 6])
    func end(count: Int) {
        let answers = ["1", "", "workshop", "today", "", "", ""]
        #expect(run(Array(answers.prefix(count))).form == nil)
    }

    @Test(
        "other things are recorded in a few answers",
        arguments: [
            (["2", "w2", "Snow"], Recording.Content.cancelled(session: "w2", why: "Snow")),
            (
                ["3", "Dele Ade", "2026-02"],
                .none(Confirmation(person: "dele", month: Example.start + 20))
            ),
            (
                ["4", "2026-02-03", "1", "3", "o1", "24", "", "2"],
                .practice(
                    Practice(
                        id: "",
                        dialogue: "circle",
                        date: CalendarDate(daysSinceEpoch: 20_487),
                        count: 3,
                        organisation: "o1",
                        people: 24,
                        followUpMeetings: 2
                    )
                )
            ),
            (
                ["5", "2026-02-03", "cin", "388.5"],
                .measurement(
                    Measurement(
                        indicator: "cin",
                        date: CalendarDate(daysSinceEpoch: 20_487),
                        value: 388.5
                    )
                )
            ),
        ] as [([String], Recording.Content)]
    )
    func others(answers: [String], content: Recording.Content) throws {
        let form = try #require(run(answers).form)
        #expect(
            try form.content(in: RecordingExample.draft, today: RecordingExample.today) == content
        )
    }

    @Test(
        "people are found by id, name, e-mail, or name and organisation",
        arguments: [
            ("ann", "ann"), ("ann lee", "ann"), ("Ann Lee@o0", "ann"),
            ("Ann  Lee@Organisation 0", "ann"),
            ("kim@a.org", "kim-1"), ("Kim Fox@o1 <KIM@a.org>", "kim-1"), ("ZOE DAY", "zoe"),
            ("Kim Fox", nil), ("Kim Fox@o1", nil), ("Nobody", nil), ("Ann Lee@o9", nil),
        ] as [(String, String?)]
    )
    func people(text: String, id: String?) {
        var reading = FormReading(draft: RecordingExample.draft, today: RecordingExample.today)
        let who = reading.who(text, "attendee")
        #expect(who == id.map(Recording.Who.known))
        #expect(reading.faults.count == (id == nil ? 1 : 0))
    }
}
