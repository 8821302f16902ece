import CascadeGraph

extension UsualPractice {
    /// People whom an organisation sends together: a carload.
    static let groupOfSeats = 4

    /// Shares places out as a booking team does without a model.
    ///
    /// The team keeps a list of organisations and goes down it. Whoever is next is offered a group of up to four seats, or as many as it
    /// still has people for or as are left, and goes to the end of the list; whoever can't come to this session stays where it stands.
    /// The next session goes on where the last one stopped, so that everyone has a turn before anyone has a second one. Only
    /// if places are left when all who can come were asked does an organisation have another group in the same session.
    /// Practices differ in the list:
    ///
    /// - first come: the order in which the programme was written;
    /// - biggest first: by headcount;
    /// - one per sector: a list for each sector, in written order; sectors take turns, also from session to session;
    /// - most connected: by number of partners, then by the strength of their ties;
    /// - random: drawn once.
    ///
    /// Ties in an order go by written order.
    ///
    /// - Parameters:
    ///   - programme: the programme.
    ///   - places: places to share out by session, in order of date.
    ///   - courses: by session the position of its course; empty: the same course throughout.
    ///   - open: whether an organisation, by position, can send anyone to a session, by position.
    ///   - seed: names the draws of ``random``.
    /// - Returns: by session, the organisations invited by position, each once, in order of asking, with their seats. Over all sessions of a
    ///   course no organisation has more than the people that it has beside its founding trainers.
    /// - Complexity: O(sessions × organisations).
    func seats(
        in programme: Programme,
        places: [Int],
        courses: [Int] = [],
        open: (_ session: Int, _ organisation: Int) -> Bool,
        seed: UInt64
    ) -> [[(organisation: Int, count: Int)]] {
        let people = programme.organisations.map { max(0, $0.people - $0.foundingTrainers) }
        var left: [Int: [Int]] = [:]
        var lines = BookingLines(lists(of: programme, seed: seed))
        return places.enumerated().map { session, places in
            let course = courses.isEmpty ? 0 : courses[session]
            var booking = Booking(places: places, left: left[course] ?? people)
            lines.fill(&booking) { open(session, $0) }
            left[course] = booking.left
            return booking.seats
        }
    }

    /// The lists that are gone down in turn, each of organisations by position.
    private func lists(of programme: Programme, seed: UInt64) -> [[Int]] {
        let organisations = programme.organisations
        switch self {
        case .firstCome: return [Array(organisations.indices)]
        case .biggestFirst:
            return [
                organisations.indices.sorted {
                    let people = (organisations[$0].people, organisations[$1].people)
                    return people.0 != people.1 ? people.0 > people.1 : $0 < $1
                }
            ]
        case .onePerSector:
            let bySector = Dictionary(grouping: organisations.indices) { organisations[$0].sector }
            return programme.sectors.compactMap { bySector[$0.id] }
        case .mostConnected:
            let graph = programme.tieGraph(ProgrammeIndex(programme))
            let partners = organisations.indices.map { position in
                graph.arcs(of: position).filter { Int(graph.targets[$0]) != position }
            }
            let strength = partners.map { $0.reduce(0) { $0 + graph.weights[$1] } }
            return [
                organisations.indices.sorted { one, other in
                    let degrees = (partners[one].count, partners[other].count)
                    if degrees.0 != degrees.1 { return degrees.0 > degrees.1 }
                    if strength[one] != strength[other] { return strength[one] > strength[other] }
                    return one < other
                }
            ]
        case .random:
            var stream = RandomStream(key: RandomStream.key(seed, name: "usual practice"))
            var order = Array(organisations.indices)
            for position in order.indices.dropFirst().reversed() {
                order.swapAt(position, stream.below(position + 1))
            }
            return [order]
        }
    }
}

/// The places of one session, and who has people left to send.
private struct Booking {
    var places: Int
    var left: [Int]
    private(set) var seats: [(organisation: Int, count: Int)] = []
    /// Positions in `seats` by organisation.
    private var positions: [Int: Int] = [:]

    init(places: Int, left: [Int]) {
        self.places = places
        self.left = left
    }

    func hasSeats(_ organisation: Int) -> Bool { positions[organisation] != nil }

    /// Gives an organisation its group, or as much of it as can be.
    mutating func give(_ organisation: Int) {
        let count = min(UsualPractice.groupOfSeats, left[organisation], places)
        guard count > 0 else { return }
        places -= count
        left[organisation] -= count
        if let position = positions[organisation] {
            seats[position].count += count
        } else {
            positions[organisation] = seats.count
            seats.append((organisation, count))
        }
    }
}

/// Lists that are gone down in turn.
private struct BookingLines {
    private var lines: [[Int]]
    /// The list whose turn it is.
    private var turn = 0

    init(_ lists: [[Int]]) { lines = lists }

    /// Gives out the places of a session as far as anyone can come.
    mutating func fill(_ booking: inout Booking, open: (Int) -> Bool) {
        // The first time round nobody is asked twice; then those who are coming may bring more.
        for isRepeat in [false, true] {
            // Where each list goes on; those before it can't come, or are coming already.
            var next = Array(repeating: 0, count: lines.count)
            var passes = 0
            while booking.places > 0, passes < lines.count {
                let line = turn
                turn = (turn + 1) % lines.count
                let candidates = lines[line]
                var position = next[line]
                while position < candidates.count,
                    booking.left[candidates[position]] == 0 || !open(candidates[position])
                        || !isRepeat && booking.hasSeats(candidates[position])
                {
                    position += 1
                }
                guard position < candidates.count else {
                    next[line] = position
                    passes += 1
                    continue
                }
                passes = 0
                next[line] = position
                booking.give(candidates[position])
                lines[line].append(lines[line].remove(at: position))
            }
        }
    }
}
