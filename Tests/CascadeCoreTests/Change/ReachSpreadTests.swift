import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("Reach at several days")
struct ReachSpreadTests {
    @Test("coverage on record is that of reach, for each organisation", arguments: 0..<4)
    func observed(seed: UInt64) throws {
        let programme = try RecordedProgramme.make(seed: seed)
        let days = [programme.start + 80, programme.start + 200]
        let history = History(programme)
        let spread = ReachSpread(programme, history: history, days: days, expecting: nil)
        #expect(spread.frames.map(\.day) == days + [history.asOf])
        for frame in spread.frames {
            let known = History(programme, asOf: frame.day)
            #expect(frame.isObserved)
            #expect(frame.people == Double(known.reach().peopleReached))
            for (share, organisation) in zip(frame.coverage, programme.organisations) {
                let reach = known.reach(ReachFilter(organisation: organisation.id))
                #expect(share == reach.coverage ?? 0, "\(organisation.id) on \(frame.day)")
            }
        }
    }

    @Test("keeping coverage changes nothing else, and the last week's is that of the outcome")
    func keeping() async throws {
        let programme = try GeneratedPartnership.programme(seed: 3)
        let scenario = Scenario(programme)
        let last = programme.firstMonday + (7 * scenario.weeks - 1)
        let days = [programme.start + 90, programme.start + 180, last, last + 700]
        let plain = try await scenario.run(seed: 4, replicates: 20)
        var kept = try await scenario.keeping(days).run(seed: 4, replicates: 20, workers: 3)
        let moments = kept.coverageKept
        #expect(moments.map(\.week) == days.dropLast().map(programme.week(of:)))
        let end = try #require(moments.last)
        #expect(end.coverage == plain.organisations.map(\.coverage))
        #expect(
            zip(end.peopleReached, plain.organisations).allSatisfy {
                abs($0 - $1.peopleReached.mean) < 1e-9
            }
        )
        for moment in moments {
            let series = try #require(plain.series[.peopleReached])
            #expect(
                abs(moment.peopleReached.reduce(0, +) - series[moment.week].mean) < 1e-6
            )
        }
        kept.coverageKept = []
        #expect(kept == plain)
    }

    @Test("a forecast keeps coverage after the records alone")
    func forecast() async throws {
        let programme = try RecordedProgramme.make(seed: 2)
        let day = programme.start + 150
        let days = ReachSpread.days(from: programme.start, now: day, to: programme.lastDay)
        let forecast = try await programme.forecast(
            asOf: day,
            seed: 1,
            replicates: 4,
            keeping: days
        )
        let spread = ReachSpread(
            programme,
            history: History(programme, asOf: day),
            days: days,
            expecting: forecast.outcome
        )
        let frames = spread.frames
        #expect(frames.map(\.day) == frames.map(\.day).sorted())
        #expect(frames.filter(\.isObserved).last?.day == day)
        #expect(frames.filter { !$0.isObserved }.allSatisfy { $0.day > day + 6 })
        #expect(frames.last?.day == forecast.outcome.lastDay)
        #expect((3...ReachSpread.mostDays).contains(frames.count))
    }

    @Test(
        "four to eight days are shown, with today and the last",
        arguments: [60, 180, 365, 540, 730, 1100, 3650]
    )
    func days(length: Int) throws {
        let start = try #require(CalendarDate("2026-01-12"))
        let last = start + length
        for now in [nil, start + length / 3, start + (length - 3)] {
            let days = ReachSpread.days(from: start, now: now, to: last)
            #expect(days == days.sorted() && Set(days).count == days.count)
            #expect(days.contains(last) && now.map(days.contains) ?? true)
            #expect(days.count <= ReachSpread.mostDays)
            #expect(days.count >= (length < 120 ? 2 : 4), "\(length), \(days)")
            #expect(days.allSatisfy { $0 > start && $0 <= last })
        }
    }
}
