import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeReport

@Suite("A report for everyone")
struct PublicReportTests {
    @Test("it names nobody, anywhere in the file", arguments: 1...2 as ClosedRange<UInt64>)
    func nobody(seed: UInt64) async throws {
        let programme = try Reports.marked(seed: seed)
        #expect(programme.people.count > 5)
        let page = try await Reports.make(programme, isPublic: true).page
        for secret in ["Zorabel", "Quibblewick", "@secret.example", "notewhisper"] {
            #expect(!page.localizedCaseInsensitiveContains(secret))
        }
        for person in programme.people {
            #expect(!page.contains(">\(person.id)<") && !page.contains("\"\(person.id)\""))
        }
        for session in programme.sessions {
            #expect(!page.contains(">\(session.id)<") && !page.contains("\"\(session.id)\""))
        }
    }

    @Test("the lead's own report does name them, so that the test above can fail")
    func lead() async throws {
        let page = try await Reports.make(try Reports.marked(seed: 1)).page
        #expect(page.contains("Quibblewick"))
    }

    /// Figures that count people, by the start of their ids.
    private static let people = [
        "headline-people", "headline-sure", "headline-reached", "observed-people",
        "observed-attendances", "observed-champions", "observed-trainers", "observed-active",
        "expected-people", "expected-trainers", "table-fan-", "table-range-",
    ]

    @Test("no number of people is small or exact", arguments: 1...3 as ClosedRange<UInt64>)
    func rounded(seed: UInt64) async throws {
        let report = try await Reports.make(
            try RecordedProgramme.small(seed: seed),
            isPublic: true,
            replicates: 100
        )
        var seen = 0
        for figure in report.figures where Self.people.contains(where: figure.id.hasPrefix) {
            // Organisations and people in scope, which are no count of people trained.
            if figure.id.hasPrefix("table-range-"),
                ["1", "2"].contains(figure.id.split(separator: "-").last)
            {
                continue
            }
            guard figure.value != "hidden" else {
                #expect(figure.text == "[c]")
                continue
            }
            for number in figure.value.split(separator: " ") {
                let value = try #require(Int(number), "\(figure.id)")
                #expect(value.isMultiple(of: 5), "\(figure.label): \(value)")
                seen += 1
            }
        }
        #expect(seen > 40)
    }

    @Test("founding trainers, whom the plan tells, are not in the public number of trainers")
    func foundersApart() async throws {
        let programme = try RecordedProgramme.small(seed: 2)
        let day = programme.lastRecordedDay
        let history = History(programme.known(on: day), asOf: day)
        let table = try #require(PublicFigures(history).table("Champions and trainers"))
        let line = try #require(table.lines.firstIndex { $0.key == "qualified" })
        let known = history.people.count { $0.qualified != nil && !$0.isFounder }
        #expect(history.reach().trainersQualified > known)
        switch table.cells[line].last ?? .hidden {
        case .shown(let number): #expect(abs(number - known) <= 2)
        case .hidden: #expect((1...4).contains(known))
        }
        let page = try await Reports.make(programme, isPublic: true).page
        #expect(page.contains("besides founding trainers"))
    }

    @Test(
        "pictures tell the published number of people reached, never the counted one",
        arguments: 1...4 as ClosedRange<UInt64>
    )
    func reachInPictures(seed: UInt64) async throws {
        let programme = try RecordedProgramme.small(seed: seed)
        let report = try await Reports.make(programme, isPublic: true)
        let day = programme.lastRecordedDay
        let history = History(programme.known(on: day), asOf: day)
        let counted = history.reach().peopleReached
        let published = PublicFigures(history).table("People reached by sector and month")?.totals?
            .last?.number
        #expect(!report.page.contains("\(Wording.count(counted)) observed") || counted == published)
        if let published {
            #expect(report.page.contains("\(Wording.count(published)) observed"))
        }
    }

    @Test(
        "what was counted is what is published, table by table",
        arguments: 1...2 as ClosedRange<UInt64>
    )
    func published(seed: UInt64) async throws {
        let programme = try RecordedProgramme.small(seed: seed)
        let report = try await Reports.make(programme, isPublic: true)
        let day = programme.lastRecordedDay
        let figures = PublicFigures(History(programme.known(on: day), asOf: day))
        func cells(_ title: String) -> [String: DisclosedCount] {
            guard let table = figures.table(title) else { return [:] }
            return Dictionary(
                zip(table.lines, table.cells).map { ($0.label, $1.last ?? .hidden) },
                uniquingKeysWith: { first, _ in first }
            )
        }
        let sectors = cells("People reached by sector and month")
        let range = try #require(report.pictures.first { $0.id == "range" }?.table)
        for row in range.rows.indices {
            #expect(range.figure(row, 3)?.text == sectors[range.heading(row)]?.wording)
            // Where what was counted is hidden, what is expected is too.
            if sectors[range.heading(row)] == .hidden {
                #expect(range.figure(row, 4)?.value == "hidden")
            }
        }
        let organisations = cells("People reached by organisation")
        let map = try #require(report.pictures.first { $0.id == "map" }?.table)
        for row in map.rows.indices {
            #expect(map.figure(row, 4)?.text == organisations[map.heading(row)]?.wording)
        }
        #expect(report.section("sectors")?.items.count == 1, "no table by area")
    }

    @Test("maps are the same whoever came")
    func maps() async throws {
        let programme = try RecordedProgramme.small(seed: 2)
        var draft = programme.draft
        let kept = draft.attendance.enumerated().filter { !$0.offset.isMultiple(of: 3) }
        draft.attendance = kept.map(\.element)
        let fewer = Programme(checked: draft)
        let first = try await Reports.make(programme, isPublic: true)
        let second = try await Reports.make(fewer, isPublic: true)
        #expect(first.page != second.page)
        for id in ["map", "sectors"] {
            let (one, other) = (
                first.pictures.first { $0.id == id }, second.pictures.first { $0.id == id }
            )
            #expect(one != nil && one?.svg == other?.svg, "\(id)")
        }
    }

    @Test("the line of what was counted follows from the published numbers by month alone")
    func line() throws {
        let programme = try RecordedProgramme.small(seed: 3)
        let day = programme.lastRecordedDay
        let figures = PublicFigures(History(programme.known(on: day), asOf: day))
        let table = try #require(figures.table("People reached by sector and month"))
        let weeks = (day - programme.firstMonday) / 7 + 1
        let line = Published.line(table, weeks: weeks, start: programme.firstMonday, asOf: day)
        #expect(line.count == weeks)
        #expect(zip(line, line.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 })
        #expect(abs((line.last ?? 0) - Double(table.totals?.last?.number ?? -1)) < 1e-6)
    }

    @Test(
        "numbers of people below 5 become 0, others the nearest multiple of 5",
        arguments: [(0.0, 0.0), (4.4, 0), (5, 5), (7.4, 5), (7.6, 10), (281, 280), (.infinity, 0)]
    )
    func people(value: Double, shown: Double) {
        #expect(Published.people(value) == shown)
    }

    @Test(
        "money is told to two figures",
        arguments: [(160.0, 160.0), (9_712, 9_700), (99, 99), (-1_234, -1_200)]
    )
    func money(value: Double, shown: Double) {
        #expect(Published.money(value) == shown)
    }
}

extension DisclosedCount {
    /// How a report writes it.
    fileprivate var wording: String {
        switch self {
        case .shown(let count): Wording.count(count)
        case .hidden: Self.mark
        }
    }
}
