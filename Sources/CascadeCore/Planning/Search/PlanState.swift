/// One possible plan, as the search sees it: which sessions are held, who has how many seats, which ties are brokered.
struct PlanState: Sendable, Hashable {
    /// By slot of the ``PlanSpace``: whether it is held.
    var held: [Bool]
    /// By slot, then candidate organisation: seats.
    var seats: [Int16]
    /// By candidate tie: whether it is brokered.
    var ties: [Bool]
    /// Number of candidate organisations.
    let width: Int

    init(slots: Int, candidates: Int, ties: Int) {
        held = Array(repeating: false, count: slots)
        seats = Array(repeating: 0, count: slots * candidates)
        self.ties = Array(repeating: false, count: ties)
        width = candidates
    }

    /// Seats of a candidate at a slot.
    subscript(slot: Int, candidate: Int) -> Int {
        get { Int(seats[slot * width + candidate]) }
        set { seats[slot * width + candidate] = Int16(clamping: newValue) }
    }

    /// Seats given by name at a slot.
    func seats(at slot: Int) -> Int {
        seats[(slot * width)..<((slot + 1) * width)].reduce(0) { $0 + Int($1) }
    }

    /// Seats given to a candidate at the slots that are held.
    func seats(of candidate: Int) -> Int {
        held.indices.reduce(0) { $0 + (held[$1] ? self[$1, candidate] : 0) }
    }

    /// Seats given by name at the slots that are held.
    var seatsInAll: Int {
        held.indices.reduce(0) { $0 + (held[$1] ? seats(at: $1) : 0) }
    }

    /// Candidates with a seat at a slot that is held, ascending.
    var invited: [Int] { (0..<width).filter { seats(of: $0) > 0 } }

    /// The same plan without anyone's seats at sessions that are not held.
    func tidied() -> PlanState {
        var state = self
        for slot in held.indices where !held[slot] {
            for candidate in 0..<width { state[slot, candidate] = 0 }
        }
        return state
    }
}
