import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeCLI
@testable import CascadeCore

@Suite("The answer to a what-if")
struct EffectReportTests {
    private func programme() throws -> Programme {
        var draft = Example.certain(people: [30, 20, 10], founders: [2], ties: [(0, 1, 0.4)])
        draft.organisations[0].name = "St Aidan's Church"
        draft.people = [
            Person(id: "ann", name: "Ann Lark", organisation: "o0", roles: [.trainer])
        ]
        return try Programme(draft)
    }

    private func report(_ effect: WhatIf.Effect, among: [String] = []) throws -> EffectReport {
        let programme = try programme()
        return EffectReport(
            programme: programme,
            effect: effect,
            among: among,
            seed: 7,
            lastDay: programme.lastDay
        )
    }

    /// An effect of some changes on what was tried, from the replicates' numbers before and after.
    private func effect(
        _ changes: [Change],
        _ before: [Int32],
        _ after: [Int32],
        elsewhere: ([Int32], [Int32])? = nil,
        among: ([Int32], [Int32])? = nil,
        chance: (Double, Double)? = nil
    ) async throws -> WhatIf.Effect {
        // A change that changes nothing gives an effect whose parts are then set.
        var effect = try await WhatIf(try programme(), seed: 1, replicates: 1).effect(of: [])
        effect.changes = changes
        effect.people = Difference(from: before, to: after)
        effect.peopleBefore = Double(before.reduce(0, +)) / Double(before.count)
        effect.elsewhere = elsewhere.map { Difference(from: $0.0, to: $0.1) }
        effect.among = among.map { Difference(from: $0.0, to: $0.1) }
        effect.amongBefore = among.map { Double($0.0.reduce(0, +)) / Double($0.0.count) }
        if let chance { effect.chanceOfTarget = .init(before: chance.0, after: chance.1) }
        return effect
    }

    private static func repeated(_ values: Int32...) -> [Int32] {
        Array(repeating: values, count: 50).flatMap(\.self)
    }

    @Test("an organisation that leaves takes its own people and others with it")
    func leaving() async throws {
        let effect = try await effect(
            [.organisationLeaves("o0")],
            Self.repeated(100, 100),
            Self.repeated(76, 96),
            elsewhere: (Self.repeated(91, 91), Self.repeated(76, 96)),
            chance: (0.15, 0.13)
        )
        #expect(
            try report(effect).answer == """
                Without St Aidan's Church, 14 fewer people are expected by March 2026 (95% sure: 12–16), of 100; in 8 of 10 \
                runs between 4 and 24 fewer. That includes the 9 reached there as it is; elsewhere 5 fewer are reached \
                (3–7). The chance of the target goes from 15% to 13%.
                """
        )
    }

    @Test("a difference that chance may explain is not told as one")
    func indistinct() async throws {
        let effect = try await effect(
            [.tie("o0", "o2", strength: 0.5), .trainer("o1"), .trainer("o1")],
            Self.repeated(100, 100),
            Self.repeated(95, 105),
            among: (Self.repeated(10, 10), Self.repeated(12, 12)),
            chance: (0.5, 0.5)
        )
        let answer = try report(effect, among: ["Any"]).answer
        #expect(
            answer.hasPrefix(
                """
                With a tie between St Aidan's Church and Organisation 2 (strength 0.50) and 2 more founding trainers at \
                Organisation 1, the number of people expected by March 2026, 100, changes by no more than these runs can tell \
                from chance (95% sure: between 1 fewer and 1 more); in 8 of 10 runs between 5 fewer and 5 more.
                """
            ),
            "\(answer)"
        )
        #expect(answer.contains("Among the people of Any, 10 as it is, 2 more are reached"))
        #expect(answer.hasSuffix("The chance of the target stays at 50%."))
    }

    @Test("nothing that changes is told as such")
    func nothing() async throws {
        let same = Self.repeated(40, 50)
        let answer = try report(try await effect([.personLeaves("ann")], same, same)).answer
        #expect(
            answer
                == "Without Ann Lark, nothing changes: 45 people are expected by March 2026 either way, as many in every run."
        )
    }

    @Test("few replicates give no interval")
    func few() async throws {
        let effect = try await effect([.organisationLeaves("o1")], [50, 50], [40, 44])
        let answer = try report(effect).answer
        #expect(
            answer
                == "Without Organisation 1, about 8 fewer people are expected by March 2026, of 50."
        )
        #expect(try report(effect).text(as: .text).contains("Too few replicates"))
    }

    /// Whether two numbers are the same but for the last digits, which Foundation's reader of JSON doesn't keep.
    private func isSame(_ left: Double?, _ right: Double?) -> Bool {
        guard let left, let right else { return false }
        return abs(left - right) <= 1e-12 * max(abs(left), abs(right))
    }

    @Test("JSON and CSV hold the same numbers")
    func data() async throws {
        let effect = try await effect(
            [.organisationLeaves("o0"), .tie("o1", "o2", strength: 0.25)],
            Self.repeated(100, 90),
            Self.repeated(80, 77),
            elsewhere: (Self.repeated(90, 80), Self.repeated(80, 77)),
            chance: (0.25, 0.125)
        )
        let report = try report(effect)
        let object = try JSONSerialization.jsonObject(with: Data(report.text(as: .json).utf8))
        let json = try #require(object as? [String: Any])
        #expect(json["schema"] as? String == "cascade.what-if/1")
        #expect(json["replicates"] as? Int == 100)
        #expect(json["among"] is NSNull)
        let changes = try #require(json["changes"] as? [[String: Any]])
        #expect(changes.map { $0["change"] as? String } == ["organisation-leaves", "tie"])
        #expect(changes[0]["organisation"] as? String == "o0")
        #expect(changes[1]["organisations"] as? [String] == ["o1", "o2"])
        #expect(changes[1]["strength"] as? Double == 0.25)
        let people = try #require(json["people"] as? [String: Double])
        #expect(people["mean"] == effect.people.mean)
        #expect(isSame(people["low"], effect.people.interval.lowerBound))
        let rows = report.text(as: .csv).split(separator: "\n")
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        #expect(rows.map(\.[0]) == ["measure", "people", "elsewhere", "chanceOfTarget"])
        #expect(rows.allSatisfy { $0.count == 10 })
        for (column, name) in rows[0].enumerated().dropFirst(3) {
            #expect(isSame(Double(rows[1][column]), people[name]))
        }
        #expect(rows[1][1] == "95")
        #expect(rows[3][1...3] == ["0.25", "0.125", "-0.125"])
    }
}
