import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeCLI
@testable import CascadeCore
@testable import CascadeFormats

@Suite("A plan as data")
struct PlanDataTests {
    private let programme: Programme
    private let answer: PlanAnswer

    init() throws {
        programme = try PlanExample.programme()
        answer = PlanExample.answer(for: programme)
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func rows(_ text: String) -> [[String: String]] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        return lines.dropFirst().map { line in
            Dictionary(uniqueKeysWithValues: zip(lines[0], line))
        }
    }

    @Test("JSON has the documented members")
    func members() throws {
        let json = try object(PlanJSON(answer, today: programme, tellingOptions: true).text)
        #expect(
            json.keys.sorted() == [
                "calendar", "headline", "interrupted", "invitations", "lastDay", "meetsAim",
                "notices", "planned", "practices", "programme", "quality", "replicates", "request",
                "schema", "seed", "sessions", "today",
            ]
        )
        #expect(json["schema"] as? String == "cascade.plan/1")
        #expect(json["meetsAim"] is NSNull)
        let planned = try #require(json["planned"] as? [String: Any])
        #expect(
            planned.keys.sorted() == [
                "chanceOfTarget", "cost", "effectiveReach", "embedded", "goalErrors", "goals",
                "organisations", "people",
            ]
        )
        #expect((planned["people"] as? [String: Double])?["mean"] == 168)
        let quality = try #require(json["quality"] as? [String: Any])
        #expect(
            quality.keys.sorted() == [
                "bound", "boundError", "gain", "plansTried", "replicatesSearched",
            ]
        )
        let request = try #require(json["request"] as? [String: Any])
        #expect(request["goals"] as? [String] == ["people reached"])
        #expect((request["limits"] as? [String])?.first == "a budget of £3,000")
        #expect(request["least"] is NSNull)
    }

    @Test("who is out stands among the invitations, with nothing brought")
    func out() throws {
        let json = try object(PlanJSON(answer, today: programme, tellingOptions: true).text)
        let invitations = try #require(json["invitations"] as? [[String: Any]])
        #expect(
            invitations.map { $0["standing"] as? String } == [
                "more", "new", "more", "more", "fewer", "fewer", "out", "out",
            ]
        )
        let homes = try #require(invitations.first { $0["organisation"] as? String == "homes" })
        #expect(homes["seatsToday"] as? Int == 12)
        #expect(homes["people"] is NSNull)
    }

    @Test("the calendar has every planned session by date, what moved and what is left out")
    func calendar() throws {
        let rows = rows(PlanTable.calendar.text(of: PlanFacts(answer, today: programme)))
        #expect(
            rows.map { $0["session"] } == [
                "workshop-1", "ttt-1", "workshop-2", "ttt-2", "workshop-3", "workshop-4",
                "workshop-5",
            ]
        )
        #expect(
            rows.map { $0["status"] } == [
                "changed", "same", "changed", "same", "changed", "left-out", "new",
            ]
        )
        #expect(rows.map { $0["date"] ?? "" } == rows.map { $0["date"] ?? "" }.sorted())
        #expect(rows[4]["heldInWeekOf"] == Example.day(22).description)
        #expect(rows[0]["heldInWeekOf"] == Example.day(0).description)
        #expect(rows[0]["seats"] == "joe-b:7|mosque:6|st-anne:3")
        #expect(rows[0]["trainers"] == "maren|tobias")
        #expect(rows[1]["seats"] == "champions:12")
    }

    @Test("what is added has what it brings and costs; what is only changed has nothing")
    func sessions() throws {
        let rows = rows(PlanTable.sessions.text(of: PlanFacts(answer, today: programme)))
        #expect(
            rows.map { $0["id"] } == [
                "workshop-1", "workshop-2", "workshop-3", "workshop-4", "workshop-5",
                "mosque+homes",
            ]
        )
        #expect(rows[4]["cost"] == "244")
        #expect(rows[5]["cost"] == "100")
        #expect(rows[0]["people.mean"] == "")
        #expect(rows[5]["what"] == "tie")
    }

    @Test(
        "each table has a row for each thing, with as many cells as columns",
        arguments: PlanTable.allCases
    )
    func tables(table: PlanTable) throws {
        let text = table.text(of: PlanFacts(answer, today: programme))
        let counts = text.split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).count
        }
        let expected = [
            PlanTable.invitations: 9, .calendar: 8, .sessions: 7, .practices: 6,
        ]
        #expect(counts.count == expected[table])
        // Limits in words and names of sectors have no commas here, so that none is quoted.
        #expect(Set(counts).count == 1, "\(text)")
    }

    @Test("invitations tell seats by session")
    func invitations() throws {
        let rows = rows(PlanTable.invitations.text(of: PlanFacts(answer, today: programme)))
        #expect(rows[0]["sessions"] == "workshop-1:7|workshop-5:3")
        #expect(rows[0]["seats"] == "10")
        #expect(rows[1]["bringsTogether"] == "Faith|Housing")
        #expect(rows[1]["askedFor"] == "Crescent Quay Mosque is invited")
        #expect(rows[6]["people.mean"] == "")
    }

    @Test("a curve as JSON and CSV holds the same points")
    func curve() throws {
        let report = CurveReport(
            curve: PlanExample.curve(),
            programme: programme,
            goal: .people,
            seed: 3,
            replicates: 1000
        )
        let json = try object(report.text(as: .json))
        #expect(json["schema"] as? String == "cascade.next-pound/1")
        #expect(json["bend"] as? Int == 2)
        let points = try #require(json["points"] as? [[String: Any]])
        let rows = rows(report.text(as: .csv))
        #expect(points.count == 4 && rows.count == 4)
        for (point, row) in zip(points, rows) {
            #expect((point["cost"] as? Double).map { "\(Int($0))" } == row["cost"])
            let people = try #require(point["people"] as? [String: Double])
            #expect(row["people.mean"].flatMap(Double.init) == people["mean"])
        }
        #expect(rows.map { $0["isToday"] } == ["false", "true", "false", "false"])
        #expect(rows[1]["added"] == "workshop-5")
    }

    @Test("a curve without points and one with a single point are told")
    func smallCurves() throws {
        var curve = PlanExample.curve()
        for count in [1, 0] {
            curve.points = Array(curve.points.prefix(count))
            (curve.bend, curve.today) = (nil, nil)
            let report = CurveReport(
                curve: curve,
                programme: programme,
                goal: .embedded,
                seed: 3,
                replicates: 10
            )
            for format in DataFormat.allCases { #expect(!report.text(as: format).isEmpty) }
            #expect(report.text(as: .text).contains(count == 0 ? "No plan" : "Only one plan"))
        }
    }

    @Test(
        "why someone is not invited, and what would bring them in",
        arguments: [
            (
                WhyNot.Reason.invited(seats: 1), WhyNot.Remedy.invite as WhyNot.Remedy?,
                "Hill School is invited: the plan gives it 1 seat."
            ),
            (
                .limit(.leaveOut("hill-school")), .without([.leaveOut("hill-school")]),
                """
                Hill School is not invited because of a limit: Hill School is left out. Without that limit it can be invited. \
                Invited all the same, in place of the seats worth least, the plan would bring 4 fewer people (95% sure: \
                3.8–4.2).
                """
            ),
            (
                .others, .seats(3),
                """
                Hill School is not invited because its seats would bring less than those given to others. The smallest change \
                tried that brings it in: 3 seats more in all. Or ask for it: --invite hill-school. Invited all the same, in place of the seats worth least, the plan would \
                bring 4 fewer people (95% sure: 3.8–4.2).
                """
            ),
            (
                .nobodyEligible, nil,
                """
                Hill School is not invited because it has nobody who could come to the sessions whose seats the plan shares out. \
                Nothing that was tried brings it in. Invited all the same, in place of the seats worth least, the plan would bring \
                4 fewer people (95% sure: 3.8–4.2).
                """
            ),
            (
                .noSeatsDecided, nil,
                """
                Hill School is not invited because this plan leaves all seats as they are; --share-out all lets it share out the \
                seats for anyone too, and --more COURSE=N hold further sessions. Invited all the same, in place of the seats worth \
                least, the plan would bring 4 fewer people (95% sure: 3.8–4.2).
                """
            ),
        ]
    )
    func whyNot(reason: WhyNot.Reason, remedy: WhyNot.Remedy?, expected: String) throws {
        let report = WhyNotReport(
            answer: WhyNot(
                organisation: "hill-school",
                reason: reason,
                remedy: remedy,
                ifInvited: PlanExample.difference(-4, 5)
            ),
            programme: programme,
            goal: .people
        )
        #expect(report.sentences == expected)
        let json = try object(report.text(as: .json))
        #expect(json["schema"] as? String == "cascade.why-not/1")
        #expect(json["answer"] as? String == expected)
        #expect(report.text(as: .csv).split(separator: "\n").count == 2)
    }

    @Test("limits that can't be kept together are told in words")
    func conflict() throws {
        let report = PlanConflictReport(
            conflict: PlanConflict(
                limits: [.atLeast(5, .sector("faith"), course: nil), .seats(4, course: nil)],
                reasons: ["the sessions have 4 places in all"]
            ),
            programme: programme
        )
        #expect(
            report.text(as: .text) == """
                These 2 limits can't be kept together; without any one of them the others can:
                  - at least 5 seats for Faith
                  - at most 4 seats in all
                The sessions have 4 places in all.
                """
        )
        let json = try object(report.text(as: .json))
        #expect(
            json["limits"] as? [String] == ["at least 5 seats for Faith", "at most 4 seats in all"]
        )
        let one = PlanConflictReport(
            conflict: PlanConflict(limits: [.budget(1)], reasons: []),
            programme: programme
        )
        #expect(one.text(as: .text).hasPrefix("This limit can't be kept; without it"))
    }
}
