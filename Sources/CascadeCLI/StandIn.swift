import ArgumentParser
import CascadeCore
import CascadeFormats
import Synchronization

struct Planner: Sendable {
    let programme: Programme
    let request: PlanRequest
    let seed: UInt64
    let replicates: Int
    final class Stop: Sendable {
        private let flag = Atomic<Bool>(false)
        init() {}
        func set() { flag.store(true, ordering: .relaxed) }
        var isSet: Bool { flag.load(ordering: .relaxed) }
    }
    enum Progress: Sendable {
        case share(Double)
        case better(value: Double, cost: Double, plansTried: Int)
    }
    init(
        _ programme: Programme,
        _ request: PlanRequest,
        until lastDay: CalendarDate? = nil,
        seed: UInt64,
        replicates: Int,
        workers: Int? = nil
    ) {
        self.programme = programme
        self.request = request
        self.seed = seed
        self.replicates = replicates
    }
    func plan(
        stop: Stop = Stop(),
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> PlanAnswer { throw SimulationCancelled() }
    func whyNot(
        _ organisation: String,
        given: PlanAnswer,
        stop: Stop = Stop(),
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> WhyNot { throw SimulationCancelled() }
    func nextPound(
        _ resource: NextPound.Resource,
        stop: Stop = Stop(),
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> NextPound { throw SimulationCancelled() }
}

struct PlanOptions: ParsableArguments {}

struct PlanQuestion {
    var request: PlanRequest
    var remarks: [String]
    init(_ options: PlanOptions, in programme: Programme, at folder: String) throws {
        request = PlanRequest()
        remarks = []
    }
}

enum OverlayText {
    static func text(from old: Programme, to new: Programme, name: String) -> String { "" }
}

extension ProgrammeFolder {
    static func write(_ plan: Plan, into path: String) throws(ProgrammeFolderError) {}
}
