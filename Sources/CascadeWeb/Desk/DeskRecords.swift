import CascadeCore
import CascadeStore
import Dispatch
import Synchronization

/// What the records of a programme say on a day, worked out once for each state of it.
struct DeskRecords: Sendable {
    /// The records.
    let history: History
    /// What was reached.
    let reach: Reach
    /// By organisation: its active trainers, and their sessions of the last year.
    let trainers: [(trainers: [Int], sessions: Int)]
    /// Who came from whom.
    private let lineage: LineageGraph
    /// By person: the position of their organisation.
    let organisation: [Int?]
    /// Positions of people by id.
    let people: [String: Int]
    /// By position of a session of the programme: its position among the history's.
    let held: [Int: Int]

    init(_ programme: Programme, asOf: CalendarDate) {
        history = History(programme, asOf: asOf)
        reach = history.reach()
        trainers = history.activeTrainers
        lineage = LineageGraph(history)
        let organisations = Dictionary(
            programme.organisations.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        organisation = programme.people.map { organisations[$0.organisation] }
        people = Dictionary(
            programme.people.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        held = Dictionary(
            history.sessions.enumerated().map { ($0.element.session, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The figures of an organisation, by its position.
    func part(of organisation: Int) -> Reach.Part { reach.byOrganisation[organisation] }

    /// How many people came from someone, directly or through those whom they trained.
    func descendants(of person: Int) -> Int {
        guard let node = lineage.node[person] else { return 0 }
        return lineage.descendants(of: node).reduce(0) { $0 + lineage.nodes[$1].people }
    }

    /// Share of an organisation's people who are reached and there.
    func coverage(of organisation: Int) -> Double? {
        let people = history.programme.organisations[organisation].people
        return people > 0 ? Double(part(of: organisation).peopleThereNow) / Double(people) : nil
    }
}

/// Keeps the last ``DeskRecords`` of a programme.
final class DeskRecordsCache: Sendable {
    private let kept = Mutex<(revision: Int64, day: CalendarDate, records: DeskRecords)?>(nil)

    /// What the records say, worked out on another thread where it is not known yet.
    ///
    /// - Complexity: O(1) where nothing was changed since, else O(n log n) in the records.
    func records(
        _ programme: Programme,
        revision: Int64,
        asOf day: CalendarDate
    ) async -> DeskRecords {
        let known = kept.withLock { kept in
            kept.flatMap { $0.revision == revision && $0.day == day ? $0.records : nil }
        }
        if let known { return known }
        let records = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: DeskRecords(programme, asOf: day))
            }
        }
        kept.withLock { kept in
            if kept.map({ $0.revision <= revision }) ?? true { kept = (revision, day, records) }
        }
        return records
    }
}

extension DeskRequest {
    /// What the records say today.
    func records() async -> DeskRecords {
        await desk.records.records(programme, revision: revision, asOf: site.localToday)
    }
}
