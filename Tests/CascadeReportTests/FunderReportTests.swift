import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeReport

@Suite("A report's figures")
struct FunderReportTests {
    @Test("assumptions about trainers are listed where people are trained to train, and only there")
    func applicable() async throws {
        var draft = Example.draft(people: [60, 40], founders: [1, 0], weeks: 30)
        let cascade = try await Reports.make(try Programme(draft), replicates: 4)
        for course in draft.courses.indices {
            draft.courses[course].qualifiesFor = []
            draft.courses[course].makesChampions = false
            draft.courses[course].rolling = false
        }
        let direct = try await Reports.make(try Programme(draft), replicates: 4)
        for words in ["Weeks from qualifying", "Sessions a year", "A new trainer ever"] {
            #expect(cascade.page.contains(words))
            #expect(!direct.page.contains(words))
        }
        #expect(direct.page.contains("Someone booked turns up"))
        #expect(direct.page.contains("no course of this programme qualifies anyone"))
        #expect(!cascade.page.contains("no course of this programme qualifies anyone"))
    }

    private static func value(_ id: String, _ report: FunderReport) -> String? {
        report.figures.first { $0.id == id }?.value
    }

    @Test(
        "what was counted is what the one count of reach says",
        arguments: 1...3 as ClosedRange<UInt64>
    )
    func observed(seed: UInt64) async throws {
        let programme = try RecordedProgramme.small(seed: seed)
        let report = try await Reports.make(programme)
        let day = programme.lastRecordedDay
        let reach = History(programme.known(on: day), asOf: day).reach()
        #expect(reach.peopleReached > 0)
        #expect(Self.value("observed-people", report) == String(reach.peopleReached))
        #expect(Self.value("headline-reached", report) == String(reach.peopleReached))
        #expect(Self.value("observed-organisations", report) == String(reach.organisationsReached))
        #expect(Self.value("observed-sessions", report) == String(reach.sessionsHeld))
        #expect(Self.value("observed-attendances", report) == String(reach.attendances))
        #expect(Self.value("observed-champions", report) == String(reach.champions))
        #expect(Self.value("observed-trainers", report) == String(reach.trainersQualified))
        #expect(Self.value("observed-active", report) == String(reach.trainersActive))
        #expect(Self.value("cost-so-far", report) == String(Wording.whole(reach.cost)))
    }

    @Test("what is expected is the forecast with the same seed")
    func expected() async throws {
        let programme = try RecordedProgramme.small(seed: 2)
        let report = try await Reports.make(programme)
        let forecast = try await programme.forecast(seed: 7, replicates: 12)
        let end = forecast.outcome.final(.peopleReached)
        #expect(Self.value("headline-people", report) == String(Wording.whole(end.p50)))
        #expect(Self.value("expected-people", report) == String(Wording.whole(end.p50)))
        #expect(
            Self.value("plan-people", report)
                == String(Wording.whole(forecast.plan.final(.peopleReached).p50))
        )
        #expect(
            Self.value("expected-sessions", report)
                == String(Wording.whole(forecast.outcome.final(.sessionsHeld).p50))
        )
        // Too few runs say nothing about how sure it is.
        #expect(Self.value("headline-sure", report) == nil)
    }

    @Test("sectors add up to the people reached, and the table by month ends at the forecast")
    func tables() async throws {
        let programme = try RecordedProgramme.small(seed: 3)
        let report = try await Reports.make(programme)
        let table = try #require(report.pictures.first { $0.id == "range" }?.table)
        let counted = table.rows.indices.compactMap {
            table.figure($0, 3).flatMap { Int($0.value) }
        }
        #expect(
            counted.reduce(0, +) == Self.value("observed-people", report).flatMap { Int($0) }
        )
        let months = try #require(report.pictures.first { $0.id == "fan" }?.table)
        let last = try #require(months.figure(months.rows.count - 1, 2))
        #expect(last.value == Self.value("expected-people", report))
    }

    @Test(
        "a sample without records says so and shows nothing as counted",
        arguments: [
            "portsmouth", "dudley", "coalitions", "restorative-cities", "micro-credentials",
        ]
    )
    func sample(name: String) async throws {
        let programme = try Reports.sample(name)
        let report = try await Reports.make(programme, replicates: 3)
        #expect(!report.hasRecords)
        #expect(report.headlineText.contains("Nothing is on record yet"))
        #expect(report.section("observed")?.figures.isEmpty == true)
        #expect((report.section("target") != nil) == (programme.target != nil))
        #expect(report.page.contains("Nothing is on record until"))
        for table in report.pictures.map(\.table) where table.columns.contains("Counted") {
            let column = try #require(table.columns.firstIndex(of: "Counted"))
            #expect(table.rows.indices.allSatisfy { table.figure($0, column) == nil })
        }
    }

    @Test("a programme without costs, target or ties says or leaves out what is not there")
    func plain() async throws {
        let draft = Example.draft(people: [60, 40], founders: [1, 0])
        let report = try await Reports.make(try Programme(draft))
        #expect(report.section("target") == nil)
        let costs = try #require(report.section("costs"))
        #expect(costs.figures.isEmpty)
        guard case .text(let words)? = costs.items.first else {
            Issue.record("the costs say nothing")
            return
        }
        #expect(words.text.contains("gives no costs"))
    }

    @Test("there is no report of nothing")
    func empty() async throws {
        let draft = ProgrammeDraft(id: "bare", name: "Bare", start: Example.start, weeks: 10)
        await #expect(
            throws: ReportError.nothingToReport(programme: "Bare", missing: "organisations")
        ) { try await Reports.make(Programme(checked: draft)) }
    }

    @Test("later records change nothing in a report of an earlier day")
    func earlier() async throws {
        let programme = try RecordedProgramme.small(seed: 1)
        let day = programme.start + 150
        let before = try await Reports.make(programme, asOf: day)
        var draft = programme.draft
        draft.sessions.removeAll { $0.start > day && $0.isUnplannedRecord }
        let kept = Set(draft.sessions.map(\.id))
        draft.attendance.removeAll { !kept.contains($0.session) }
        let after = try await Reports.make(Programme(checked: draft), asOf: day)
        #expect(before.figures == after.figures)
        #expect(before.digest == after.digest)
    }

    @Test("the same programme and options give the same bytes on any number of threads")
    func deterministic() async throws {
        let programme = try RecordedProgramme.small(seed: 4)
        for isPublic in [false, true] {
            let one = try await Reports.make(programme, isPublic: isPublic, workers: 1).page
            let two = try await Reports.make(programme, isPublic: isPublic, workers: 3).page
            #expect(one == two)
        }
    }
}
