import CascadeGraph
import Foundation
import Measuring

/// One algorithm, done by us and by peers in turn.
struct Contest: Sendable {
    /// How our result has to stand to a peer's.
    enum Agreement: Sendable {
        /// Every number of the check is the same but for this share.
        case same(within: Double)
        /// The first number of the check is at least the peer's, but for this difference.
        case atLeast(but: Double)

        func holds(_ ours: [Double], _ theirs: [Double]) -> Bool {
            switch self {
            case .same(let share):
                ours.count == theirs.count
                    && zip(ours, theirs).allSatisfy {
                        abs($0 - $1) <= share * max(abs($0), abs($1))
                    }
            case .atLeast(let difference):
                ours[0] >= theirs[0] - difference
            }
        }
    }

    let name: String
    /// Asked of each peer, but for its name and the threads.
    let request: Peers.Request
    let peers: [String]
    /// For each peer how many passes it makes, where that matters.
    var iterations: [String: Int] = [:]
    var agreement = Agreement.same(within: 1e-6)
    /// Whether ours uses all cores when told to.
    var isParallel = false
    var rounds = 5
    /// Runs the algorithm, with one worker or (nil) all cores; what it returns gives the numbers that tell the result.
    let work: @Sendable (_ graph: Graph, _ workers: Int?) async -> () -> [Double]

    static func printHeading() {
        printRow(
            [
                "", "ours", "igraph", "networkit", "ours ÷ igraph", "ours ÷ networkit",
                "wall on all cores: ours", "igraph", "networkit", "check",
            ]
        )
    }

    /// Runs everybody in turn, `rounds` times, and prints a row.
    func run(on graph: Graph, against process: Peers?) async {
        var ours: [Double] = []
        var oursWall: [Double] = []
        var theirs: [String: [Double]] = [:]
        var theirsWall: [String: [Double]] = [:]
        var spent: [String: Double] = [:]
        var remarks: [String] = []
        var notes: [String] = []
        var found: [Double] = []
        for round in 0..<rounds {
            var result: (() -> [Double])?
            let alone = await measure { result = await work(graph, 1) }
            found = result?() ?? []
            ours.append(alone.cpuSeconds)
            oursWall.append(
                isParallel
                    ? await measure { result = await work(graph, nil) }.wallSeconds
                    : alone.wallSeconds
            )
            guard let process else { continue }
            // A peer that has taken a minute has shown enough; one that failed has said why.
            for peer in peers where round == 0 || (0..<60).contains(spent[peer] ?? 60) {
                var request = request
                request.peer = peer
                request.iterations = iterations[peer] ?? 0
                do {
                    let answer = try process.ask(request)
                    theirs[peer, default: []].append(answer.cpu)
                    spent[peer, default: 0] += answer.cpu
                    let numbers = answer.check.map(shortest).joined(separator: ", ")
                    if !agreement.holds(found, answer.check) {
                        remarks.append("\(peer) does not agree: \(numbers)")
                    } else if case .atLeast = agreement, round == 0 {
                        notes.append("\(peer): \(numbers)")
                    }
                    if peer == "networkit" {
                        request.threads = 0
                        theirsWall[peer, default: []].append(try process.ask(request).wall)
                    } else {
                        theirsWall[peer, default: []].append(answer.wall)
                    }
                } catch {
                    remarks.append("\(error)")
                }
            }
        }
        let verdict = theirs.isEmpty ? "alone" : remarks.isEmpty ? "agrees" : "differs"
        Self.printRow(
            [
                name, seconds(ours), seconds(theirs["igraph"]), seconds(theirs["networkit"]),
                ratio(ours, theirs["igraph"]), ratio(ours, theirs["networkit"]),
                seconds(oursWall), seconds(theirsWall["igraph"]),
                seconds(theirsWall["networkit"]),
                verdict + ": " + found.map(shortest).joined(separator: ", "),
            ]
        )
        for remark in notes + Set(remarks).sorted() { print("    \(remark)") }
    }

    private func seconds(_ times: [Double]?) -> String {
        times.map { format(median($0)) } ?? "–"
    }

    private func ratio(_ ours: [Double], _ theirs: [Double]?) -> String {
        guard let theirs else { return "–" }
        return spread(zip(ours, theirs).map { $0 / $1 })
    }

    private func shortest(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15
            ? String(Int(value)) : String(format: "%.6g", value)
    }

    private static func printRow(_ cells: [String]) {
        let widths = [20, 9, 9, 10, 22, 22, 24, 9, 10, 0]
        print(
            zip(cells, widths).enumerated().map { index, cell in
                let gap = String(repeating: " ", count: max(1, cell.1 - cell.0.count))
                return index == 0 || cell.1 == 0 ? cell.0 + gap : gap + cell.0
            }.joined(separator: " ")
        )
        fflush(nil)
    }
}

/// The middle one of some numbers.
func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// The median, and the least and the greatest.
func spread(_ values: [Double]) -> String {
    "\(format(median(values))) (\(format(values.min() ?? 0))–\(format(values.max() ?? 0)))"
}
