/// What must hold after every week of every replicate.
extension Simulator {
    /// What does not hold, in words; nil where all does.
    ///
    /// - Complexity: O(people × courses + organisations × courses).
    func brokenInvariant() -> String? {
        let courses = scenario.courses.count
        var members = Array(repeating: 0, count: neverTrained.count)
        var reached = members
        var eligible = Array(repeating: Int32(0), count: neverTrained.count * courses)
        var active = members
        var waitingNow = 0
        for number in people.indices where people[number].organisation >= 0 {
            let person = people[number]
            let organisation = Int(person.organisation)
            members[organisation] += 1
            if person.isReached { reached[organisation] += 1 }
            for course in 0..<courses where person.eligible & (1 << UInt64(course)) != 0 {
                eligible[organisation * courses + course] += 1
            }
            let place = scenario.memberStart[organisation] + Int(person.position)
            if self.members[place] != Int32(number) { return "person \(number) is not in place" }
            if person.ticket >= 0 { waitingNow += 1 }
            if person.valid & ~person.completed != 0 {
                return "person \(number) holds what was not completed"
            }
        }
        for trainer in trainers.indices where trainers[trainer].status == .active {
            active[Int(people[Int(trainers[trainer].person)].organisation)] += 1
        }
        for organisation in members.indices {
            let headcount = Int(scenario.headcount[organisation])
            if members[organisation] + Int(neverTrained[organisation]) != headcount {
                return
                    "organisation \(organisation): trained and never-trained are not its headcount"
            }
            if members[organisation] != Int(memberCount[organisation]) {
                return "organisation \(organisation): members are miscounted"
            }
            if reached[organisation] != Int(reachedMembers[organisation]) {
                return "organisation \(organisation): people reached there are miscounted"
            }
            if active[organisation] != Int(activeTrainers[organisation]) {
                return "organisation \(organisation): active trainers are miscounted"
            }
        }
        if eligible != eligibleMembers.array() { return "eligible members are miscounted" }
        for host in members.indices {
            for course in 0..<courses where scenario.deliverable & (1 << UInt64(course)) != 0 {
                let places = [host] + scenario.arcs(of: host).map { Int(scenario.tieTargets[$0]) }
                let open = places.count { place in
                    let isOpen = scenario.openToNeverTrained[place] & (1 << UInt64(course)) != 0
                    return isOpen && neverTrained[place] > 0
                        || eligible[place * courses + course] > 0
                }
                if open != Int(openNearby[host * courses + course]) {
                    return "organisation \(host): those open nearby are miscounted"
                }
            }
        }
        if waitingNow != championsWaiting { return "waiting champions are miscounted" }
        if active.reduce(0, +) != trainersActive { return "active trainers are miscounted" }
        return nil
    }
}
