import CascadeCore
import CascadeFormats
import CascadeTestSupport
import Testing

@testable import CascadeStore

@Suite("Changes of a programme file can be undone")
struct UndoTests {
    private static func message(_ work: () throws -> Void) -> String {
        do {
            try work()
            return "nothing was thrown"
        } catch let error as StoreError {
            guard case .notUndoable = error.kind else { return "another kind: \(error)" }
            return error.description
        } catch {
            return "another error: \(error)"
        }
    }

    @Test("an import over a file is one change, and undoing it brings everything back")
    func imports() throws {
        let store = try StoreScratch().store()
        _ = try store.change(asking(.recorded, recording: "r")) { draft in
            draft.sessions.append(
                Session(id: "aa", course: "workshop", start: draft.start + 3, status: .delivered)
            )
            draft.attendance.append(Attendance(session: "aa", attendee: .headcount(7)))
        }
        let before = try store.stored()
        var draft = before.contents.draft
        draft.name = "Another town"
        draft.organisations.insert(
            Organisation(id: "aid", name: "Aid", sector: "health", people: 5),
            at: 1
        )
        draft.organisations[0].notes = "First"
        draft.sessions.reverse()
        draft.people.removeLast()
        draft.attendance.removeAll { $0.attendee == .person("bo") }
        draft.sessions = draft.sessions.map { session in
            var session = session
            session.people = []
            return session
        }
        let other = try Programme(draft)
        let result = try store.replace(with: other, plan: "aim: people\n", asking(.imported))
        #expect(try store.programme() == other)
        #expect(try TableLoaderProbe.load(store).programme == other)
        #expect(try store.planText() == "aim: people\n")
        let entry = try #require(result.entry)
        let undo = try #require(try store.undo(entry.id, by: "cy", at: .minutes(9)).entry)
        #expect(undo.undoes == entry.id)
        let after = try TableLoaderProbe.load(store)
        #expect(after.contents.draft == before.contents.draft)
        #expect(after.contents.documents == before.contents.documents)
        #expect(after.placements == before.placements)
        #expect(try store.stored().placements == before.placements)
        _ = try store.undo(undo.id, by: "cy", at: .minutes(10))
        #expect(try store.programme() == other)
        #expect(try store.faults() == [])
        let entries = try store.entries()
        #expect(entries.first { $0.id == undo.id }?.undoneBy == entries[0].id)
        #expect(entries.first { $0.id == entry.id }?.undoneBy == nil)
    }

    @Test("without a number the last change that stands is undone, then the one before it")
    func backwards() throws {
        let store = try StoreScratch().store()
        var states = [try store.programme()]
        for number in 1...3 {
            _ = try store.change(asking()) { $0.people[0].notes = "Note \(number)" }
            states.append(try store.programme())
        }
        for number in [2, 1, 0] {
            _ = try store.undo(by: "cy", at: .minutes(20))
            #expect(try store.programme() == states[number])
        }
        let message = Self.message { _ = try store.undo(by: "cy", at: .minutes(21)) }
        #expect(message.contains("there is no change left to undo"))
    }

    @Test("what can't be undone says why, and changes nothing")
    func refusals() throws {
        let store = try StoreScratch().store()
        func entry(_ edit: (inout ProgrammeDraft) -> Void) throws -> Int64 {
            try #require(try store.change(asking(who: "dee"), edit).entry).id
        }
        let added = try entry { draft in
            draft.people.append(Person(id: "new", name: "New", organisation: "abbey"))
        }
        let booked = try entry { $0.sessions[1].people = ["new"] }
        let renamed = try entry { $0.organisations[1].name = "Surgery" }
        let again = try entry { $0.organisations[1].name = "Surgery of the town" }
        let before = try store.stored()
        func refusal(_ entry: Int64) -> String {
            Self.message { _ = try store.undo(entry, by: "cy", at: .minutes(30)) }
        }
        #expect(refusal(1).contains("the one with which the file begins"))
        #expect(refusal(99).contains("there is no change 99"))
        #expect(
            refusal(renamed).contains("change \(again) by dee at \(Moment.minutes(1))"),
            "\(refusal(renamed))"
        )
        #expect(refusal(added).contains("change \(booked) by dee"), "\(refusal(added))")
        #expect(try store.entries().count == 5)
        #expect(try TableLoaderProbe.load(store).placements == before.placements)
        _ = try store.undo(booked, by: "cy", at: .minutes(31))
        _ = try store.undo(added, by: "cy", at: .minutes(32))
        #expect(refusal(added).contains("has been undone already"))
        #expect(try store.programme().people.count == 2)
        #expect(try store.programme().organisations[1].name == "Surgery of the town")
    }

    @Test("undoing a removal needs what the row refers to")
    func references() throws {
        let store = try StoreScratch().store()
        let first = try store.change(asking(.recorded, recording: "a")) { draft in
            draft.sessions.append(
                Session(id: "x", course: "workshop", start: draft.start + 5, status: .delivered)
            )
        }
        let second = try store.change(asking()) { draft in
            draft.attendance.append(Attendance(session: "x", attendee: .headcount(3)))
        }
        let message = Self.message {
            _ = try store.undo(first.entry?.id, by: "cy", at: .minutes(2))
        }
        #expect(message.contains("change \(second.entry?.id ?? 0) by ben"), "\(message)")
        let third = try store.change(asking()) { $0.attendance.removeLast() }
        _ = try store.undo(first.entry?.id, by: "cy", at: .minutes(3))
        let back = Self.message {
            _ = try store.undo(third.entry?.id, by: "cy", at: .minutes(4))
        }
        #expect(back.contains("took away x"), "\(back)")
    }

    @Test("the tables are what the log says, after any changes", arguments: 0..<12)
    func logAndTables(seed: Int) throws {
        var random = RandomEdits(seed: UInt64(seed))
        let store = try StoreScratch().store()
        for number in 1...25 {
            if random.chance(0.25) {
                _ = try? store.undo(by: "cy", at: .minutes(number))
            } else if random.chance(0.2), let entry = try store.entries().randomElement(&random) {
                _ = try? store.undo(entry.id, by: "cy", at: .minutes(number))
            } else {
                let kind = random.kind
                _ = try store.change(
                    asking(kind, minutes: number, recording: kind == .recorded ? "\(number)" : nil)
                ) { random.edit(&$0) }
            }
            let stored = try store.stored()
            let loaded = try TableLoaderProbe.load(store)
            #expect(stored.contents.draft == loaded.contents.draft, "seed \(seed), \(number)")
            #expect(stored.placements == loaded.placements, "seed \(seed), change \(number)")
        }
        #expect(try store.faults() == [])
        let first = try LogProbe.rewound(store)
        let begun = try StoreScratch().store()
        #expect(try first == LogProbe.rows(begun), "seed \(seed)")
    }
}

extension Array {
    fileprivate func randomElement(_ random: inout RandomEdits) -> Element? {
        isEmpty ? nil : self[random.below(count)]
    }
}
