import CascadeCore
import Testing

@testable import CascadeFormats

@Suite("The starter programme")
struct StarterProgrammeTests {
    @Test(
        "reads without problems under any title",
        arguments: [
            "Hastings", "New: \"quotes\" # and signs", "Ünïcode 東京", "and", "", "a\nb",
            String(repeating: "long ", count: 100),
        ]
    )
    func isValid(title: String) throws {
        let folder = try TemporaryFolder()
        try StarterProgramme(title: title, start: try day("2026-01-14")).write(to: folder.path)
        #expect(folder.problems == [])
        let programme = try folder.outcome.get()
        #expect(programme.start.weekday == 0)
        #expect(programme.organisations.count == 8)
        #expect(programme.sectors.count == 4)
        #expect(programme.sessions.count == 3)
        #expect(programme.courses.contains { $0.isTrainTheTrainer })
    }

    @Test(
        "the id is made from the title",
        arguments: [
            ("Building Restorative Partnerships", "building-restorative-partnerships"),
            ("Café — Zürich!", "cafe-zurich"), ("or", "or-programme"), ("東京", "programme"),
        ]
    )
    func id(title: String, id: String) {
        #expect(StarterProgramme.id(for: title) == id)
    }
}
