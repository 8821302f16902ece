import CascadeCore
import CascadeStore
import CascadeTestSupport
import Foundation
import Testing

/// The trainer's pages in a real browser: on a phone, with and without scripts, signal and service workers.
@Suite("Recording on a phone, in a browser", .serialized)
struct TrainerBrowserTests {
    @Test(
        "a session is recorded with and without scripts and signal, sent once, mended and taken back"
    )
    func recording() async throws {
        let folder = try Scratch()
        let secrets = try RecordingTown.make(in: folder.path)
        BrowserCheck.expectNone(
            try await BrowserCheck.findings(
                "check_trainer.py",
                [Tool.path, folder.path, secrets.trainer, secrets.other]
            )
        )
    }
}

/// A small programme around today: sessions that a trainer is to record, and people for a register.
enum RecordingTown {
    /// Makes the file `town.cascade` and two trainers' links.
    ///
    /// - Returns: the secrets of the links.
    static func make(in folder: String) throws -> (trainer: String, other: String) {
        let now = Moment(secondsSinceEpoch: Int(Date().timeIntervalSince1970))
        let store = try ProgrammeStore.create(
            at: "\(folder)/town.cascade",
            try Programme(draft(today: now.day)),
            by: "test",
            at: now
        )
        store.close()
        let accounts = try AccountStore.open(inDirectory: folder)
        defer { accounts.close() }
        func link(_ person: String, _ label: String) throws -> String {
            try accounts.makeLink(
                .page,
                programme: "town",
                role: .trainer(person: person),
                label: label,
                expires: nil,
                at: now
            )
            .secret
        }
        return (try link("ines", "Inês Ávila"), try link("kit", "Kit Moor"))
    }

    private static func draft(today: CalendarDate) -> ProgrammeDraft {
        var draft = ProgrammeDraft(id: "town", name: "Town", start: today + -200, weeks: 104)
        draft.sectors = [Sector(id: "faith", name: "Faith"), Sector(id: "health", name: "Health")]
        var workshop = Course(id: "workshop", name: "Restorative workshop")
        workshop.makesChampions = true
        var further = Course(id: "ttt", name: "Train the trainer", pattern: .days(2))
        further.requires = .course("workshop")
        further.qualifiesFor = ["workshop"]
        draft.courses = [workshop, further]
        draft.organisations = [
            Organisation(
                id: "abbey",
                name: "Abbey café",
                sector: "faith",
                people: 60,
                foundingTrainers: 1
            ),
            Organisation(
                id: "clinic",
                name: "Harbour clinic",
                sector: "health",
                people: 90,
                foundingTrainers: 1
            ),
        ]
        draft.partnerships = [Partnership(from: "abbey", to: "clinic", strength: 0.7)]
        draft.people = [
            Person(id: "ines", name: "Inês Ávila", organisation: "abbey", roles: [.trainer]),
            Person(id: "kit", name: "Kit Moor", organisation: "clinic", roles: [.trainer]),
        ]
        draft.people += ["Ana Reyes", "Bo Lindqvist", "Chidi Okoye", "Dana Whit", "Eli Frost"]
            .enumerated().map { position, name in
                Person(id: "booked-\(position)", name: name, organisation: "abbey")
            }
        draft.people += (0..<12).map { position in
            Person(id: "abbey-\(position)", name: "Member \(position + 1)", organisation: "abbey")
        }
        draft.sessions = [
            Session(
                id: "yesterday",
                course: "workshop",
                start: today + -1,
                host: "abbey",
                place: "Upper room",
                trainers: ["ines"],
                people: draft.people.map(\.id).filter { $0.hasPrefix("booked") }
            ),
            Session(
                id: "soon",
                course: "workshop",
                start: today + 40,
                host: "clinic",
                trainers: ["ines"]
            ),
        ]
        return draft
    }
}
