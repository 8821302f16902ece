package import CascadeCore
import Foundation

/// Observed figures counted from the definitions, one question at a time.
extension NaiveRecords {
    /// Sessions let through by course, generation and trainer.
    private func letThrough(_ filter: ReachFilter) -> [Session] {
        held.filter { session in
            (filter.course == nil || filter.course == session.course)
                && (filter.trainer == nil || session.trainers.contains(filter.trainer ?? ""))
                && (filter.generation == nil || filter.generation == passedOn(session).generation)
        }
    }

    private func within(_ filter: ReachFilter, _ day: CalendarDate) -> Bool {
        (filter.from ?? day) <= day && day <= (filter.to ?? day)
    }

    package func concerns(_ filter: ReachFilter, _ id: String?) -> Bool {
        guard let organisation = programme.organisations.first(where: { $0.id == id }) else {
            return filter.sector == nil && filter.organisation == nil && filter.area == nil
        }
        return (filter.sector == nil || filter.sector == organisation.sector)
            && (filter.organisation == nil || filter.organisation == organisation.id)
            && (filter.area == nil || filter.area == organisation.area)
    }

    /// Every row with its session where that has begun, or ended, within the days of the filter.
    private func rows(
        _ filter: ReachFilter,
        ended: Bool
    ) -> [(row: Attendance, session: Session)] {
        letThrough(filter).filter { session in
            ended
                ? end(session) <= asOf && within(filter, end(session))
                : within(filter, session.start)
        }
        .flatMap { session in rows(session).map { ($0, session) } }
    }

    private func count(_ row: Attendance) -> Int {
        if case .headcount(let count) = row.attendee { return count }
        return 1
    }

    private func reached(_ row: Attendance, _ session: Session) -> Int {
        guard case .person(let id) = row.attendee else {
            return reachedWithoutNames(row, session)
        }
        return row.outcome == .completed && reachedAt(id)?.id == session.id ? 1 : 0
    }

    /// Attendances at sessions that began within the days.
    package func attendances(_ filter: ReachFilter) -> Int {
        rows(filter, ended: false)
            .filter { $0.row.outcome != .noShow && concerns(filter, organisation($0.row)) }
            .reduce(0) { $0 + count($1.row) }
    }

    /// Courses completed.
    package func completions(_ filter: ReachFilter) -> Int {
        rows(filter, ended: true)
            .filter { $0.row.outcome == .completed && concerns(filter, organisation($0.row)) }
            .reduce(0) { $0 + count($1.row) }
    }

    /// People reached, and the organisations in which.
    package func peopleReached(_ filter: ReachFilter) -> (people: Int, organisations: Int) {
        let found = rows(filter, ended: true)
            .filter { concerns(filter, organisation($0.row)) && reached($0.row, $0.session) > 0 }
        return (
            found.reduce(0) { $0 + reached($1.row, $1.session) },
            Set(found.compactMap { organisation($0.row) }).count
        )
    }

    /// People reached who are in an organisation concerned.
    package func peopleThereNow(_ filter: ReachFilter) -> Int {
        rows(filter, ended: true).reduce(0) { sum, entry in
            switch entry.row.attendee {
            case .person(let id):
                let counts = isPresent(id) && concerns(filter, home(id))
                return sum + (counts ? reached(entry.row, entry.session) : 0)
            case .headcount:
                let counts = concerns(filter, organisation(entry.row))
                return sum + (counts ? reached(entry.row, entry.session) : 0)
            }
        }
    }

    /// Effective reach.
    package func effectiveReach(_ filter: ReachFilter) -> Double {
        let quantity =
            programme.assumptions[.skillHalfLife]
            ?? Assumption.skillHalfLife.standard(course: nil, sector: nil).quantity
        return rows(filter, ended: true).reduce(0) { sum, entry in
            let people = reached(entry.row, entry.session)
            guard people > 0, concerns(filter, organisation(entry.row)) else { return sum }
            var (fidelity, last) = (passedOn(entry.session).fidelity, end(entry.session))
            if case .person(let id) = entry.row.attendee {
                guard isPresent(id) else { return sum }
                fidelity = standing(id).fidelity
                last = completed(id).map(end).max() ?? last
            }
            let weeks = Double(asOf - last) / 7
            return sum + Double(people) * fidelity * pow(2, -weeks / quantity.mean)
        }
    }

    /// Sessions held and what they cost.
    package func sessions(_ filter: ReachFilter) -> (held: Int, cost: Double) {
        let found = letThrough(filter).filter {
            within(filter, $0.start) && concerns(filter, $0.host)
        }
        let cost = found.reduce(0.0) { sum, session in
            let course = course(session)
            return rows(session).filter { $0.outcome != .noShow }.reduce(
                sum + course.cost.session
            ) { sum, row in
                let home = programme.organisations.first { $0.id == organisation(row) }
                var fee = course.price.standard
                if let home, let member = course.price.member, home.people > 0 {
                    let share = Double(home.members) / Double(home.people)
                    fee = share * member + (1 - share) * fee
                }
                return sum + Double(count(row))
                    * (course.cost.person - fee - course.price.donation)
            }
        }
        return (found.count, cost)
    }

    /// People who came forward.
    package func champions(_ filter: ReachFilter) -> Int {
        let through = Set(letThrough(filter).map(\.id))
        let named = programme.people.count { person in
            guard let session = cameForwardAt(person.id) else { return false }
            return through.contains(session.id) && within(filter, end(session))
                && concerns(filter, person.organisation)
        }
        let without = rows(filter, ended: true).reduce(0) { sum, entry in
            guard case .headcount(let count) = entry.row.attendee, entry.row.cameForward == true,
                entry.row.outcome == .completed, course(entry.session).makesChampions,
                concerns(filter, organisation(entry.row))
            else { return sum }
            return sum + count
        }
        return named + without
    }

    /// People ever qualified, founding trainers included.
    package func trainersQualified(_ filter: ReachFilter) -> Int {
        let through = Set(letThrough(filter).map(\.id))
        let hasFounders =
            filter.course == nil && filter.trainer == nil
            && (filter.generation ?? 0) == 0 && within(filter, programme.start)
        let founders = programme.organisations.filter { concerns(filter, $0.id) }
            .reduce(0) { $0 + $1.foundingTrainers }
        let others = programme.people.count { person in
            guard !isFounder(person.id), let day = qualified(person.id),
                let session = qualifiedAt(person.id)
            else { return false }
            return within(filter, day) && through.contains(session.id)
                && concerns(filter, person.organisation)
        }
        return others + (hasFounders ? founders : 0)
    }

    /// Trainers who led or co-led in the last 365 days and are still there.
    package func trainersActive(_ filter: ReachFilter) -> Int {
        let sessions = letThrough(filter).filter {
            within(filter, $0.start) && asOf - $0.start <= 365
        }
        return programme.people.count { person in
            isPresent(person.id) && concerns(filter, person.organisation)
                && sessions.contains { $0.trainers.contains(person.id) }
        }
    }

    /// Organisations with enough people reached and active trainers inside.
    package func organisationsEmbedded(_ filter: ReachFilter) -> Int {
        programme.organisations.count { organisation in
            let own = ReachFilter(organisation: organisation.id)
            return concerns(filter, organisation.id) && organisation.people > 0
                && Double(peopleThereNow(own)) / Double(organisation.people)
                    >= programme.embedded.coverage
                && trainersActive(own) >= programme.embedded.trainers
        }
    }

    /// Pairs of organisations of different sectors that first met at a session let through.
    package func links(_ filter: ReachFilter) -> Int {
        let through = Set(letThrough(filter).map(\.id))
        let sector = Dictionary(
            uniqueKeysWithValues: programme.organisations.map { ($0.id, $0.sector) }
        )
        var met = Set<Set<String>>()
        var links = 0
        for session in held {
            let present = Set(
                rows(session).filter { $0.outcome != .noShow }.compactMap(organisation)
            )
            for first in present {
                for second in present where sector[first] != sector[second] {
                    guard met.insert([first, second]).inserted, through.contains(session.id),
                        within(filter, session.start),
                        concerns(filter, first) || concerns(filter, second)
                    else { continue }
                    let isKnown = programme.partnerships.contains { tie in
                        Set([tie.from, tie.to]) == [first, second]
                            && (tie.since ?? session.start) <= session.start
                    }
                    if !isKnown { links += 1 }
                }
            }
        }
        return links
    }

    /// A filter by chance, narrow or wide.
    package static func filter(_ programme: Programme, _ draw: inout Draws) -> ReachFilter {
        var filter = ReachFilter()
        if draw.happens(0.3) { filter.sector = draw.one(of: programme.sectors).id }
        if draw.happens(0.2) { filter.organisation = draw.one(of: programme.organisations).id }
        if draw.happens(0.2) { filter.area = draw.one(of: programme.organisations).area }
        if draw.happens(0.3) { filter.course = draw.one(of: programme.courses).id }
        if draw.happens(0.3) { filter.from = programme.start + draw.whole(0, 250) }
        if draw.happens(0.3) { filter.to = programme.start + draw.whole(60, 400) }
        if draw.happens(0.3) { filter.generation = draw.whole(0, 3) }
        let leads = programme.sessions.flatMap(\.trainers)
        if draw.happens(0.3), !leads.isEmpty { filter.trainer = draw.one(of: leads) }
        return filter
    }
}
