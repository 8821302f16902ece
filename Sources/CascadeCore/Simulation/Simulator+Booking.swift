import CascadeGraph

/// Filling a session's places.
extension Simulator {
    /// Forgets the session before and numbers the one at hand.
    mutating func openBookings() {
        sessionNumber += 1
        bookings.removeAll()
    }

    @inline(__always)
    private mutating func stamp(_ organisation: Int) {
        guard bookedStamp[organisation] != sessionNumber else { return }
        bookedStamp[organisation] = sessionNumber
        bookedNeverTrained[organisation] = 0
        bookedMembers[organisation] = 0
    }

    /// Never-trained people and members of an organisation who may still be booked.
    @inline(__always)
    func available(_ organisation: Int, _ course: Int) -> (never: Int, members: Int) {
        let isOpen = scenario.openToNeverTrained[organisation] & (1 << UInt64(course)) != 0
        let never = isOpen ? Int(neverTrained[organisation]) : 0
        let members = Int(eligibleMembers[organisation &* scenario.courses.count &+ course])
        guard bookedStamp[organisation] == sessionNumber else { return (never, members) }
        return (
            isOpen ? never - Int(bookedNeverTrained[organisation]) : 0,
            members - Int(bookedMembers[organisation])
        )
    }

    /// Books a uniformly drawn eligible person of an organisation.
    ///
    /// - Returns: false where nobody is eligible.
    /// - Complexity: O(1) expected; O(members) where few of them are eligible.
    @inline(__always)
    mutating func book(
        from organisation: Int,
        course: Int,
        arc: Int32,
        _ stream: inout RandomStream
    ) -> Bool {
        let (never, eligible) = available(organisation, course)
        guard never + eligible > 0 else { return false }
        if eligible == 0 || stream.below(never + eligible) < never {
            stamp(organisation)
            bookedNeverTrained[organisation] += 1
            bookings.append(Booking(person: -1, organisation: Int32(organisation), arc: arc))
        } else {
            let person = drawMember(of: organisation, course: course, eligible: eligible, &stream)
            book(person: person, arc: arc)
        }
        return true
    }

    /// Books an individual.
    mutating func book(person: Int, arc: Int32, isFromQueue: Bool = false) {
        let organisation = Int(people[person].organisation)
        stamp(organisation)
        bookedMembers[organisation] += 1
        people[person].bookedFor = sessionNumber
        bookings.append(
            Booking(
                person: Int32(person),
                organisation: Int32(organisation),
                arc: arc,
                isFromQueue: isFromQueue
            )
        )
    }

    /// Whether an individual may be booked for a course in the session at hand.
    @inline(__always)
    func isBookable(_ person: Int, course: Int) -> Bool {
        people[person].organisation >= 0 && people[person].bookedFor != sessionNumber
            && people[person].eligible & (1 << UInt64(course)) != 0
    }

    /// Draws by rejection, then, where few are eligible, by counting: both are uniform.
    @inline(__always)
    private func drawMember(
        of organisation: Int,
        course: Int,
        eligible: Int,
        _ stream: inout RandomStream
    ) -> Int {
        let start = scenario.memberStart[organisation]
        let count = Int(memberCount[organisation])
        for _ in 0..<16 {
            let person = Int(members[start + stream.below(count)])
            if isBookable(person, course: course) { return person }
        }
        var skip = stream.below(eligible)
        for position in start..<(start + count) {
            let person = Int(members[position])
            guard isBookable(person, course: course) else { continue }
            if skip == 0 { return person }
            skip -= 1
        }
        preconditionFailure("eligible members of organisation \(organisation) are miscounted")
    }

    /// Books `count` people of any organisation, each eligible person with the same chance.
    ///
    /// With `group`, only from organisations of this stakeholder group.
    ///
    /// - Returns: the number booked.
    /// - Complexity: O(organisations + count × log organisations).
    mutating func bookAnyone(
        _ count: Int,
        course: Int,
        group: Int32? = nil,
        _ stream: inout RandomStream
    ) -> Int {
        var booked = 0
        var rejections = 0
        var total = sumAvailable(course, group)
        while booked < count, total > 0 {
            let draw = stream.below(total)
            let organisation = firstPrefix(above: draw)
            let before = organisation > 0 ? prefix[organisation - 1] : 0
            let left = available(organisation, course)
            if draw - before < left.never + left.members {
                _ = book(from: organisation, course: course, arc: Self.planned, &stream)
                booked += 1
            } else {
                rejections += 1
                if rejections % 32 == 0 { total = sumAvailable(course, group) }
            }
        }
        return booked
    }

    private mutating func sumAvailable(_ course: Int, _ group: Int32?) -> Int {
        prefix.removeAll(keepingCapacity: true)
        var sum = 0
        for organisation in neverTrained.indices {
            if group == nil || scenario.group[organisation] == group {
                let left = available(organisation, course)
                sum += left.never + left.members
            }
            prefix.append(sum)
        }
        return sum
    }

    @inline(__always)
    private func firstPrefix(above draw: Int) -> Int {
        var low = 0
        var high = prefix.count - 1
        while low < high {
            let middle = (low + high) / 2
            if prefix[middle] > draw { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Books waiting champions in order of coming forward, those who came forward before this week.
    mutating func bookChampions(_ count: Int, course: Int) {
        var booked = 0
        var position = queueHead
        while booked < count, position < queue.count {
            let person = Int(queue[position])
            if people[person].ticket == Int32(position) {
                if people[person].cameForward < Int32(week), isBookable(person, course: course) {
                    book(person: person, arc: Self.planned, isFromQueue: true)
                    booked += 1
                }
            } else if position == queueHead {
                queueHead += 1
            }
            position += 1
        }
    }

    /// Puts someone at the end of the champion queue.
    @inline(__always)
    mutating func joinQueue(_ person: Int, _ someone: inout Individual) {
        someone.ticket = Int32(queue.count)
        someone.cameForward = Int32(week)
        queue.append(Int32(person))
        championsWaiting += 1
    }

    /// Books people from a course's waiting list, first come first served, up to `count`; whoever may no longer be booked
    /// drops out.
    mutating func bookWaiting(_ count: Int, course: Int) -> Int {
        guard count > 0, !waiting[course].isEmpty else { return 0 }
        var booked = 0
        var kept: [Int32] = []
        for person in waiting[course] {
            guard booked < count else {
                kept.append(person)
                continue
            }
            setWaiting(Int(person), course: course, false)
            if isBookable(Int(person), course: course) {
                book(person: Int(person), arc: Self.planned)
                booked += 1
            }
        }
        waiting[course] = kept
        return booked
    }

    /// Puts the waiting list of a course back to what it was before a session that is cancelled.
    mutating func keepWaiting(_ list: [Int32], course: Int) {
        waiting[course] = list
        for person in list { setWaiting(Int(person), course: course, true) }
    }

    /// Notes whether someone waits for a place in a course; whoever waits is not drawn for another one.
    mutating func setWaiting(_ person: Int, course: Int, _ waits: Bool) {
        let bit: UInt64 = 1 << UInt64(course)
        guard people[person].organisation >= 0, (people[person].waitingFor & bit != 0) != waits
        else {
            return
        }
        people[person].waitingFor ^= bit
        updateEligibility(person)
    }

    /// Moves the bookings from `first` on to the course's waiting list, each as a person who may meanwhile take other
    /// courses.
    mutating func postponeBookings(from first: Int, course: Int, key: UInt64) {
        guard first < bookings.count else { return }
        for position in first..<bookings.count {
            var person = Int(bookings[position].person)
            if person < 0 {
                let organisation = Int(bookings[position].organisation)
                let personKey = RandomStream.key(key, Purpose.waiting + UInt64(position) << 8)
                person = addIndividual(organisation: organisation, key: personKey)
                updateEligibility(person)
            }
            waiting[course].append(Int32(person))
            setWaiting(person, course: course, true)
        }
        bookings.truncate(to: first)
    }

    /// Whether the shares of stakeholder groups among the bookings meet the course's rules.
    @inline(__always)
    func meetsComposition(_ course: Int) -> Bool {
        for rule in scenario.composition[course]
        where Double(booked(of: rule.group)) < rule.atLeast * Double(bookings.count) - 1e-9 {
            return false
        }
        return true
    }

    /// People of a stakeholder group among the bookings.
    @inline(__always)
    func booked(of group: Int32) -> Int {
        var count = 0
        for position in bookings.indices
        where scenario.group[Int(bookings[position].organisation)] == group {
            count += 1
        }
        return count
    }
}
