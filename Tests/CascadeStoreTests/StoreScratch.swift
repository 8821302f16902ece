import CascadeCore
import CascadeFormats
import CascadeTestSupport
import Foundation
import GRDB

@testable import CascadeStore

/// An empty folder for one test, removed when all tests have ended.
struct StoreScratch: Sendable {
    /// Its path.
    let path: String

    /// The folder in which all tests work.
    private static let root: String = {
        let root = NSTemporaryDirectory() + "cascade-store-\(UUID().uuidString)"
        atexit { try? FileManager.default.removeItem(atPath: StoreScratch.root) }
        return root
    }()

    init() throws {
        path = "\(Self.root)/\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// The path of something in it.
    func path(_ name: String) -> String { "\(path)/\(name)" }

    /// The names of all that is in it, sorted.
    var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    /// A new file with a small programme.
    func store(
        _ programme: Programme? = nil,
        named name: String = "town.cascade"
    ) throws -> ProgrammeStore {
        try .create(at: path(name), programme ?? .town(), by: "ana", at: .morning)
    }
}

extension Moment {
    /// A morning in March.
    static let morning = Moment(secondsSinceEpoch: 1_772_440_000)

    /// So many minutes after that morning.
    static func minutes(_ minutes: Int) -> Moment {
        Moment(secondsSinceEpoch: morning.secondsSinceEpoch + 60 * minutes)
    }
}

extension Programme {
    /// A small programme with something in every table.
    static func town() throws -> Programme {
        let start = CalendarDate(daysSinceEpoch: 20_465)
        var draft = ProgrammeDraft(id: "town", name: "Town", start: start, weeks: 52)
        draft.sectors = [Sector(id: "faith", name: "Faith"), Sector(id: "health", name: "Health")]
        var workshop = Course(id: "workshop", name: "Workshop")
        workshop.makesChampions = true
        var further = Course(id: "ttt", name: "Train the Trainer")
        further.requires = .course("workshop")
        further.qualifiesFor = ["workshop"]
        draft.courses = [workshop, further]
        draft.dialogues = [ProgrammeDraft.Dialogue(id: "circle", name: "Circle")]
        draft.indicators = [ProgrammeDraft.Indicator(id: "calls", name: "Calls")]
        draft.organisations = [
            Organisation(
                id: "abbey",
                name: "Abbey Café",
                sector: "faith",
                people: 1_000_000,
                foundingTrainers: 1,
                assumptions: [.turnover: .number(0.1)]
            ), Organisation(id: "clinic", name: "Clinic", sector: "health", people: 60),
        ]
        draft.partnerships = [Partnership(from: "abbey", to: "clinic", strength: 0.7)]
        draft.people = [
            Person(
                id: "ines",
                name: "Inês Ávila",
                organisation: "abbey",
                roles: [.trainer, .contact],
                email: "ines@example.org"
            ), Person(id: "bo", name: "Bo", organisation: "clinic", joined: start),
        ]
        draft.sessions = [
            Session(
                id: "s1",
                course: "workshop",
                start: start + 9,
                status: .delivered,
                host: "abbey",
                trainers: ["ines"],
                people: ["bo"],
                seats: [Session.Seats(.organisation("clinic"), 3), Session.Seats(.anyone, 8)]
            ), Session(id: "s2", course: "ttt", start: start + 30),
        ]
        draft.attendance = [
            Attendance(session: "s1", attendee: .person("bo"), cameForward: true),
            Attendance(session: "s1", attendee: .headcount(4), organisation: "clinic"),
            Attendance(session: "s1", attendee: .headcount(2), outcome: .noShow),
        ]
        draft.confirmations = [Confirmation(person: "ines", month: start)]
        draft.practice = [
            Practice(id: "p1", dialogue: "circle", date: start + 40, count: 2, people: 20)
        ]
        draft.measurements = [Measurement(indicator: "calls", date: start + 50, value: 12.5)]
        return try Programme(draft)
    }
}

/// A request for a change, for tests.
func asking(
    _ kind: ChangeKind = .edited,
    _ summary: String = "Changed something",
    who: String = "ben",
    minutes: Int = 1,
    recording: String? = nil
) -> ChangeRequest {
    ChangeRequest(
        kind: kind,
        summary: summary,
        who: who,
        at: .minutes(minutes),
        recording: recording
    )
}
