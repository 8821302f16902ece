import CascadeCore
import CascadeTestSupport
import Testing

@testable import CascadeFormats

@Suite("Overlays written")
struct OverlayTextTests {
    /// Random changes to a programme's sessions and partnerships, additions at the end.
    private func changed(
        _ programme: Programme,
        _ generator: inout SplitMix
    ) throws -> Programme {
        var draft = programme.draft
        let organisations = draft.organisations.map(\.id)
        let courses = draft.courses.filter { $0.qualifiesFor.isEmpty && $0.pattern != .selfPaced }
        func seats(_ generator: inout SplitMix) -> [Session.Seats] {
            let one = organisations[Int.random(in: organisations.indices, using: &generator)]
            let all = [
                Session.Seats(.anyone, .random(in: 1...9, using: &generator)),
                Session.Seats(.organisation(one), .random(in: 1...3, using: &generator)),
            ]
            return Bool.random(using: &generator) ? all : [all[1]]
        }
        for position in draft.sessions.indices where Int.random(in: 0..<3, using: &generator) == 0 {
            draft.sessions[position].seats = seats(&generator)
            if Bool.random(using: &generator) { draft.sessions[position].host = nil }
            if Bool.random(using: &generator) {
                draft.sessions[position].place = "The \"old\" hall: #1, {two} & 3\u{2014}4"
            }
            if Bool.random(using: &generator) { draft.sessions[position].notes = nil }
            if Bool.random(using: &generator) { draft.sessions[position].status = .cancelled }
        }
        if draft.sessions.count > 2, Bool.random(using: &generator) {
            draft.sessions.remove(at: 1)
        }
        for number in 0..<Int.random(in: 0...4, using: &generator) {
            guard let course = courses.randomElement(using: &generator) else { break }
            draft.sessions.append(
                Session(
                    id: "planned-\(number)",
                    course: course.id,
                    start: draft.start + Int.random(in: 0..<200, using: &generator),
                    host: organisations.randomElement(using: &generator),
                    seats: seats(&generator)
                )
            )
        }
        for _ in 0..<Int.random(in: 0...4, using: &generator) {
            let from = Int.random(in: organisations.indices, using: &generator)
            let to = Int.random(in: organisations.indices, using: &generator)
            guard from != to else { continue }
            draft.partnerships.append(
                Partnership(
                    from: organisations[from],
                    to: organisations[to],
                    strength: Double.random(in: 0.01...1, using: &generator),
                    kind: Bool.random(using: &generator) ? "a: 'kind'" : nil,
                    directed: Bool.random(using: &generator)
                )
            )
        }
        return try Programme(draft)
    }

    @Test(
        "laid over the old programme, it gives the new one's sessions and partnerships",
        arguments: OverlayTests.samples,
        0..<12
    )
    func roundTrip(sample: String, seed: Int) throws {
        var generator = SplitMix(state: UInt64(seed))
        let old = try ProgrammeFolder.read(at: PackageFolder.path("Samples/\(sample)"))
        let new = try changed(old, &generator)
        let text = OverlayText.text(from: old, to: new, name: "Plan: a \"test\"")
        let overlay = try Overlay.read(text, over: old)
        #expect(overlay.name == "Plan: a \"test\"")
        #expect(overlay.programme.sessions == new.sessions, "\(text)")
        #expect(overlay.programme.partnerships == new.partnerships, "\(text)")
        #expect(OverlayText.text(from: old, to: overlay.programme, name: overlay.name) == text)
    }

    @Test("ties that are changed or gone are left out and written anew", arguments: 0..<20)
    func ties(seed: Int) throws {
        var generator = SplitMix(state: UInt64(seed))
        let old = try ProgrammeFolder.read(at: PackageFolder.path("Samples/portsmouth"))
        var draft = old.draft
        for position in draft.partnerships.indices.reversed() {
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: draft.partnerships.remove(at: position)
            case 1: draft.partnerships[position].strength = 0.123
            case 2: draft.partnerships.append(draft.partnerships[position])
            default: break
            }
        }
        let new = try Programme(draft)
        let text = OverlayText.text(from: old, to: new, name: "ties")
        let found = try Overlay.read(text, over: old).programme.partnerships
        #expect(Set(found) == Set(new.partnerships))
        #expect(found.count == new.partnerships.count)
    }

    @Test("a programme that is not otherwise is a name alone")
    func same() throws {
        let old = try ProgrammeFolder.read(at: PackageFolder.path("Samples/dudley"))
        #expect(OverlayText.text(from: old, to: old, name: "Same") == "name: Same\n")
    }

    @Test("what is written is what people would write")
    func words() throws {
        let old = try ProgrammeFolder.read(at: PackageFolder.path("Samples/restorative-cities"))
        var draft = old.draft
        let position = try #require(draft.sessions.firstIndex { $0.id == "c300-1" })
        draft.sessions[position].seats = [
            .init(.anyone, 10), .init(.organisation("bridgekeepers"), 2),
        ]
        draft.sessions[position].host = nil
        draft.partnerships.append(
            Partnership(
                from: draft.organisations[0].id,
                to: draft.organisations[1].id,
                strength: 0.5
            )
        )
        let new = try Programme(draft)
        let (from, to) = (draft.organisations[0].id, draft.organisations[1].id)
        #expect(
            OverlayText.text(from: old, to: new, name: "Plan") == """
                name: Plan
                sessions:
                  - {id: c300-1, host: ~, seats: {anyone: 10, bridgekeepers: 2}}
                partnerships:
                  - {from: \(from), to: \(to), strength: 0.5}

                """
        )
    }
}
