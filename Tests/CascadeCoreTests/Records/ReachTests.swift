import CascadeCore
import CascadeTestSupport
import Testing

@Suite("Observed reach")
struct ReachTests {
    @Test("every figure is what its definition counts, under any filter", arguments: 0..<8)
    func oracle(seed: UInt64) throws {
        let programme = try RecordedProgramme.small(seed: seed)
        var draw = Draws(seed: seed &* 31)
        let history = History(programme, asOf: programme.start + draw.whole(60, 400))
        let naive = NaiveRecords(programme, asOf: history.asOf)
        for number in 0..<10 {
            let filter =
                number == 0 ? ReachFilter() : NaiveRecords.filter(programme, &draw)
            let reach = history.reach(filter)
            #expect(reach.attendances == naive.attendances(filter), "\(filter)")
            #expect(reach.completions == naive.completions(filter), "\(filter)")
            #expect(reach.peopleReached == naive.peopleReached(filter).people, "\(filter)")
            #expect(
                reach.organisationsReached == naive.peopleReached(filter).organisations,
                "\(filter)"
            )
            #expect(reach.peopleThereNow == naive.peopleThereNow(filter), "\(filter)")
            #expect(abs(reach.effectiveReach - naive.effectiveReach(filter)) < 1e-9, "\(filter)")
            #expect(reach.sessionsHeld == naive.sessions(filter).held, "\(filter)")
            #expect(abs(reach.cost - naive.sessions(filter).cost) < 1e-6, "\(filter)")
            #expect(reach.champions == naive.champions(filter), "\(filter)")
            #expect(reach.trainersQualified == naive.trainersQualified(filter), "\(filter)")
            #expect(reach.trainersActive == naive.trainersActive(filter), "\(filter)")
            #expect(reach.organisationsEmbedded == naive.organisationsEmbedded(filter))
            #expect(reach.newCrossSectorLinks == naive.links(filter), "\(filter)")
            #expect(reach.effectiveReach <= Double(reach.peopleReached) + 1e-9)
            for parts in [
                reach.bySector, reach.byOrganisation, reach.byCourse, reach.byGeneration,
                reach.byMonth,
            ] {
                #expect(parts.reduce(0) { $0 + $1.attendances } == reach.attendances)
                #expect(parts.reduce(0) { $0 + $1.peopleReached } == reach.peopleReached)
                #expect(parts.reduce(0) { $0 + $1.completions } == reach.completions)
                #expect(parts.reduce(0) { $0 + $1.sessionsHeld } == reach.sessionsHeld)
            }
        }
    }

    @Test("filters by organisation, course, generation and month add up to the whole")
    func parts() throws {
        let programme = try RecordedProgramme.small(seed: 5)
        let history = History(programme)
        let whole = history.reach()
        #expect(whole.peopleReached > 0)
        for part in whole.byOrganisation {
            guard let id = part.name else { continue }
            let reach = history.reach(ReachFilter(organisation: id))
            #expect(reach.peopleReached == part.peopleReached)
            #expect(reach.attendances == part.attendances)
            #expect(reach.peopleThereNow == part.peopleThereNow)
        }
        for part in whole.bySector {
            guard let id = part.name else { continue }
            let reach = history.reach(ReachFilter(sector: id))
            #expect(reach.peopleThereNow == part.peopleThereNow)
        }
        #expect(whole.byOrganisation.reduce(0) { $0 + $1.peopleThereNow } == whole.peopleThereNow)
        #expect(whole.bySector.reduce(0) { $0 + $1.peopleThereNow } == whole.peopleThereNow)
        #expect(whole.peopleThereNow > 0)
        for part in whole.byGeneration {
            let generation = part.name.flatMap { Int($0) }
            #expect(
                history.reach(ReachFilter(generation: generation)).peopleReached
                    == part.peopleReached
            )
        }
        let courses = programme.courses.map {
            history.reach(ReachFilter(course: $0.id)).peopleReached
        }
        #expect(courses == whole.byCourse.map(\.peopleReached))
    }
}
