import CascadeCore
import CascadeTestSupport
import Testing

@Suite("The history of what was delivered")
struct HistoryTests {
    @Test("agrees with the definitions read one by one", arguments: 0..<12)
    func oracle(seed: UInt64) throws {
        let base = try RecordedProgramme.small(seed: seed)
        var draw = Draws(seed: seed)
        let day = seed.isMultiple(of: 3) ? nil : base.start + draw.whole(20, 380)
        let history = History(base, asOf: day)
        let naive = NaiveRecords(base, asOf: history.asOf)
        #expect(
            history.sessions.map { base.sessions[$0.session].id } == naive.held.map(\.id)
        )
        for (held, session) in zip(history.sessions, naive.held) {
            let rows = naive.rows(session)
            let hasEnded = naive.end(session) <= history.asOf
            func people(_ outcomes: Set<Attendance.Result>) -> Int {
                rows.filter { outcomes.contains($0.outcome) }.reduce(0) { sum, row in
                    if case .headcount(let count) = row.attendee { return sum + count }
                    return sum + 1
                }
            }
            #expect(held.end == naive.end(session))
            #expect(held.booked == people([.completed, .attended, .noShow]))
            #expect(held.attended == people([.completed, .attended]))
            #expect(held.completed == (hasEnded ? people([.completed]) : 0))
            #expect(held.generation == naive.passedOn(session).generation)
            #expect(abs(held.fidelity - naive.passedOn(session).fidelity) < 1e-12)
            #expect(held.trainers.map { base.people[$0].id } == session.trainers)
            let reached =
                rows.reduce(0) { $0 + naive.reachedWithoutNames($1, session) }
                + base.people.count { naive.reachedAt($0.id)?.id == session.id }
            #expect(held.reached == reached)
            #expect(history.rows[held.rows].reduce(0) { $0 + Int($1.reached) } == reached)
        }
        for (person, known) in zip(base.people, history.people) {
            check(known, person, naive, history)
        }
    }

    private func check(
        _ known: History.PersonHistory,
        _ person: Person,
        _ naive: NaiveRecords,
        _ history: History
    ) {
        let id = person.id
        let sessions = history.programme.sessions
        func ids(_ held: [Int]) -> [String] {
            held.map { sessions[history.sessions[$0].session].id }
        }
        #expect(ids(known.completions.map(\.held)) == naive.completed(id).map(\.id))
        #expect(known.reached == naive.reachedAt(id).map(naive.end))
        #expect(known.cameForward == naive.cameForwardAt(id).map(naive.end))
        #expect(known.qualified == naive.qualified(id))
        #expect(known.isFounder == naive.isFounder(id))
        #expect(known.isPresent == naive.isPresent(id))
        #expect(ids(known.led) == naive.held.filter { $0.trainers.first == id }.map(\.id))
        #expect(
            ids(known.coTrained)
                == naive.held.filter { $0.trainers.dropFirst().contains(id) }.map(\.id)
        )
        if known.generation != nil {
            #expect(known.generation == naive.standing(id).generation, "\(id)")
            #expect(abs(known.fidelity - naive.standing(id).fidelity) < 1e-12)
        } else {
            #expect(known.reached == nil && known.led.isEmpty && known.coTrained.isEmpty)
        }
    }

    @Test("without a day it is the last day on record, and the start where nothing is")
    func lastDay() throws {
        var draft = Example.draft(people: [9], founders: [1])
        #expect(History(try Programme(draft)).asOf == draft.start)
        draft.sessions = [Example.session("w", "workshop", week: 3)]
        #expect(History(try Programme(draft)).asOf == draft.start)
        draft.sessions[0].status = .delivered
        draft.sessions[0].end = Example.day(4)
        #expect(History(try Programme(draft)).asOf == Example.day(4))
        draft.measurements = [Measurement(indicator: "i", date: Example.day(6), value: 1)]
        draft.indicators = [.init(id: "i", name: "I")]
        #expect(History(try Programme(draft)).asOf == Example.day(6))
    }

    @Test("a course of several meetings is completed on its last day, not before")
    func lastMeeting() throws {
        var draft = Example.draft(people: [9], founders: [1])
        draft.courses[0].pattern = .meetings(
            count: 3,
            everyWeeks: 2,
            asynchronousHoursPerMonth: 0
        )
        draft.people = [Person(id: "p", name: "P", organisation: "o0")]
        draft.sessions = [Example.session("w", "workshop", week: 1)]
        draft.attendance = [Attendance(session: "w", attendee: .person("p"))]
        let programme = try Programme(draft)
        let before = History(programme, asOf: Example.day(5) + -1)
        #expect(before.people[0].reached == nil)
        #expect(before.sessions[0].attended == 1)
        #expect(before.sessions[0].completed == 0)
        #expect(History(programme, asOf: Example.day(5)).people[0].reached == Example.day(5))
    }

    @Test("who trained before first completing a course stays of generation 0, and is reached")
    func trainedElsewhere() throws {
        var draft = Example.draft(people: [9], founders: [0])
        draft.people = ["x", "y"].map { Person(id: $0, name: $0, organisation: "o0") }
        draft.sessions = [
            Example.session("one", "workshop", week: 1, trainers: ["x"]),
            Example.session("two", "workshop", week: 2, trainers: ["y"]),
        ]
        draft.attendance = [
            Attendance(session: "one", attendee: .person("y")),
            Attendance(session: "two", attendee: .person("x")),
            // There to train.
            Attendance(session: "one", attendee: .person("x")),
        ]
        let history = History(try Programme(draft))
        #expect(history.people.map(\.generation) == [0, 1])
        #expect(history.people[0].reached == Example.day(2))
        #expect(history.sessions.map(\.generation) == [1, 2])
        #expect(history.sessions.map(\.booked) == [1, 1])
    }

    @Test("a qualification runs out with its course, and a refresher renews it", arguments: [0, 1])
    func validity(refreshed: Int) throws {
        var draft = Example.draft(people: [9], founders: [1])
        draft.courses[1].validityWeeks = 10
        draft.courses.append(Example.course("refresher") { $0.refreshes = ["ttt"] })
        draft.people = [
            Person(id: "p", name: "P", organisation: "o0"),
            Person(id: "f", name: "F", organisation: "o0", roles: [.trainer]),
        ]
        draft.sessions = [
            Example.session("t", "ttt", week: 1), Example.session("r", "refresher", week: 5),
        ]
        draft.attendance = [Attendance(session: "t", attendee: .person("p"))]
        if refreshed == 1 {
            draft.attendance.append(Attendance(session: "r", attendee: .person("p")))
        }
        let programme = try Programme(draft)
        func may(_ week: Int) -> [[Int]] {
            History(programme, asOf: Example.day(week, 6)).people.map(\.qualifiedFor)
        }
        #expect(may(11) == [[0], [0]])
        #expect(may(12) == [refreshed == 1 ? [0] : [], [0]])
        #expect(may(16) == [[], [0]])
        #expect(History(programme, asOf: Example.day(16)).people[0].qualified == Example.day(1) + 1)
    }

    @Test("months without a session are known in order, until the day")
    func confirmations() throws {
        var draft = Example.draft(people: [9], founders: [1])
        draft.people = [Person(id: "f", name: "F", organisation: "o0", roles: [.trainer])]
        let month = Confirmation(person: "f", month: Example.start + 70).month
        draft.confirmations = [70, 40, 200].map {
            Confirmation(person: "f", month: Example.start + $0)
        }
        let history = History(try Programme(draft), asOf: Example.start + 100)
        #expect(
            history.confirmedNone == [
                [Confirmation(person: "f", month: Example.start + 40).month, month]
            ]
        )
    }
}
