/// How much a search runs, by the size of the programme, so that it is the same on every machine.
struct PlanEffort: Sendable, Equatable {
    /// Replicates at which plans are compared, rising: those that are clearly worse fall out early.
    let levels: [Int]
    /// Replicates of each small addition by which seats are priced.
    let probeReplicates: Int
    /// Organisations that are considered for an invitation.
    let candidates: Int
    /// Times that seats are priced anew.
    let rounds: Int
    /// Further sessions, drops and ties that are tried at a time.
    let breadth: Int
    /// Replicates by which all reasons together are told.
    let reasonReplicates: Int
    /// Replicates that a whole search runs, about.
    let expected: Int

    /// A fourth of the replicates and one pricing of seats, for many plans in a row.
    var coarse: PlanEffort {
        PlanEffort(
            levels: Array(Set(levels.map { max(4, $0 / 4) })).sorted(),
            probeReplicates: max(4, probeReplicates / 2),
            candidates: candidates,
            rounds: 1,
            breadth: breadth,
            reasonReplicates: reasonReplicates,
            expected: expected
        )
    }

    /// The effort for a programme.
    ///
    /// What a replicate takes grows with the organisations and with the people trained, who are taken to be at most three for
    /// each planned seat.
    init(_ programme: Programme) {
        let organisations = programme.organisations.count
        let people = programme.organisations.reduce(0) { $0 + $1.people }
        let seats = programme.sessions.reduce(0) { sum, session in
            sum + session.people.count + session.seats.reduce(0) { $0 + $1.count }
        }
        let size = max(1, (organisations + min(people, 3 * seats)) / 2)
        let top = min(1024, max(8, 500_000 / size))
        levels = Array(Set([max(4, top / 16), max(6, top / 4), top])).sorted()
        probeReplicates = min(64, max(4, top / 8))
        candidates = organisations <= 150 ? 150 : organisations < 50_000 ? 48 : 16
        rounds = organisations <= 150 ? 8 : organisations < 50_000 ? 3 : 1
        breadth = organisations <= 150 ? 12 : 6
        reasonReplicates = (organisations < 50_000 ? 30 : 4) * top
        let probes = min(candidates, organisations) * 3 * probeReplicates
        expected = rounds * (probes + 6 * top) + 8 * top
    }

    /// Effort in figures.
    init(
        levels: [Int],
        probeReplicates: Int,
        candidates: Int,
        rounds: Int,
        breadth: Int,
        reasonReplicates: Int,
        expected: Int
    ) {
        self.levels = levels
        self.probeReplicates = probeReplicates
        self.candidates = candidates
        self.rounds = rounds
        self.breadth = breadth
        self.reasonReplicates = reasonReplicates
        self.expected = expected
    }
}
