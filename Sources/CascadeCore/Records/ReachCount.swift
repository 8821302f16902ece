import RealModule

/// Counts what a filter lets through of a history.
struct ReachCount {
    let history: History
    let filter: ReachFilter
    let organisations: [Organisation]
    /// By organisation: the position of its sector.
    let sectorOf: [Int]
    /// By person: the position of the organisation.
    let organisationOf: [Int]
    /// By organisation: whether it is concerned.
    let isConcerned: [Bool]
    /// By held session: whether it is let through, its days aside.
    let isLetThrough: [Bool]
    private var reach: Reach
    private var bySector: [Reach.Part]
    private var byOrganisation: [Reach.Part]
    private var byCourse: [Reach.Part]
    private var byGeneration: [Int: Reach.Part] = [:]
    private var byMonth: [CalendarDate: Reach.Part] = [:]

    init(_ history: History, _ filter: ReachFilter) {
        self.history = history
        self.filter = filter
        let programme = history.programme
        organisations = programme.organisations
        let index = ProgrammeIndex(programme)
        sectorOf = programme.organisations.map { index.sectors[$0.sector] ?? 0 }
        organisationOf = programme.people.map { index.organisations[$0.organisation] ?? 0 }
        isConcerned = programme.organisations.map { organisation in
            (filter.sector.map { $0 == organisation.sector } ?? true)
                && (filter.organisation.map { $0 == organisation.id } ?? true)
                && (filter.area.map { $0 == organisation.area } ?? true)
        }
        let course = filter.course.map { index.courses[$0] ?? -1 }
        let trainer = filter.trainer.map { id in
            programme.people.firstIndex { $0.id == id } ?? -1
        }
        isLetThrough = history.sessions.map { session in
            (course.map { $0 == session.course } ?? true)
                && (filter.generation.map { $0 == session.generation } ?? true)
                && (trainer.map { session.trainers.contains($0) } ?? true)
        }
        reach = Reach(asOf: history.asOf)
        bySector = programme.sectors.map { Reach.Part(name: $0.id) } + [Reach.Part()]
        byOrganisation = programme.organisations.map { Reach.Part(name: $0.id) } + [Reach.Part()]
        byCourse = programme.courses.map { Reach.Part(name: $0.id) }
        reach.headcount = zip(organisations, isConcerned).reduce(0) {
            $0 + ($1.1 ? $1.0.people : 0)
        }
    }

    /// Whether an organisation is concerned; −1: not known, which only a filter without places lets through.
    func concerns(_ organisation: Int) -> Bool {
        organisation < 0 ? !filter.isAboutPlaces : isConcerned[organisation]
    }

    /// Whether a row that reached somebody is let through, with its days.
    func reaches(_ row: History.Row) -> Bool {
        row.reached > 0 && isLetThrough[Int(row.held)] && concerns(Int(row.organisation))
            && filter.holds(history.sessions[Int(row.held)].end)
    }

    /// Whether someone's organisation is concerned.
    func isAtHome(_ person: Int) -> Bool { isConcerned[organisationOf[person]] }

    /// Adds to every part that something belongs to.
    private mutating func add(
        organisation: Int,
        _ session: History.HeldSession,
        day: CalendarDate,
        _ change: (inout Reach.Part) -> Void
    ) {
        let place = organisation < 0 ? organisations.count : organisation
        change(&byOrganisation[place])
        change(&bySector[organisation < 0 ? bySector.count - 1 : sectorOf[organisation]])
        change(&byCourse[session.course])
        change(&byGeneration[session.generation, default: Reach.Part()])
        let month = Confirmation(person: "", month: day).month
        change(&byMonth[month, default: Reach.Part()])
    }

    /// Sessions, attendances, completions, people reached and money.
    mutating func countSessions() {
        let programme = history.programme
        let prices = programme.courses.map { $0.cost.person - $0.price.donation }
        let halfLife = programme.expected(.skillHalfLife)
        var reachedIn = Array(repeating: false, count: organisations.count)
        for (held, session) in history.sessions.enumerated() where isLetThrough[held] {
            let begins = filter.holds(session.start)
            let ends = session.end <= history.asOf && filter.holds(session.end)
            guard begins || ends else { continue }
            let course = programme.courses[session.course]
            let isHosted = begins && concerns(session.host ?? -1)
            if isHosted {
                reach.sessionsHeld += 1
                reach.cost += course.cost.session
                add(organisation: session.host ?? -1, session, day: session.start) {
                    $0.sessionsHeld += 1
                }
            }
            for row in history.rows[session.rows] where row.outcome != .noShow {
                let (count, organisation) = (Int(row.count), Int(row.organisation))
                if isHosted {
                    let fee = fee(of: course, organisation)
                    reach.cost += Double(count) * (prices[session.course] - fee)
                }
                let isConcerned = concerns(organisation)
                if begins, isConcerned {
                    reach.attendances += count
                    add(organisation: organisation, session, day: session.start) {
                        $0.attendances += count
                    }
                }
                guard ends, row.outcome == .completed else { continue }
                if row.person < 0, row.cameForward == true, course.makesChampions, isConcerned {
                    reach.champions += count
                }
                let reached = Int(row.reached)
                if reached > 0, isThereNow(row) { reach.peopleThereNow += reached }
                guard isConcerned else { continue }
                reach.completions += count
                reach.peopleReached += reached
                add(organisation: organisation, session, day: session.end) {
                    $0.completions += count
                    $0.peopleReached += reached
                }
                guard reached > 0 else { continue }
                if organisation >= 0 { reachedIn[organisation] = true }
                reach.effectiveReach +=
                    Double(reached) * effect(of: row, session, halfLife: halfLife)
            }
        }
        reach.organisationsReached = reachedIn.count { $0 }
    }

    /// What someone of an organisation pays, as a rule: members by their share of its people.
    private func fee(of course: Course, _ organisation: Int) -> Double {
        guard organisation >= 0, let member = course.price.member,
            organisations[organisation].people > 0
        else { return course.price.standard }
        let share =
            Double(organisations[organisation].members) / Double(organisations[organisation].people)
        return course.price.standard * (1 - share) + member * share
    }

    /// Whether someone reached is in one of the organisations concerned on the day; people without names are taken to stay.
    private func isThereNow(_ row: History.Row) -> Bool {
        guard row.person >= 0 else { return concerns(Int(row.organisation)) }
        let person = Int(row.person)
        return history.people[person].isPresent && isConcerned[organisationOf[person]]
    }

    /// What one person reached by a row counts for in effective reach.
    private func effect(
        of row: History.Row,
        _ session: History.HeldSession,
        halfLife: Double
    ) -> Double {
        var (fidelity, last) = (session.fidelity, session.end)
        if row.person >= 0 {
            let person = history.people[Int(row.person)]
            guard person.isPresent else { return 0 }
            fidelity = person.fidelity
            last = person.completions.last?.day ?? last
        }
        return fidelity * Double.exp2(-Double(history.asOf - last) / 7 / halfLife)
    }

    /// Champions and trainers known by name, and founding trainers without names.
    mutating func countPeople() {
        for (position, person) in history.people.enumerated()
        where isConcerned[organisationOf[position]] {
            if let day = person.cameForward, let held = person.cameForwardAt, isLetThrough[held],
                filter.holds(day)
            {
                reach.champions += 1
            }
            if let day = person.qualified, filter.holds(day),
                person.qualifiedAt.map({ isLetThrough[$0] }) ?? letsFoundersThrough
            {
                reach.trainersQualified += 1
            }
            if isActiveHere(position) { reach.trainersActive += 1 }
        }
        guard letsFoundersThrough, filter.holds(history.programme.start) else { return }
        var unnamed = organisations.map(\.foundingTrainers)
        for (position, person) in history.people.enumerated() where person.isFounder {
            unnamed[organisationOf[position]] -= 1
        }
        for organisation in organisations.indices where isConcerned[organisation] {
            reach.trainersQualified += max(0, unnamed[organisation])
        }
    }

    /// Whether founding trainers, whom no session qualified, pass the filter.
    private var letsFoundersThrough: Bool {
        filter.course == nil && filter.trainer == nil && (filter.generation ?? 0) == 0
    }

    /// Whether someone active led or co-led a session in the last 365 days that is let through.
    private func isActiveHere(_ person: Int) -> Bool {
        history.isActive(person)
            && history.trained(person).contains { held in
                let start = history.sessions[held].start
                return history.asOf - start <= History.activeDays && isLetThrough[held]
                    && filter.holds(start)
            }
    }

    /// Pairs of organisations of different sectors, each counted at the first session at which their people sat together.
    mutating func countLinks() { reach.newCrossSectorLinks = newLinks().count }

    /// Those pairs, by position with the lower first, in the order of the sessions.
    func newLinks() -> [Pair] {
        let index = ProgrammeIndex(history.programme)
        var since: [Pair: CalendarDate] = [:]
        for tie in history.programme.partnerships {
            guard let from = index.organisations[tie.from], let to = index.organisations[tie.to]
            else { continue }
            let day = tie.since ?? CalendarDate(daysSinceEpoch: .min / 2)
            since[Pair(from, to)] = min(since[Pair(from, to)] ?? day, day)
        }
        var seen = Set<Pair>()
        var links: [Pair] = []
        for (held, session) in history.sessions.enumerated() {
            let present = Set(
                history.rows[session.rows].lazy
                    .filter { $0.outcome != .noShow && $0.organisation >= 0 }
                    .map { Int($0.organisation) }
            ).sorted()
            let counts = isLetThrough[held] && filter.holds(session.start)
            for first in present {
                for second in present
                where first < second && sectorOf[first] != sectorOf[second] {
                    let pair = Pair(first, second)
                    guard seen.insert(pair).inserted, counts,
                        isConcerned[first] || isConcerned[second],
                        since[pair].map({ $0 > session.start }) ?? true
                    else { continue }
                    links.append(pair)
                }
            }
        }
        return links
    }

    /// An unordered pair of organisations.
    struct Pair: Hashable {
        let low: Int
        let high: Int

        init(_ first: Int, _ second: Int) {
            low = min(first, second)
            high = max(first, second)
        }
    }

    /// Organisations concerned that are embedded by all records.
    mutating func countEmbedded() {
        let programme = history.programme
        var present = Array(repeating: 0, count: organisations.count)
        var active = present
        for (position, person) in history.people.enumerated() where person.isPresent {
            if person.reached != nil { present[organisationOf[position]] += 1 }
            if history.isActive(position) { active[organisationOf[position]] += 1 }
        }
        for headcount in history.headcounts where headcount.isReached {
            if let organisation = headcount.organisation {
                present[organisation] += headcount.count
            }
        }
        reach.organisationsEmbedded = organisations.indices.count { position in
            isConcerned[position] && organisations[position].people > 0
                && Double(present[position])
                    >= programme.embedded.coverage * Double(organisations[position].people)
                && active[position] >= programme.embedded.trainers
        }
    }

    /// The figures with their parts in order.
    func finished() -> Reach {
        var result = reach
        result.bySector = bySector.filter { $0.name != nil || !$0.isEmpty }
        result.byOrganisation = byOrganisation.filter { $0.name != nil || !$0.isEmpty }
        result.byCourse = byCourse
        if let last = byGeneration.keys.max() {
            result.byGeneration = (1...last).map { generation in
                var part = byGeneration[generation] ?? Reach.Part()
                part.name = String(generation)
                return part
            }
        }
        result.byMonth = months()
        return result
    }

    private func months() -> [Reach.Part] {
        guard var month = byMonth.keys.min(), let last = byMonth.keys.max() else { return [] }
        var result: [Reach.Part] = []
        while month <= last {
            var part = byMonth[month] ?? Reach.Part()
            part.name = month.description
            result.append(part)
            month = Confirmation(person: "", month: month + 31).month
        }
        return result
    }
}
