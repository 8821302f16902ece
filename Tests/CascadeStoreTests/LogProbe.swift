import CascadeCore
import GRDB

@testable import CascadeStore

/// Compares the log of a file with its tables.
enum LogProbe {
    /// All rows of a file as the log would write them, by table and number.
    static func rows(_ store: ProgrammeStore) throws -> [String: String] {
        let stored = try store.reader.read { try TableLoader.load($0) }
        var all: [String: Set<Int64>] = [:]
        for (table, places) in stored.placements { all[table] = Set(places.map(\.row)) }
        var result: [String: String] = [:]
        for (name, records) in stored.records(in: all) {
            guard let shape = StoredTables.shape(of: name) else { continue }
            for (row, record) in records {
                result["\(name) \(row)"] = RecordText.text(of: record, in: shape)
            }
        }
        return result
    }

    /// The rows with which a file began: those of today with every change taken back, the last first.
    ///
    /// - Throws: ``Disagreement`` where a row is not as the log says that it was left.
    static func rewound(_ store: ProgrammeStore) throws -> [String: String] {
        var rows = try rows(store)
        for entry in try store.entries() {
            for change in try store.changes(of: entry.id) {
                let name = "\(change.table) \(change.row)"
                guard rows[name] == change.after else {
                    throw Disagreement(
                        entry: entry.id,
                        row: name,
                        found: rows[name] ?? "nothing",
                        expected: change.after ?? "nothing"
                    )
                }
                rows[name] = change.before
            }
        }
        return rows
    }

    /// A row that is not as the log says.
    struct Disagreement: Error {
        let entry: Int64
        let row: String
        let found: String
        let expected: String
    }
}

/// Edits drawn at random, for tests; the same for the same seed.
struct RandomEdits {
    private var state: UInt64
    private var made = 0

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    /// A number below a bound.
    ///
    /// Steele, Lea and Flood, “Fast splittable pseudorandom number generators” (2014).
    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(max(1, bound)))
    }

    /// Whether something of a chance happens.
    mutating func chance(_ chance: Double) -> Bool { below(1000) < Int(chance * 1000) }

    /// A kind of change.
    var kind: ChangeKind {
        mutating get { [.recorded, .recorded, .edited, .imported, .planned][below(5)] }
    }

    /// Changes something that leaves a sound programme.
    mutating func edit(_ draft: inout ProgrammeDraft) {
        made += 1
        let name = "n\(made)"
        switch below(9) {
        case 0:
            let place = below(draft.organisations.count + 1)
            draft.organisations.insert(
                Organisation(id: name, name: name, sector: "faith", people: below(50)),
                at: place
            )
        case 1:
            draft.people.append(Person(id: name, name: "Person é \(made)", organisation: "abbey"))
        case 2: draft.people[below(draft.people.count)].notes = "Note \(made)"
        case 3:
            draft.sessions.append(
                Session(
                    id: name,
                    course: "workshop",
                    start: draft.start + below(300),
                    status: .delivered,
                    host: "clinic",
                    trainers: ["ines"],
                    seats: [Session.Seats(.anyone, 1 + below(9))],
                    recorded: RecordMark(id: name, at: .morning)
                )
            )
            for number in 0..<below(4) {
                draft.attendance.append(
                    Attendance(session: name, attendee: .headcount(number + 1))
                )
            }
        case 4: draft.sessions.swapAt(0, below(draft.sessions.count))
        case 5: draft.sessions[below(draft.sessions.count)].start = draft.start + below(300)
        case 6:
            let gone = draft.sessions[below(draft.sessions.count)].id
            draft.sessions.removeAll { $0.id == gone }
            draft.attendance.removeAll { $0.session == gone }
            if draft.sessions.isEmpty {
                draft.sessions = [Session(id: name, course: "workshop", start: draft.start)]
            }
        case 7: draft.about = "About \(made)"
        default: draft.attendance.reverse()
        }
    }
}
