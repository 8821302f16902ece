import CascadeCore
import CascadeTestSupport
import Testing

@Suite("Applying a recording")
struct RecordingTests {
    private typealias Delivered = Recording.DeliveredSession
    private let today = RecordingExample.today

    private func faults(_ content: Recording.Content, id: String = "r") -> [String] {
        var draft = RecordingExample.draft
        let before = draft
        do throws(RecordingError) {
            _ = try RecordingExample.recording(id, 5, content).apply(to: &draft, today: today)
            return []
        } catch {
            #expect(draft == before)
            return error.faults.map(\.description)
        }
    }

    @Test("a planned session that was delivered keeps its plan, and its seats")
    func delivered() throws {
        var draft = RecordingExample.draft
        let recording = RecordingExample.recording(
            "r",
            5,
            .delivered(
                Delivered(
                    session: "w1",
                    course: "workshop",
                    start: Example.start + 9,
                    trainers: [.known("dele"), RecordingExample.new("Ines Roy", "o1")],
                    attendees: [
                        .init(.person(.known("ann")), cameForward: true),
                        .init(.person(RecordingExample.new(" Bo   Ek ", "o1", "Bo@Ek.se"))),
                        .init(.headcount(5, organisation: "o1"), outcome: .attended),
                        .init(.person(.known("zoe")), outcome: .noShow),
                    ]
                )
            )
        )
        let result = try recording.apply(to: &draft, today: today)
        let session = draft.sessions[0]
        #expect(session.status == .delivered)
        #expect(session.recorded == RecordMark(id: "r", at: recording.at))
        #expect(session.start == Example.start + 9)
        #expect(session.place == "Hall" && session.host == "o0" && session.notes == "Bring tea")
        #expect(session.planned?.start == Example.start + 2)
        #expect(session.planned?.trainers == [])
        #expect(session.seats == [Session.Seats(.anyone, 8)])
        #expect(session.trainers.first == "dele")
        #expect(result.newPeople.map(\.name) == ["Ines Roy", "Bo Ek"])
        #expect(result.newPeople.map(\.email) == [nil, "bo@ek.se"])
        #expect(result.newPeople[0].id.hasPrefix("ines-roy-"))
        #expect(result.newPeople[0].id.utf8.count == "ines-roy-".utf8.count + 8)
        #expect(result.turnedUp == 7 && result.completed == 2 && result.champions == 1)
        #expect(!result.isNewSession && result.effect == .applied)
        #expect(draft.attendance.count == 4)
        #expect(draft.problems().isEmpty)
    }

    @Test("an unplanned session has an id that follows from the recording's")
    func unplanned() throws {
        var draft = RecordingExample.draft
        let held = Delivered(
            course: "ttt",
            start: today,
            attendees: [.init(.person(.known("ann")))]
        )
        let recording = RecordingExample.recording("2026-a", 5, .delivered(held))
        let result = try recording.apply(to: &draft, today: today)
        #expect(result.session == "rec-2026-a" && result.isNewSession)
        #expect(draft.sessions.last?.isUnplanned == true)
        #expect(result.qualified.map(\.person) == ["ann"])
        #expect(result.qualified.map(\.courses) == [["workshop"]])
        let again = try recording.apply(to: &draft, today: today)
        #expect(again.effect == .alreadyKnown && !again.isNewSession)
        #expect(draft.sessions.count == 4)
    }

    @Test(
        "ids that are long or begin with a sign make ids of sessions that are allowed",
        arguments: [
            "-", "..", String(repeating: "x", count: 100), "A_b", String(repeating: "-", count: 61),
        ]
    )
    func ids(id: String) throws {
        var draft = RecordingExample.draft
        let held = Delivered(course: "workshop", start: today)
        _ = try RecordingExample.recording(id, 5, .delivered(held)).apply(to: &draft, today: today)
        _ = try RecordingExample.recording(
            id,
            6,
            .practice(Practice(id: "", dialogue: "circle", date: today))
        )
        .apply(to: &draft, today: today)
        #expect(draft.problems().isEmpty)
    }

    @Test("a newcomer of a known name in the same organisation is the known person")
    func knownName() throws {
        var draft = RecordingExample.draft
        let held = Delivered(
            course: "workshop",
            start: today,
            attendees: [
                .init(.person(RecordingExample.new("Ann  Lee", "o0"))),
                .init(.person(RecordingExample.new("Ann Lee", "o1"))),
                .init(.person(RecordingExample.new("Zoe\u{308} Day", "o1"))),
                .init(.person(RecordingExample.new("Kim Fox", "o1", "Kim@A.org"))),
                .init(.person(RecordingExample.new("ann lee", "o0"))),
            ]
        )
        let result = try RecordingExample.recording("r", 5, .delivered(held))
            .apply(to: &draft, today: today)
        let people = result.attendance.map(\.attendee)
        #expect(people[0] == .person("ann"))
        #expect(people[1] == .person(result.newPeople[0].id))
        #expect(people[2] == .person("zoe"))
        #expect(people[3] == .person("kim-1"))
        #expect(result.newPeople.map(\.name) == ["Ann Lee", "ann lee"])
    }

    @Test("an organisation's headcount grows where more of its people are named")
    func growth() throws {
        var draft = RecordingExample.draft
        draft.organisations[1].people = 3
        let held = Delivered(
            course: "workshop",
            start: today,
            attendees: [.init(.person(RecordingExample.new("One More", "o1")))]
        )
        let result = try RecordingExample.recording("r", 5, .delivered(held))
            .apply(to: &draft, today: today)
        #expect(result.growth.map(\.organisation) == ["o1"])
        #expect(result.growth.first?.before == 3 && result.growth.first?.after == 4)
        #expect(draft.problems().isEmpty)
    }

    @Test("every fault of a recording is named, with what was meant, and nothing is applied")
    func allFaults() {
        let held = Delivered(
            session: "w9",
            course: "workshp",
            start: today + 1,
            end: today,
            host: "Organisation 1",
            trainers: [.known("dele"), .known("del")],
            attendees: [
                .init(.person(.known("dele"))),
                .init(.person(RecordingExample.new("Kim Fox", "o1"))),
                .init(.person(RecordingExample.new(" ", "o7", "x"))),
                .init(.headcount(0, organisation: "o0")),
                .init(.person(.known("ann")), outcome: .noShow, cameForward: true),
                .init(.person(.known("ann"))),
            ]
        )
        #expect(
            faults(.delivered(held)) == [
                "course: found “workshp”, expected one of workshop, ttt. Did you mean “workshop”?",
                "session: found “w9”, expected one of w1, w2, t1. Did you mean “w1”?",
                "first day: found “\(today + 1)”, expected \(today), which is today, or before.",
                "last day: found “\(today)”, expected \(today + 1), when it began, or later.",
                "host: found “Organisation 1”, expected one of o0, o1. Did you mean “o1”?",
                "trainer 2: found “del”, expected one of dele, ann, kim-1, kim-2, zoe."
                    + " Did you mean “dele”?",
                "attendee 1, dele: found “dele”, expected someone who is not a trainer of this"
                    + " session.",
                "attendee 2, Kim Fox: found “Kim Fox”, expected the id of one of the 2 people of this"
                    + " name in o1: kim-1 and kim-2.",
                "name of attendee 3, : found nothing, expected a name.",
                "organisation of attendee 3, : found “o7”, expected one of o0, o1. Did you mean “o0”?",
                "e-mail of attendee 3, : found “x”, expected an e-mail address, such as"
                    + " name@example.org, or nothing.",
                "headcount of attendee 4: found “0”, expected a whole number from 1 to 100,000.",
                "coming forward of attendee 5, ann: found “yes”, expected no, as the outcome is"
                    + " no-show: only someone who completed comes forward.",
                "attendee 6, ann: found “ann”, expected each person once.",
            ]
        )
    }

    @Test("what can't be is refused")
    func refused() {
        let day = today
        #expect(faults(.cancelled(session: "w8", why: nil)).count == 1)
        #expect(faults(.cancelled(session: "w1", why: nil), id: "a b").count == 1)
        #expect(faults(.none(Confirmation(person: "no", month: today + 60))).count == 2)
        // A month is confirmed once it is over.
        let month = Confirmation(person: "dele", month: today)
        let over = Confirmation(person: "dele", month: month.month + -1)
        #expect(faults(.none(month)).count == (month.lastDay > today ? 1 : 0))
        #expect(faults(.none(over)).isEmpty)
        #expect(
            faults(.practice(Practice(id: "", dialogue: "circel", date: day, count: 0))).count == 2
        )
        #expect(
            faults(.measurement(Measurement(indicator: "x", date: day + 1, value: .nan))).count == 3
        )
        let other = Delivered(session: "t1", course: "workshop", start: day)
        #expect(faults(.delivered(other)).first?.contains("ttt, the course of session t1") == true)
        let champion = Delivered(
            session: "t1",
            course: "ttt",
            start: day,
            attendees: [.init(.person(.known("ann")), cameForward: true)]
        )
        #expect(faults(.delivered(champion)).first?.contains("makes no champions") == true)
        let twice = Delivered(
            course: "workshop",
            start: day,
            attendees: [
                .init(.person(RecordingExample.new("New Face", "o0"))),
                .init(.person(RecordingExample.new("New  Face", "o0"))),
            ]
        )
        #expect(faults(.delivered(twice)).count == 1)
    }

    @Test("a clock that is ahead is refused, as its recording would win for good")
    func clock() {
        let at = Moment(secondsSinceEpoch: (today + 2).daysSinceEpoch * 86_400)
        var draft = RecordingExample.draft
        let recording = Recording(id: "r", at: at, .cancelled(session: "w1", why: nil))
        #expect(throws: RecordingError.self) { try recording.apply(to: &draft, today: today) }
    }

    @Test("dialogues and measurements are kept with the recording's mark")
    func others() throws {
        var draft = RecordingExample.draft
        let day = today
        let practice = Practice(id: "ignored", dialogue: "circle", date: day, count: 3, people: 24)
        _ = try RecordingExample.recording("p", 1, .practice(practice)).apply(
            to: &draft,
            today: day
        )
        #expect(draft.practice.map(\.id) == ["rec-p"])
        #expect(draft.practice[0].recorded?.id == "p" && draft.practice[0].people == 24)
        for (id, minute, value) in [("b", 2, 380.0), ("a", 1, 400), ("c", 2, 390)] {
            let measured = Measurement(indicator: "cin", date: day, value: value)
            _ = try RecordingExample.recording(id, minute, .measurement(measured))
                .apply(to: &draft, today: day)
        }
        #expect(draft.measurements.map(\.value) == [390])
    }
}
