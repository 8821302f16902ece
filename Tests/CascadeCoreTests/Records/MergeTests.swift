import CascadeCore
import CascadeTestSupport
import Testing

@Suite("Merging people and organisations")
struct MergeTests {
    private var draft: ProgrammeDraft {
        var draft = RecordingExample.draft
        draft.people[1].email = "ann@x.org"
        draft.people.append(
            Person(
                id: "anne",
                name: "Anne Lee",
                organisation: "o1",
                roles: [.contact],
                notes: "Tea"
            )
        )
        draft.sessions[0].trainers = ["anne"]
        draft.sessions[0].people = ["ann"]
        draft.sessions[1].people = ["anne", "ann", "zoe"]
        draft.attendance = [
            Attendance(session: "w2", attendee: .person("zoe")),
            Attendance(session: "w2", attendee: .person("ann"), outcome: .noShow),
            Attendance(
                session: "w2",
                attendee: .person("anne"),
                outcome: .completed,
                cameForward: true
            ),
            Attendance(session: "t1", attendee: .person("anne"), outcome: .attended),
            Attendance(session: "t1", attendee: .headcount(3), organisation: "o1"),
        ]
        draft.confirmations = [
            Confirmation(person: "ann", month: Example.start),
            Confirmation(person: "anne", month: Example.start),
            Confirmation(person: "anne", month: Example.start + 60),
        ]
        return draft
    }

    @Test("all that is recorded of one becomes the other's, once, with the better outcome")
    func people() throws {
        var draft = draft
        try draft.merge(person: "anne", into: "ann")
        #expect(draft.people.map(\.id) == ["dele", "ann", "kim-1", "kim-2", "zoe"])
        let ann = draft.people[1]
        #expect(ann.name == "Ann Lee" && ann.organisation == "o0" && ann.email == "ann@x.org")
        #expect(ann.notes == "Tea" && ann.roles == [.contact])
        #expect(draft.sessions[0].trainers == ["ann"] && draft.sessions[0].people == [])
        #expect(draft.sessions[1].people == ["ann", "zoe"])
        #expect(
            draft.attendance == [
                Attendance(session: "w2", attendee: .person("zoe")),
                Attendance(session: "w2", attendee: .person("ann"), cameForward: true),
                Attendance(session: "t1", attendee: .person("ann"), outcome: .attended),
                Attendance(session: "t1", attendee: .headcount(3), organisation: "o1"),
            ]
        )
        #expect(draft.confirmations.count == 2)
        #expect(draft.problems().isEmpty)
    }

    @Test("fields of the one who goes are kept where that is wanted")
    func keeping() throws {
        var draft = draft
        try draft.merge(person: "anne", into: "ann", keeping: [.name, .organisation, .email])
        let ann = draft.people[1]
        #expect(ann.name == "Anne Lee" && ann.organisation == "o1" && ann.email == "ann@x.org")
    }

    @Test("a founding trainer who was there twice is counted once", arguments: ["o0", "o1"])
    func founders(organisation: String) throws {
        var draft = draft
        draft.people.append(
            Person(id: "dele-2", name: "Dele A", organisation: organisation, roles: [.trainer])
        )
        draft.organisations[organisation == "o0" ? 0 : 1].foundingTrainers += 1
        try draft.merge(person: "dele-2", into: "dele")
        #expect(draft.organisations.map(\.foundingTrainers) == [1, 0])
        try draft.merge(person: "dele", into: "kim-2")
        #expect(draft.organisations.map(\.foundingTrainers) == [0, 1])
        #expect(draft.problems().isEmpty)
    }

    @Test("two of whom one trained the other are not one person, and neither is someone alone")
    func refused() {
        var draft = draft
        draft.attendance.append(Attendance(session: "w1", attendee: .person("ann")))
        let before = draft
        #expect(throws: MergeError.self) { try draft.merge(person: "ann", into: "anne") }
        #expect(throws: MergeError.self) { try draft.merge(person: "zoe", into: "zoe") }
        let error = #expect(throws: MergeError.self) { try draft.merge(person: "an", into: "zoe") }
        #expect(error?.description == "the programme has no person “an”. Did you mean “ann”?")
        #expect(draft == before)
    }

    @Test("people, ties, seats, sessions and records of one organisation become the other's")
    func organisations() throws {
        var draft = draft
        draft.organisations.append(
            Organisation(id: "o2", name: "Other", sector: "any", people: 2, area: "North")
        )
        draft.organisations[0].people = 1
        draft.partnerships = [
            Partnership(from: "o1", to: "o0", strength: 0.9, kind: "b"),
            Partnership(from: "o0", to: "o2", strength: 0.2),
            Partnership(from: "o2", to: "o1", strength: 0.7, kind: "a"),
            Partnership(from: "o1", to: "o2", strength: 0.1, directed: true),
        ]
        draft.sessions[0].host = "o1"
        draft.sessions[0].seats = [
            Session.Seats(.organisation("o0"), 2), Session.Seats(.organisation("o1"), 3),
        ]
        draft.practice = [
            Practice(id: "p", dialogue: "circle", date: Example.start, organisation: "o1")
        ]
        try draft.merge(organisation: "o1", into: "o0", keeping: [.name])
        #expect(draft.organisations.map(\.id) == ["o0", "o2"])
        #expect(draft.organisations[0].name == "Organisation 1")
        #expect(draft.organisations[0].people == 6)
        #expect(draft.people.allSatisfy { $0.organisation == "o0" })
        #expect(
            draft.partnerships == [
                Partnership(from: "o0", to: "o2", strength: 0.7, kind: "a"),
                Partnership(from: "o0", to: "o2", strength: 0.1, directed: true),
            ]
        )
        #expect(draft.sessions[0].host == "o0")
        #expect(draft.sessions[0].seats == [Session.Seats(.organisation("o0"), 5)])
        #expect(draft.practice[0].organisation == "o0")
        #expect(draft.attendance.last?.organisation == "o0")
        #expect(draft.problems().isEmpty)
    }
}
