import CascadeCore
import Testing

@Suite("Timetables against trying everything")
struct TimetableBruteForceTests {
    @Test(
        "the earliest timetable is found, keeps every limit, and is missed only where there is none",
        arguments: 0..<300 as Range<UInt64>
    )
    func agrees(seed: UInt64) throws {
        let programme = try TimetableExamples.programme(weeks: 6)
        let problem = TimetableExamples.random(seed: seed)
        let least = TimetableExamples.least(problem, programme)
        switch problem.solved(in: programme) {
        case .timetable(let timetable):
            let checker = TimetableChecker(problem: problem, programme: programme)
            #expect(checker.faults(timetable.placements) == [])
            #expect(timetable.placements.map(\.id) == problem.wanted.map(\.id))
            #expect(timetable.isProvenEarliest)
            let sum = zip(problem.wanted, timetable.placements)
                .reduce(0) { $0 + $1.0.weight * Double($1.1.week) }
            #expect(sum == least)
            for (wanted, place) in zip(problem.wanted, timetable.placements) {
                let date = TimetableExamples.date(place.week, wanted.course, problem, programme)
                #expect(place.date == date)
            }
        case .conflict(let limits, let reasons):
            #expect(least == nil)
            #expect(limits.isEmpty == !reasons.isEmpty)
            var part = problem
            part.limits = limits
            #expect(TimetableExamples.least(part, programme) == nil)
            for position in limits.indices {
                part.limits = limits
                part.limits.remove(at: position)
                #expect(TimetableExamples.least(part, programme) != nil, "\(limits[position])")
            }
        case .undecided:
            Issue.record("undecided")
        }
    }

    @Test("the seeds hold timetables, conflicts of several limits, and contradictions")
    func kinds() throws {
        let programme = try TimetableExamples.programme(weeks: 6)
        var timetables = 0
        var conflicts = 0
        var contradictions = 0
        for seed in 0..<300 as Range<UInt64> {
            switch TimetableExamples.random(seed: seed).solved(in: programme) {
            case .timetable: timetables += 1
            case .conflict(let limits, _) where limits.count > 1: conflicts += 1
            case .conflict(let limits, _) where limits.isEmpty: contradictions += 1
            default: break
            }
        }
        #expect(timetables > 60, "\(timetables)")
        #expect(conflicts > 15, "\(conflicts)")
        #expect(contradictions > 15, "\(contradictions)")
    }
}
