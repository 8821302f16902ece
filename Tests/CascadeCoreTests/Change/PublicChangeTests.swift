import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("What others than the lead may see of a change")
struct PublicChangeTests {
    private static let profiles = [DisclosureProfile.under5, .under10]

    /// By sector in the programme's order, people reached until a day.
    private func truth(_ programme: Programme, _ day: CalendarDate) -> [String: Int] {
        var counts: [String: Int] = [:]
        for part in History(programme, asOf: day).reach().bySector {
            counts[part.name ?? "", default: 0] = part.peopleReached
        }
        return counts
    }

    @Test(
        "no small number is shown, nor one that is blurred less than it should be",
        arguments: 0..<5,
        profiles
    )
    func smallNumbers(seed: UInt64, profile: DisclosureProfile) throws {
        let programme = try RecordedProgramme.make(seed: seed)
        let days = (programme.start + 60, programme.start + 120)
        let change = ReachChange(
            public: programme,
            from: days.0,
            to: days.1,
            profile: profile
        )
        let (before, after) = (truth(programme, days.0), truth(programme, days.1))
        for (place, sector) in zip(change.places, change.programme.organisations) {
            for (figure, count) in [
                (place.before, before[sector.id] ?? 0), (place.after, after[sector.id] ?? 0),
            ] {
                if count > 0, count < profile.threshold { #expect(figure == .hidden) }
                guard let shown = figure.number else { continue }
                #expect(shown == 0 || shown >= Double(profile.threshold))
                #expect(Int(shown).isMultiple(of: profile.base))
            }
        }
    }

    @Test("a number that grew by a few is hidden where numbers are not rounded", arguments: 0..<6)
    func differencing(seed: UInt64) throws {
        let programme = try RecordedProgramme.make(seed: seed, sessionsPerYear: 6)
        for start in stride(from: 60, to: 330, by: 45) {
            let change = ReachChange(
                public: programme,
                from: programme.start + start,
                to: programme.start + start + 30,
                profile: .under10
            )
            for place in change.places {
                guard let difference = place.difference, difference != 0 else { continue }
                #expect(difference >= 10, "\(place.before) to \(place.after)")
            }
        }
    }

    @Test("the numbers are those of the tables that are published of both days", arguments: 0..<3)
    func published(seed: UInt64) throws {
        let programme = try RecordedProgramme.make(seed: seed)
        let days = (programme.start + 100, programme.start + 300)
        let change = ReachChange(public: programme, from: days.0, to: days.1)
        let tables = PublicFigures(History(programme, asOf: days.1))
        let table = try #require(tables.table("People reached by organisation"))
        for (place, sector) in zip(change.places, change.programme.organisations) {
            let line = try #require(table.lines.firstIndex { $0.key == "sector:\(sector.id)" })
            #expect(place.after.number.map { Int($0) } == table.cells[line].last?.number)
        }
        #expect(change.after.people.number.map { Int($0) } == table.totals?.last?.number)
        #expect(!change.sentences.contains { $0.text.contains("brought together") })
        #expect(change.links.isEmpty)
    }

    @Test("what is expected is blurred like what is on record, which it holds", arguments: 0..<3)
    func expected(seed: UInt64) async throws {
        let programme = try RecordedProgramme.make(seed: seed)
        let day = programme.start + 60
        let days = [day + 60, day + 120]
        let forecast = try await programme.forecast(
            asOf: day,
            seed: 2,
            replicates: 4,
            keeping: days
        )
        let history = History(programme, asOf: day)
        let change = ReachChange(public: history, expecting: forecast.outcome)
        for place in change.places {
            guard let shown = place.after.number else { continue }
            #expect(shown == 0 || shown >= 5 && Int(shown).isMultiple(of: 5))
        }
        let spread = ReachSpread(
            public: programme,
            history: history,
            days: days,
            expecting: forecast.outcome
        )
        #expect(spread.frames.count { !$0.isObserved } >= 2)
        for frame in spread.frames {
            for (share, sector) in zip(frame.coverage, spread.programme.organisations) {
                guard let share, share < 1 else { continue }
                let people = (share * Double(sector.people)).rounded()
                #expect(Int(people).isMultiple(of: 5), "\(frame.day): \(people)")
            }
        }
    }
}
