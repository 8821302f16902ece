import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeStore

@Suite("Someone can be erased from a programme file")
struct ErasureTests {
    /// Whether some bytes stand in the file or beside it, as UTF-8 or UTF-16.
    private static func leftovers(of words: [String], at path: String) throws -> [String] {
        var found: [String] = []
        for suffix in ["", "-wal", "-shm"] {
            guard let data = FileManager.default.contents(atPath: path + suffix) else { continue }
            for word in words {
                for encoding in [
                    String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian,
                ] {
                    guard let wanted = word.data(using: encoding) else { continue }
                    if data.range(of: wanted) != nil { found.append("\(word) in \(suffix)") }
                }
            }
        }
        return found
    }

    /// A programme in which one person stands in as many places as can be.
    private static func crowded(name: String) throws -> Programme {
        var draft = try Programme.town().draft
        draft.people[1].name = name
        draft.people[1].id = "zzyzx-bo-17"
        draft.people[1].email = "zzyzx.bo@example.org"
        draft.people[1].notes = "Prefers mornings"
        draft.people[1].roles = [.contact]
        draft.people.append(Person(id: "cy", name: "Cy Aal", organisation: "clinic"))
        draft.about = "Begun by \(name) and others."
        draft.sessions[0].people = ["zzyzx-bo-17", "cy"]
        draft.sessions[0].notes =
            "Thanks to \(name.uppercased()) (zzyzx.bo@example.org) for the room"
        draft.sessions[1].trainers = ["zzyzx-bo-17"]
        draft.sessions[1].people = []
        draft.attendance[0].attendee = .person("zzyzx-bo-17")
        draft.attendance.append(Attendance(session: "s1", attendee: .person("cy")))
        draft.organisations[0].notes = "Ask \(name.replacing(" ", with: "\n"))!"
        draft.confirmations.append(Confirmation(person: "zzyzx-bo-17", month: draft.start + 60))
        return try Programme(draft)
    }

    @Test(
        "nothing of them is left in the bytes of the file, and every total stays as it was",
        arguments: [
            "Zzyzx Bo", "Zébulon Çelik-Zzyzx", String(repeating: "Zzyzxqq ", count: 120) + "Bo",
        ]
    )
    func bytes(name: String) throws {
        let scratch = try StoreScratch()
        let store = try scratch.store(Self.crowded(name: name))
        for number in 0..<3 {
            _ = try store.change(
                asking(.edited, "Changed \(name), zzyzx-bo-17", who: name, minutes: number + 1)
            ) { draft in
                draft.people[1].notes = "Prefers mornings \(number)"
                draft.people[1].email = "zzyzx.bo@example\(number).org"
                draft.sessions[0].notes = String(repeating: "\(name), ", count: 5) + "\(number)"
            }
        }
        let words = [
            name, name.uppercased(), "zzyzx-bo-17", "zzyzx.bo@example.org",
            "zzyzx.bo@example1.org", "Prefers mornings", "Zzyzx", "zzyzx", "ZZYZX",
        ]
        #expect(try !Self.leftovers(of: words, at: store.path).isEmpty)
        let before = try store.programme()
        let entries = try store.entries()
        let erasure = try store.erase("zzyzx-bo-17", by: "ana", at: .minutes(20))
        #expect(erasure.anonymous == "anonymous-1")
        #expect(erasure.isComplete)
        let after = try store.programme()
        #expect(Self.reach(after) == Self.reach(before))
        #expect(after.people.count == before.people.count)
        #expect(after.people.contains { $0.id == "anonymous-1" && $0.isErased })
        let log = try store.entries()
        #expect(log.dropFirst().map(\.id) == entries.map(\.id))
        #expect(log.dropFirst().map(\.at) == entries.map(\.at))
        #expect(log.first?.kind == .forgotten)
        #expect(try store.search("zzyzx").isEmpty)
        #expect(try store.search(name).isEmpty)
        #expect(try Self.leftovers(of: words, at: store.path) == [])
        store.close()
        #expect(try Self.leftovers(of: words, at: scratch.path("town.cascade")) == [])
        let again = try ProgrammeStore.open(at: scratch.path("town.cascade"))
        #expect(try again.programme() == after)
        #expect(try again.faults().isEmpty)
    }

    /// Every figure of reach, whole and by each place, course and generation.
    private static func reach(_ programme: Programme) -> [Reach] {
        let history = History(programme)
        var filters = [ReachFilter()]
        filters += programme.sectors.map { ReachFilter(sector: $0.id) }
        filters += programme.organisations.map { ReachFilter(organisation: $0.id) }
        filters += programme.courses.map { ReachFilter(course: $0.id) }
        filters += (0...3).map { ReachFilter(generation: $0) }
        return filters.map { history.reach($0) }
    }

    @Test(
        "totals stay when people are erased from a year of records",
        arguments: [1, 2, 3] as [UInt64]
    )
    func totals(seed: UInt64) throws {
        let programme = try RecordedProgramme.make(seed: seed)
        let store = try StoreScratch().store(programme)
        let before = Self.reach(programme)
        let step = max(1, programme.people.count / 6)
        let chosen = stride(from: 0, to: programme.people.count, by: step)
            .map { programme.people[$0].id }
        #expect(!chosen.isEmpty)
        for (number, id) in chosen.enumerated() {
            _ = try store.erase(id, by: "ana", at: .minutes(number))
        }
        let after = try store.programme()
        #expect(Self.reach(after) == before)
        #expect(Set(after.people.map(\.id)).isDisjoint(with: chosen))
        #expect(after.people.count { $0.isErased } == chosen.count)
    }

    @Test("earlier changes can still be undone, without the name")
    func undo() throws {
        let store = try StoreScratch().store(Self.crowded(name: "Zzyzx Bo"))
        let change = try store.change(asking()) { $0.people[1].joined = $0.start + 7 }
        let entry = try #require(change.entry)
        let erasure = try store.erase("zzyzx-bo-17", by: "ana", at: .minutes(5))
        _ = try store.undo(entry.id, by: "ana", at: .minutes(6))
        let person = try #require(
            try store.programme().people.first { $0.id == erasure.anonymous }
        )
        #expect(person.isErased)
        #expect(person.joined != (try store.programme().start) + 7)
        #expect(throws: StoreError.self) {
            try store.undo(erasure.entry, by: "ana", at: .minutes(7))
        }
    }

    @Test("who became one with them is erased too, and stays so when the merge is undone")
    func merged() throws {
        var draft = try Self.crowded(name: "Zzyzx Bo").draft
        draft.people.append(
            Person(
                id: "zzyzx-two",
                name: "Zzyzxx Boh",
                organisation: "clinic",
                email: "two@zzyzx.org"
            )
        )
        draft.sessions[0].people.append("zzyzx-two")
        draft.attendance.append(Attendance(session: "s1", attendee: .person("zzyzx-two")))
        let store = try StoreScratch().store(Programme(draft))
        let merge = try store.change(asking(.merged, "Merged zzyzx-two into zzyzx-bo-17")) {
            try $0.merge(person: "zzyzx-two", into: "zzyzx-bo-17", keeping: [])
        }
        _ = try store.erase("zzyzx-bo-17", by: "ana", at: .minutes(5))
        let words = ["zzyzx", "Zzyzx"]
        #expect(try Self.leftovers(of: words, at: store.path) == [])
        _ = try store.undo(try #require(merge.entry).id, by: "ana", at: .minutes(6))
        let people = try store.programme().people
        #expect(people.count { $0.isErased } == 2)
        #expect(try Self.leftovers(of: words, at: store.path) == [])
    }

    /// A programme in which three train one session, and one of them, Pat, is in it twice.
    private static func trio() throws -> Programme {
        var draft = try Programme.town().draft
        for (id, name) in [("p", "Pat Pqrst"), ("q", "Patricia Pqrst")] {
            draft.people.append(
                Person(id: id, name: name, organisation: "abbey", roles: [.trainer])
            )
        }
        draft.organisations[0].foundingTrainers = 3
        draft.sessions[0].trainers = ["p", "ines"]
        return try Programme(draft)
    }

    @Test(
        "who trained with someone is not erased with them, however often others were merged",
        arguments: ["Merged person p into q", "Tidied up"]
    )
    func colleagues(summary: String) throws {
        for (erased, isGone) in [("ines", false), ("bo", false), ("q", true)] {
            let store = try StoreScratch().store(Self.trio())
            let merge = try store.change(asking(.merged, summary)) {
                try $0.merge(person: "p", into: "q", keeping: [])
            }
            #expect(try store.programme().sessions[0].trainers == ["q", "ines"])
            _ = try store.erase(erased, by: "ana", at: .minutes(5))
            _ = try store.undo(try #require(merge.entry).id, by: "ana", at: .minutes(6))
            let people = try store.programme().people
            #expect(people.contains { $0.name == "Pat Pqrst" } == !isGone, "\(erased)")
            #expect(people.count { $0.isErased } == (isGone ? 2 : 1))
        }
    }

    @Test("who was made two again and merged with someone else belongs to the last")
    func mergedAgain() throws {
        let store = try StoreScratch().store(Self.trio())
        let first = try store.change(asking(.merged, "Merged person p into q")) {
            try $0.merge(person: "p", into: "q", keeping: [])
        }
        _ = try store.undo(try #require(first.entry).id, by: "ana", at: .minutes(2))
        let second = try store.change(asking(.merged, "Merged person p into ines")) {
            try $0.merge(person: "p", into: "ines", keeping: [])
        }
        _ = try store.erase("q", by: "ana", at: .minutes(5))
        _ = try store.undo(try #require(second.entry).id, by: "ana", at: .minutes(6))
        #expect(try store.programme().people.contains { $0.id == "p" && !$0.isErased })
    }

    @Test("naming them again is refused until it is said that they wish it")
    func comingBack() throws {
        let store = try StoreScratch().store(Self.crowded(name: "Zzyzx Bo"))
        _ = try store.erase("zzyzx-bo-17", by: "ana", at: .minutes(5))
        let back = [
            Person(id: "new-1", name: "zzyzx  BO", organisation: "clinic"),
            Person(
                id: "new-2",
                name: "Z. Bo",
                organisation: "abbey",
                email: "Zzyzx.Bo@example.org"
            ),
            Person(id: "zzyzx-bo-17", name: "B", organisation: "abbey"),
        ]
        for person in back {
            #expect(throws: StoreError.self) {
                try store.change(asking(.recorded, recording: "r-\(person.id)")) {
                    $0.people.append(person)
                }
            }
        }
        #expect(try store.programme().people.count == 3)
        let other = Person(id: "new-3", name: "Zzyzx Bo", organisation: "abbey")
        _ = try store.change(asking()) { $0.people.append(other) }
        #expect(try !store.readmit("Nobody@clinic"))
        #expect(try store.readmit("Zzyzx Bo@clinic"))
        _ = try store.change(asking()) { $0.people += back.dropLast() }
        #expect(try store.programme().people.contains { $0.id == "new-1" })
    }

    @Test("a living namesake can be edited after the other was erased")
    func namesake() throws {
        var draft = try Self.crowded(name: "Zzyzx Bo").draft
        draft.people.append(Person(id: "bo-2", name: "Zzyzx Bo", organisation: "clinic"))
        let store = try StoreScratch().store(Programme(draft))
        _ = try store.erase("zzyzx-bo-17", by: "ana", at: .minutes(5))
        _ = try store.change(asking()) { draft in
            let place = try #require(draft.people.firstIndex { $0.id == "bo-2" })
            draft.people[place].notes = "Moved"
            draft.people[place].email = "other@example.org"
        }
        #expect(throws: StoreError.self) {
            try store.change(asking()) { draft in
                let place = try #require(draft.people.firstIndex { $0.id == "bo-2" })
                draft.people[place].email = "zzyzx.bo@example.org"
            }
        }
    }

    @Test("copies are listed, and a notice is put beside each")
    func copies() throws {
        let scratch = try StoreScratch()
        let store = try scratch.store(Self.crowded(name: "Zzyzx Bo"))
        try store.backup(to: scratch.path("copy.cascade"))
        try store.backup(to: scratch.path("gone.cascade"))
        try FileManager.default.removeItem(atPath: scratch.path("gone.cascade"))
        store.noteCopy(.person, at: scratch.path("zzyzx-bo-17.json"))
        let erasure = try store.erase("zzyzx-bo-17", by: "ana", at: .minutes(5))
        #expect(
            erasure.copies.map(\.path).map { ($0 as NSString).lastPathComponent } == [
                "copy.cascade"
            ]
        )
        #expect(scratch.names.contains("copy.cascade.erasure-notice.txt"))
        #expect(try Self.leftovers(of: ["zzyzx"], at: store.path) == [])
    }

    @Test("what is held about someone is complete, and names nobody else")
    func personalData() throws {
        let store = try StoreScratch().store(Self.crowded(name: "Zzyzx Bo"))
        _ = try store.change(asking(.edited, "Zzyzx Bo and Cy Aal moved")) {
            $0.people[1].notes = "Moved"
        }
        let data = try #require(try store.personalData(of: "zzyzx-bo-17"))
        #expect(data.person.name == "Zzyzx Bo")
        #expect(data.sessions.map(\.role) == ["attendee", "trainer"])
        #expect(data.confirmedMonths.count == 1)
        #expect(data.mentions.count >= 3)
        #expect(data.log.map(\.summary) == ["Zzyzx Bo and someone else moved"])
        #expect(data.log.first?.changes.first?.after?.contains("Moved") == true)
        #expect(try store.personalData(of: "nobody") == nil)
    }

    @Test("an id that does not exist is refused")
    func unknown() throws {
        let store = try StoreScratch().store()
        #expect(throws: StoreError.self) { try store.erase("nobody", by: "ana", at: .morning) }
    }

    @Test("names go from texts whole, and parts of other words stay")
    func texts() {
        let erased = ErasedText(
            names: ["Ann Lee", "José", "Faith"],
            emails: ["ann@x.org"],
            ids: ["ann": "anonymous-3", "will": "anonymous-4"]
        )
        #expect(erased.erased("with ANN\n  LEE.") == "with Erased person.")
        #expect(erased.erased("Jose\u{301}, Ann@X.org") == "Erased person, erased")
        #expect(erased.erased("joann leeds, annex, ann-2, my-ann, jose") == nil)
        #expect(erased.erased("In good faith; she will come, said Ann Leeds") == nil)
        #expect(erased.erased("Faith came, Faithful") == "Erased person came, Faithful")
        #expect(erased.erasedName("Faith and Ann Lee") == "Faith and Erased person")
        #expect(erased.erasedWithIDs("Merged will into ann-2") == "Merged anonymous-4 into ann-2")
        #expect(erased.erasedWithIDs("Will and Ann") == nil)
    }

    @Test("the settings keep their keys and ids, and the plan keeps what means no person")
    func words() throws {
        var draft = try Programme.town().draft
        draft.people.append(Person(id: "faith", name: "Faith", organisation: "clinic"))
        draft.people.append(Person(id: "will", name: "Will: \"B\" Oh", organisation: "clinic"))
        draft.about = "Faith groups, with Faith; in good faith: will: \"b\" oh will"
        draft.courses[0].notes = "notes: Faith"
        draft.organisations[0].notes = "A faith group that will grow"
        draft.sessions[0].people = ["bo", "will"]
        let plan = """
            # Faith has asked for this; full of faith
            invite: [faith, person:will]
            trainers:
              ines: {at-most: 2}
              "will": {at-most: 3}
            limits:
              - {sector: faith, at-most: 3, why: will}
            """
        let store = try ProgrammeStore.create(
            at: StoreScratch().path("t.cascade"),
            Programme(draft),
            plan: plan,
            by: "ana",
            at: .morning
        )
        _ = try store.change(asking(.edited, "Changed will")) { $0.name = "Faith Town" }
        _ = try store.erase("faith", by: "ana", at: .minutes(5))
        _ = try store.erase("will", by: "ana", at: .minutes(6))
        let after = try store.programme()
        #expect(after.sectors.map(\.id) == ["faith", "health"])
        #expect(after.sectors.map(\.name) == ["Faith", "Health"])
        #expect(after.name == "Faith Town")
        #expect(
            after.about
                == "Erased person groups, with Erased person; in good faith: Erased person will"
        )
        #expect(after.courses[0].notes == "notes: Erased person")
        #expect(after.organisations[0].notes == "A faith group that will grow")
        #expect(
            try store.planText() == """
                # Erased person has asked for this; full of faith
                invite: [anonymous-1, person:anonymous-2]
                trainers:
                  ines: {at-most: 2}
                  "anonymous-2": {at-most: 3}
                limits:
                  - {sector: faith, at-most: 3, why: will}
                """
        )
        #expect(try store.entries().contains { $0.summary == "Changed anonymous-2" })
        _ = try store.undo(2, by: "ana", at: .minutes(7))
        #expect(try store.programme().name == "Town")
    }
}
