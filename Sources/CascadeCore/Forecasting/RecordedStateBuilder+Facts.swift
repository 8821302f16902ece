import RealModule

/// The figures that stood on record at the end of each week before the day, and those that hold on it.
extension RecordedStateBuilder {
    /// What happens on record in a week.
    private struct Week {
        var reached = 0
        var attendances = 0
        var sessions = 0
        var cost = 0.0
        var organisations = 0
        var links = 0
        var qualified = 0
        var active = 0
        var waiting = 0
        var embedded = 0
        var effective = 0.0
    }

    /// Adds the figures to the state.
    ///
    /// - Complexity: O(sessions + rows + people + weeks × metrics).
    mutating func countFacts() {
        let weeks = state.firstWeek
        // The last row holds what happened in the week at hand, up to the day.
        var table = Array(repeating: Week(), count: weeks + 1)
        func row(_ day: CalendarDate) -> Int { min(max(0, programme.week(of: day)), weeks) }
        var links = LinkSet(scenario)
        var completedByWeek: [(week: Int, course: Int, count: Int64)] = []
        for session in history.sessions {
            let start = row(session.start)
            table[start].sessions += 1
            table[start].attendances += session.attended
            let money = money(session)
            table[start].cost += money.cost
            state.income[session.course] += Int64((money.income * 100).rounded())
            state.sessionsByCourse[session.course] += 1
            state.attendancesByCourse[session.course] += Int64(session.attended)
            countLinks(session, &links) { table[start].links += 1 }
            guard session.end <= history.asOf else { continue }
            let end = row(session.end)
            state.completionsByCourse[session.course] += Int64(session.completed)
            completedByWeek.append((end, session.course, Int64(session.completed)))
            countReach(session, end) { table[end].organisations += 1 }
            table[end].reached += session.reached
        }
        countTrainers { week, qualified, active in
            let at = min(max(0, week), weeks)
            table[at].qualified += qualified
            table[at].active += active
        }
        countWaiting { week, change in table[min(max(0, week), weeks)].waiting += change }
        let presence = presence(weeks: weeks)
        for week in 0...weeks {
            table[week].effective = presence.effective[week]
            table[week].embedded = presence.embedded[week]
        }
        addUp(table, completedByWeek)
    }

    /// What a session cost and brought: the standard and the member's price in proportion to the members of each
    /// organisation.
    private func money(_ session: History.HeldSession) -> (cost: Double, income: Double) {
        let course = scenario.courses[session.course]
        var cost = course.sessionCost + Double(session.attended) * course.personCost
        guard scenario.hasMoney else { return (cost, 0) }
        var income = 0.0
        for row in history.rows[session.rows] where row.outcome != .noShow {
            var each = course.donation
            if course.hasPrice {
                let share =
                    row.organisation >= 0 ? scenario.memberShare[Int(row.organisation)] : 0
                each += share * course.memberPrice + (1 - share) * course.standardPrice
            }
            income += each * Double(row.count)
        }
        cost -= income
        return (cost, income)
    }

    private mutating func countLinks(
        _ session: History.HeldSession,
        _ links: inout LinkSet,
        found: () -> Void
    ) {
        var organisations: [Int] = []
        for row in history.rows[session.rows]
        where row.organisation >= 0 && row.outcome != .noShow
            && !organisations.contains(Int(row.organisation))
        {
            organisations.append(Int(row.organisation))
        }
        for (position, first) in organisations.enumerated() {
            for second in organisations[(position + 1)...] where links.insert(first, second) {
                state.links.append((first, second))
                found()
            }
        }
    }

    private mutating func countReach(
        _ session: History.HeldSession,
        _ week: Int,
        newOrganisation: () -> Void
    ) {
        guard session.reached > 0 else { return }
        let generation = Int16(clamping: session.generation)
        // The week of what was reached in the week at hand is counted with it.
        state.reach.append((min(week, scenario.weeks - 1), generation, session.reached))
        for row in history.rows[session.rows] where row.reached > 0 && row.organisation >= 0 {
            let organisation = Int(row.organisation)
            if state.reachedByOrganisation[organisation] == 0 {
                newOrganisation()
                state.firstReach.append(
                    (organisation, min(week, scenario.weeks - 1), generation)
                )
            }
            state.reachedByOrganisation[organisation] += row.reached
        }
        let units = Int64(session.reached) * Simulator.creditUnits
        let count = Int64(session.trainers.count)
        guard count > 0 else {
            state.externalCredit += units
            return
        }
        for (position, trainer) in session.trainers.enumerated() {
            let share = units / count + (position == 0 ? units % count : 0)
            let organisation = index.organisations[programme.people[trainer].organisation]
            if let organisation {
                state.credit[organisation] += share
            } else {
                state.externalCredit += share
            }
        }
    }

    /// Trainers qualified and active by week: founders from the start, all others from their first session on.
    private mutating func countTrainers(
        _ add: (_ week: Int, _ qualified: Int, _ active: Int) -> Void
    ) {
        let unnamed = state.unnamedFounders.reduce(0) { $0 + Int($1) }
        add(0, unnamed, 0)
        for trainer in state.trainers {
            let generation = history.people[trainer.person].generation ?? 0
            let position = min(max(0, generation), Tally.generationLimit - 1)
            add(trainer.isFounder ? 0 : trainer.qualifiedWeek + 1, 1, 0)
            if !trainer.isFounder { state.qualifiedByGeneration[position] += 1 }
            if trainer.firstWeek != nil { state.deliveringByGeneration[position] += 1 }
        }
        countActive { week, change in add(week, 0, change) }
        for seat in state.seats where seat.unwatchedCourse >= 0 {
            add(Int(seat.unwatchedSince) + 1, 1, 0)
            state.qualifiedByGeneration[
                min(max(0, Int(seat.generation)), Tally.generationLimit - 1)
            ] += 1
        }
    }

    /// Trainers who led or helped to lead a session in the last 365 days, while they are there.
    private func countActive(_ add: (_ week: Int, _ change: Int) -> Void) {
        for (position, known) in history.people.enumerated() {
            let days = (known.led + known.coTrained).map { history.sessions[$0].start }.sorted()
            guard var from = days.first, var last = days.first else { continue }
            let left = programme.people[position].left.flatMap { $0 < history.asOf ? $0 : nil }
            func end(_ day: CalendarDate) -> Int {
                programme.week(of: min(day + 365, left ?? day + 365)) + 1
            }
            for day in days.dropFirst() {
                if day > last + 365 {
                    add(programme.week(of: from), 1)
                    add(end(last), -1)
                    from = day
                }
                last = day
            }
            add(programme.week(of: from), 1)
            if last + 365 < history.asOf || left != nil {
                add(max(programme.week(of: from), end(last)), -1)
            }
        }
    }

    /// Champions who come forward, and who stop waiting: by qualifying, by leaving, by failing twice, or because they have begun.
    private func countWaiting(_ add: (_ week: Int, _ change: Int) -> Void) {
        for (position, known) in history.people.enumerated() {
            guard let day = known.cameForward else { continue }
            let from = programme.week(of: day)
            add(from, 1)
            let seat = Int(seatOfPerson[position])
            if seat >= 0, state.seats[seat].leftQueue >= 0 {
                add(max(from, Int(state.seats[seat].leftQueue)), -1)
                continue
            }
            let qualified = known.completions.first {
                scenario.courses[$0.course].qualifiesFor != 0
            }
            if let qualified {
                add(max(from, programme.week(of: qualified.day)), -1)
            } else if let left = programme.people[position].left, left < history.asOf {
                add(max(from, programme.week(of: left) + 1), -1)
            }
        }
        for seat in state.seats where seat.isUnnamed && seat.cameForward >= 0 {
            add(Int(seat.cameForward), 1)
            if !seat.isWaiting { add(max(Int(seat.cameForward), Int(seat.unwatchedSince)), -1) }
        }
    }

    /// Effective reach and embedded organisations at the end of each week, as far as the records tell who is still there.
    private func presence(weeks: Int) -> (effective: [Double], embedded: [Int]) {
        enum Event {
            case trained(organisation: Int, fidelity: Double, isFirst: Bool, since: Int)
            case left(organisation: Int, fidelity: Double, since: Int)
            case trainer(organisation: Int, change: Int)
        }
        var events = Array(repeating: [Event](), count: weeks + 1)
        func at(_ week: Int) -> Int { min(max(0, week), weeks) }
        for (position, known) in history.people.enumerated() {
            guard known.reached != nil,
                let organisation = index.organisations[programme.people[position].organisation]
            else { continue }
            var before = -1
            for completion in known.completions {
                let week = at(programme.week(of: completion.day))
                events[week].append(
                    .trained(
                        organisation: organisation,
                        fidelity: known.fidelity,
                        isFirst: before < 0,
                        since: max(0, before)
                    )
                )
                before = week
            }
            if let left = programme.people[position].left, left < history.asOf {
                let week = max(before, at(programme.week(of: left) + 1))
                events[week].append(
                    .left(organisation: organisation, fidelity: known.fidelity, since: before)
                )
            }
        }
        for seat in state.seats
        where seat.isReached && seat.isUnnamed && seat.organisation >= 0 {
            let week = at(Int(seat.lastTraining))
            events[week].append(
                .trained(
                    organisation: Int(seat.organisation),
                    fidelity: seat.fidelity,
                    isFirst: true,
                    since: 0
                )
            )
        }
        for trainer in state.trainers {
            guard let from = trainer.firstWeek else { continue }
            events[at(from)].append(.trainer(organisation: trainer.organisation, change: 1))
            if trainer.hasLeft, let left = programme.people[trainer.person].left {
                events[at(max(from, programme.week(of: left) + 1))].append(
                    .trainer(organisation: trainer.organisation, change: -1)
                )
            }
        }
        var active = Array(repeating: 0, count: scenario.headcount.count)
        var present = Array(repeating: 0, count: active.count)
        let wanted = scenario.headcount.map {
            max(1, (scenario.embeddedCoverage * Double($0) - 1e-9).rounded(.up))
        }
        func isEmbedded(_ organisation: Int) -> Bool {
            Double(present[organisation]) >= wanted[organisation]
                && active[organisation] >= scenario.embeddedTrainers
        }
        let decay = halfLifeDecay()
        var effective = 0.0
        var embedded = 0
        var result: (effective: [Double], embedded: [Int]) = ([], [])
        for week in 0...weeks {
            effective *= decay
            for event in events[week] {
                var place = 0
                switch event {
                case .trained(let organisation, _, _, _), .left(let organisation, _, _),
                    .trainer(let organisation, _):
                    place = organisation
                }
                let before = isEmbedded(place)
                switch event {
                case .trained(_, let fidelity, let isFirst, let since):
                    effective += fidelity
                    if isFirst {
                        present[place] += 1
                    } else {
                        effective -= fidelity * Self.power(decay, week - since)
                    }
                case .left(_, let fidelity, let since):
                    present[place] -= 1
                    effective -= fidelity * Self.power(decay, week - since)
                case .trainer(_, let change): active[place] += change
                }
                embedded += (isEmbedded(place) ? 1 : 0) - (before ? 1 : 0)
            }
            result.effective.append(max(0, effective))
            result.embedded.append(embedded)
        }
        return result
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        Double.pow(base, Double(max(0, exponent)))
    }

    /// What is left of a skill after a week, by the first half-life that the programme expects.
    private func halfLifeDecay() -> Double {
        let slots = scenario.assumptions.slots
        let slot =
            scenario.courses.isEmpty || scenario.headcount.isEmpty
            ? nil
            : scenario.assumptions.slot(.skillHalfLife, course: 0, organisation: 0) as Int?
        return slot.map { Double.exp2(-1 / max(0.1, slots[$0].quantity.mean)) } ?? 1
    }

    /// Adds weeks up, and finds the week in which the target was met.
    private mutating func addUp(
        _ table: [Week],
        _ completions: [(week: Int, course: Int, count: Int64)]
    ) {
        let weeks = state.firstWeek
        state.observed = Array(
            repeating: Array(repeating: 0, count: weeks),
            count: Metric.allCases.count
        )
        var completed = Array(repeating: Int64(0), count: scenario.courses.count)
        let inOrder = completions.sorted { ($0.week, $0.course) < ($1.week, $1.course) }
        var next = 0
        var sum = Week()
        for (week, row) in table.enumerated() {
            sum.reached += row.reached
            sum.attendances += row.attendances
            sum.sessions += row.sessions
            sum.cost += row.cost
            sum.organisations += row.organisations
            sum.links += row.links
            sum.qualified += row.qualified
            sum.active += row.active
            sum.waiting += row.waiting
            while next < inOrder.count, inOrder[next].week <= week {
                completed[inOrder[next].course] += inOrder[next].count
                next += 1
            }
            guard week < weeks else { break }
            let effective = min(row.effective, Double(sum.reached))
            let values: [(Metric, Double)] = [
                (.peopleReached, Double(sum.reached)), (.attendances, Double(sum.attendances)),
                (.organisationsReached, Double(sum.organisations)),
                (.organisationsEmbedded, Double(row.embedded)),
                (.championsWaiting, Double(sum.waiting)),
                (.trainersQualified, Double(sum.qualified)),
                (.trainersActive, Double(sum.active)), (.sessionsHeld, Double(sum.sessions)),
                (.cost, sum.cost), (.effectiveReach, effective),
                (.newCrossSectorLinks, Double(sum.links)),
            ]
            for (position, metric) in Metric.allCases.enumerated() {
                for (name, value) in values where name == metric {
                    state.observed[position][week] = Int64((value * metric.scale).rounded())
                }
            }
            if let target = scenario.target, state.targetWeek < 0,
                Int64(sum.reached) >= target.people,
                Int64(sum.organisations) >= target.organisations,
                Int64((effective * Metric.effectiveReach.scale).rounded()) >= target.effective,
                target.completions.allSatisfy({ completed[$0.course] >= $0.people })
            {
                state.targetWeek = week
            }
        }
        state.peopleReached = sum.reached
        state.attendances = sum.attendances
        state.sessionsHeld = sum.sessions
        state.cost = sum.cost
        // Founders who stand for unnamed ones were taken from these.
        state.qualified = sum.qualified
    }
}
