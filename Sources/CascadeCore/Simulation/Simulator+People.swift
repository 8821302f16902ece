import CascadeGraph
import RealModule

/// Who is where: seating at the start, leaving and moving, and what someone is eligible for.
extension Simulator {
    /// Puts the founding trainers and the people known by name in their places.
    mutating func seat() {
        for organisation in neverTrained.indices {
            let key = RandomStream.key(
                RandomStream.key(root, Purpose.organisation),
                scenario.organisationKeys[organisation]
            )
            for number in 0..<scenario.unnamedFounders[organisation] {
                addFounder(
                    organisation: organisation,
                    key: RandomStream.key(key, UInt64(number)),
                    isNamed: false
                )
            }
        }
        for named in scenario.namedPeople {
            let key = RandomStream.key(RandomStream.key(root, Purpose.person), named.key)
            if named.isFounder {
                addFounder(organisation: named.organisation, key: key, isNamed: true)
            } else {
                let person = addIndividual(organisation: named.organisation, key: key)
                people[person].isNamed = true
                updateEligibility(person)
            }
        }
        qualifiedNow = trainers.count
        for organisation in neverTrained.indices where activeTrainers[organisation] > 0 {
            updateEmbedding(organisation)
        }
    }

    private mutating func addFounder(organisation: Int, key: UInt64, isNamed: Bool) {
        let person = addIndividual(organisation: organisation, key: key)
        people[person].isNamed = isNamed
        people[person].isFounder = true
        people[person].completed = scenario.allCourses
        people[person].valid = scenario.allCourses
        people[person].qualified = scenario.deliverable
        updateEligibility(person)
        scheduleLeaving(person, people[person], from: -1)
        addFoundingTrainer(person)
    }

    /// Turns one of an organisation's never-trained people into an individual.
    mutating func addIndividual(organisation: Int, key: UInt64) -> Int {
        people.append(newcomer(organisation: organisation, key: key))
        return people.count - 1
    }

    /// Adds someone who is in no organisation, to keep a position among the people.
    mutating func addAbsentee(key: UInt64) {
        people.append(Individual(key: key, organisation: -1))
        for _ in 0..<scenario.validityCount { completionWeeks.append(.min) }
    }

    /// Keeps an individual at a position, or as the last one.
    @inline(__always)
    mutating func keep(_ person: Int, _ someone: Individual) {
        if person == people.count { people.append(someone) } else { people[person] = someone }
    }

    /// One of an organisation's never-trained people as an individual, to be kept as the last of `people`.
    @inline(__always)
    mutating func newcomer(organisation: Int, key: UInt64) -> Individual {
        let person = people.count
        var someone = Individual(key: key, organisation: Int32(organisation))
        countNeverTrained(organisation, by: -1)
        someone.position = addMember(person, organisation)
        if scenario.validityCount > 0 {
            for _ in 0..<scenario.validityCount { completionWeeks.append(.min) }
        }
        return someone
    }

    /// Takes an individual who was never trained back into the count.
    mutating func dissolve(_ person: Int) {
        let organisation = Int(people[person].organisation)
        withdraw(person, from: organisation)
        countNeverTrained(organisation, by: 1)
        people[person].organisation = -1
    }

    /// Puts a person last among an organisation's members, and returns the position.
    @inline(__always)
    private mutating func addMember(_ person: Int, _ organisation: Int) -> Int32 {
        let position = memberCount[organisation]
        members[scenario.memberStart[organisation] + Int(position)] = Int32(person)
        memberCount[organisation] = position + 1
        return position
    }

    private mutating func join(_ person: Int, _ organisation: Int) {
        people[person].organisation = Int32(organisation)
        people[person].position = addMember(person, organisation)
        countEligible(people[person].eligible, organisation, by: 1)
    }

    private mutating func withdraw(_ person: Int, from organisation: Int) {
        countEligible(people[person].eligible, organisation, by: -1)
        let start = scenario.memberStart[organisation]
        let position = Int(people[person].position)
        memberCount[organisation] -= 1
        let last = members[start + Int(memberCount[organisation])]
        members[start + position] = last
        people[Int(last)].position = Int32(position)
    }

    /// Brings what someone may be booked for, and the counts of it, up to date.
    @inline(__always)
    mutating func updateEligibility(_ person: Int) {
        var someone = people[person]
        updateEligibility(of: &someone)
        people[person].eligible = someone.eligible
    }

    /// The same for someone who is about to be written back.
    @inline(__always)
    mutating func updateEligibility(of someone: inout Individual) {
        let eligible = eligibility(of: someone)
        let old = someone.eligible
        guard eligible != old else { return }
        someone.eligible = eligible
        let organisation = someone.organisation
        guard organisation >= 0 else { return }
        countEligible(eligible & ~old, Int(organisation), by: 1)
        countEligible(old & ~eligible, Int(organisation), by: -1)
    }

    @inline(__always)
    private func eligibility(of someone: Individual) -> UInt64 {
        let organisation = someone.organisation
        guard organisation >= 0 else { return 0 }
        let valid = someone.valid
        let completed = someone.completed
        let closed =
            someone.inProgress | someone.waitingFor | someone.qualified | valid
            | (completed & ~scenario.refreshers)
        let candidates = scenario.audience[Int(scenario.sector[Int(organisation)])] & ~closed
        let free = scenario.opensFreely & ~scenario.refreshers
        var mask = candidates & free
        var others = candidates & ~free
        while others != 0 {
            let position = others.trailingZeroBitCount
            others &= others &- 1
            let refreshes = scenario.courses[position].refreshes
            guard refreshes == 0 || completed & refreshes != 0 else { continue }
            if meetsRequirements(of: position, valid) { mask |= 1 << UInt64(position) }
        }
        return mask
    }

    @inline(__always)
    private func meetsRequirements(of course: Int, _ valid: UInt64) -> Bool {
        let alternatives = scenario.requires[course]
        for alternative in alternatives where alternative & ~valid == 0 { return true }
        return alternatives.isEmpty
    }

    /// Draws the week in which a trained person leaves; `week` is the last one survived, `elapsed` the share survived of the
    /// next.
    @inline(__always)
    mutating func scheduleLeaving(
        _ person: Int,
        _ someone: Individual,
        from week: Int,
        after elapsed: Double = 0
    ) {
        let slot = scenario.assumptions.slot(
            .turnover,
            organisation: Int(someone.organisation)
        )
        guard logSurvival[slot] < 0 else { return }
        let key = RandomStream.key(someone.key, Purpose.leaving)
        var stream = RandomStream(key: RandomStream.key(key, UInt64(week + 1)))
        let u = stream.positiveUniform()
        guard u > horizonSurvival[slot] else { return }
        leaving.add(person, to: week + 1 + Int(Double.log(u) / logSurvival[slot] + elapsed))
    }

    /// Step 1: trained people leave; some of them move to a partner organisation.
    mutating func leave() {
        var node = leaving.first(in: week)
        while node >= 0 {
            leave(leaving.item(node))
            node = leaving.after(node)
        }
    }

    private mutating func leave(_ person: Int) {
        let old = Int(people[person].organisation)
        guard old >= 0 else { return }
        let destination = destination(of: person, from: old)
        let trainer = Int(people[person].trainer)
        let isActive = trainer >= 0 && trainers[trainer].status == .active
        if isActive { detach(trainer, from: old) }
        withdraw(person, from: old)
        countNeverTrained(old, by: 1)
        if people[person].isReached { reachedMembers[old] -= 1 }
        if destination >= 0 {
            countNeverTrained(destination, by: -1)
            join(person, destination)
            if people[person].isReached { reachedMembers[destination] += 1 }
            if isActive { attach(trainer, to: destination) }
            updateEligibility(person)
            scheduleLeaving(person, people[person], from: week)
            updateEmbedding(destination)
        } else {
            people[person].organisation = -1
            if let log { log.leavers.append((Int32(person), week)) }
            if people[person].isReached {
                effective[Int(people[person].halfLife)] -= skill(people[person])
            }
            if people[person].ticket >= 0 {
                people[person].ticket = -1
                championsWaiting -= 1
            }
            if trainer >= 0 {
                if isActive { trainersActive -= 1 }
                trainers[trainer].status = .stopped
            }
        }
        updateEmbedding(old)
    }

    /// The tied organisation that a mover goes to; −1 for whoever leaves the partnership.
    @inline(__always)
    private func destination(of person: Int, from organisation: Int) -> Int {
        let key = RandomStream.key(people[person].key, Purpose.moving)
        var stream = RandomStream(key: RandomStream.key(key, UInt64(week)))
        let slot = scenario.assumptions.slot(.moves, organisation: organisation)
        guard stream.uniform() < values[slot] else { return -1 }
        let arcs = scenario.arcs(of: organisation)
        guard !arcs.isEmpty else { return -1 }
        let target = Int(scenario.tieTargets[arc(among: arcs, stream.uniform())])
        return neverTrained[target] > 0 ? target : -1
    }

    /// One of an organisation's arcs, of which there must be some, drawn in proportion to strength by `u`, uniform on
    /// [0, 1).
    @inline(__always)
    func arc(among arcs: Range<Int>, _ u: Double) -> Int {
        let scaled = u * Double(arcs.count)
        let arc = arcs.lowerBound + min(Int(scaled), arcs.count - 1)
        let rest = scaled - Double(arc - arcs.lowerBound)
        return rest < scenario.aliasChance[arc] ? arc : Int(scenario.alias[arc])
    }

    /// Fidelity times what is left of the skill this week.
    @inline(__always)
    func skill(_ someone: Individual) -> Double {
        let weeks = Double(week - Int(someone.lastTraining))
        return someone.fidelity * Double.exp2(-weeks / values[Int(someone.halfLife)])
    }

    /// Brings the count of embedded organisations up to date.
    @inline(__always)
    mutating func updateEmbedding(_ organisation: Int) {
        let isCovered = reachedMembers[organisation] >= expectedMembers[organisation]
        let hasTrainers = Int(activeTrainers[organisation]) >= scenario.embeddedTrainers
        let now = isCovered && hasTrainers
        if now != isEmbedded[organisation] {
            isEmbedded[organisation] = now
            organisationsEmbedded += now ? 1 : -1
        }
    }
}
