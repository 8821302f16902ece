import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeFormats

@Suite("Putting a plan into a folder")
struct PlanWritingTests {
    static let samples = (try? PackageFolder.folders(in: "Samples")) ?? []

    /// A copy of a sample.
    private func copy(_ sample: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            atPath: PackageFolder.path("Samples/\(sample)"),
            toPath: folder.path
        )
        return folder
    }

    private func bytes(of folder: TemporaryFolder) throws -> [String: [UInt8]] {
        try Dictionary(
            uniqueKeysWithValues: folder.names.filter { $0.contains(".") }.map {
                ($0, try folder.bytes(of: $0))
            }
        )
    }

    private static let notes = [
        "plain", "a, b", "a \"quoted\" word", "two\nlines", " spaces ", "x;y|z", "# no",
    ]

    /// A plan that changes, adds and drops sessions at random.
    private func plan(for programme: Programme, _ random: inout SplitMix) -> Plan {
        let ids = programme.organisations.map(\.id)
        func seats(_ random: inout SplitMix) -> [Session.Seats] {
            ids.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random)).map {
                Session.Seats(.organisation($0), Int.random(in: 1...9, using: &random))
            }
        }
        var plan = Plan()
        let recorded = Set(programme.attendance.map(\.session))
        for session in programme.sessions {
            switch Int.random(in: 0..<8, using: &random) {
            case 0, 1:
                var session = session
                session.seats = seats(&random)
                plan.changed.append(session)
            case 2:
                var session = session
                session.host = ids.randomElement(using: &random)
                session.notes = Self.notes.randomElement(using: &random)
                session.trainers = []
                session.end = nil
                plan.changed.append(session)
            case 3 where !recorded.contains(session.id): plan.dropped.append(session.id)
            case 4: plan.changed.append(session)
            default: break
            }
        }
        for number in 0..<Int.random(in: 0...3, using: &random) {
            guard let course = programme.courses.randomElement(using: &random) else { break }
            plan.added.append(
                Session(
                    id: "from-plan-\(number)",
                    course: course.id,
                    start: programme.start + Int.random(in: 0...300, using: &random),
                    host: ids.randomElement(using: &random),
                    trainers: Array(programme.people.map(\.id).prefix(number)),
                    seats: seats(&random),
                    notes: Self.notes.randomElement(using: &random)
                )
            )
        }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let pair = ids.shuffled(using: &random)
            plan.ties.append(
                Partnership(
                    from: pair[0],
                    to: pair[1],
                    strength: [0.5, 0.25, 1].randomElement(using: &random) ?? 0.5,
                    kind: Bool.random(using: &random) ? "brokered" : nil
                )
            )
        }
        return plan
    }

    @Test("the folder reads back as the programme with the plan in it", arguments: samples, 0..<25)
    func readBack(sample: String, seed: Int) throws {
        let folder = try copy(sample)
        let programme = try ProgrammeFolder.read(at: folder.path)
        var random = SplitMix(state: UInt64(seed) &+ 1)
        let plan = plan(for: programme, &random)
        let before = try bytes(of: folder)
        let changed = try ProgrammeFolder.write(plan, into: folder.path)
        #expect(
            try ProgrammeFolder.read(at: folder.path) == programme.applying(plan),
            "seed \(seed)"
        )
        let after = try bytes(of: folder)
        for name in Set(before.keys).union(after.keys) {
            #expect((before[name] != after[name]) == changed.contains(name), "\(name)")
        }
        // Once more, the other way round: nothing of the plan is left to do.
        #expect(
            try ProgrammeFolder.write(
                Plan(changed: plan.changed.filter { !plan.dropped.contains($0.id) }),
                into: folder.path
            ) == []
        )
        #expect(try bytes(of: folder) == after)
    }

    @Test("a plan that changes nothing changes no byte", arguments: samples)
    func nothing(sample: String) throws {
        let folder = try copy(sample)
        let before = try bytes(of: folder)
        let programme = try ProgrammeFolder.read(at: folder.path)
        #expect(try ProgrammeFolder.write(Plan(), into: folder.path) == [])
        #expect(
            try ProgrammeFolder.write(Plan(changed: programme.sessions), into: folder.path) == []
        )
        #expect(try bytes(of: folder) == before)
    }

    @Test(
        "further sessions as today's are held can be asked for in every sample",
        arguments: samples
    )
    func usual(sample: String) throws {
        let programme = try ProgrammeFolder.read(at: PackageFolder.path("Samples/\(sample)"))
        let request = PlanRequest(limits: [.budget(1000)], further: programme.usualFurther)
        #expect(request.problems(in: programme) == [])
        #expect(PlanReadingTests.read(PlanFile.text(of: request), programme).0 == request)
    }
}
