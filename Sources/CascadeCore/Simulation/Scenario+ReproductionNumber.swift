import CascadeGraph
import RealModule

/// The cascade's reproduction number: new delivering trainers that one delivering trainer brings about over a career, while
/// nobody is saturated and there is a place in train-the-trainer for each champion.
///
/// The next-generation matrix (Diekmann, Heesterbeek & Metz 1990, doi:10.1007/BF00178324) has a row and a column for each
/// pair of train-the-trainer course and sector. Its entry is
///
///     turns × seats × share of seats that go to the sector × attendance × completion × champion × staffing
///           × chance to complete train-the-trainer × activation × chance to stay until the first session
///
/// with turns = 1 + rate × expected weeks active after the first turn, ended by career, lapse, leaving the partnership or
/// the end of the qualification. R of the programme is its spectral radius; R of a sector the sum of its column. It holds
/// for a trainer of full fidelity, before dilution over generations.
extension Scenario {
    func reproductionNumbers(
        seed: UInt64,
        draws: Int
    ) -> (programme: Outcome.ReproductionNumber, sectors: [Outcome.ReproductionNumber])? {
        guard !trainTheTrainerCourses.isEmpty, sectorCount > 0, !headcount.isEmpty else {
            return nil
        }
        var programmeValues: [Double] = []
        var sectorValues = Array(repeating: [Double](), count: sectorCount)
        var drawer = AssumptionDrawer(assumptions)
        let mixing = sectorMixing()
        for draw in 0..<(drawer.isFixed ? 1 : max(1, draws)) {
            let root = RandomStream.key(RandomStream.key(seed, 0x5EED), UInt64(draw))
            drawer.draw(root: root)
            let matrix = NextGenerationMatrix(self, values: drawer.values, mixing: mixing)
            let (radius, bySector) = matrix.reproduction()
            programmeValues.append(radius)
            for sector in 0..<sectorCount { sectorValues[sector].append(bySector[sector]) }
        }
        return (Self.summary(programmeValues), sectorValues.map(Self.summary))
    }

    private static func summary(_ values: [Double]) -> Outcome.ReproductionNumber {
        let sorted = values.sorted()
        func quantile(_ share: Double) -> Double {
            sorted[
                min(sorted.count - 1, max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1))
            ]
        }
        let mean = values.reduce(0, +) / Double(values.count)
        return Outcome.ReproductionNumber(mean: mean, p10: quantile(0.1), p90: quantile(0.9))
    }

    /// By sector, then sector: where a seat given to a partner organisation goes, averaged over a sector's organisations by
    /// headcount.
    ///
    /// An organisation without ties keeps its seats.
    private func sectorMixing() -> [[Double]] {
        var mixing = Array(repeating: Array(repeating: 0.0, count: sectorCount), count: sectorCount)
        var weight = Array(repeating: 0.0, count: sectorCount)
        for organisation in headcount.indices {
            let people = Double(headcount[organisation])
            let from = Int(sector[organisation])
            weight[from] += people
            let arcs = arcs(of: organisation)
            let total = arcs.reduce(0) { $0 + strength[$1] }
            if total <= 0 { mixing[from][from] += people }
            for arc in arcs where total > 0 {
                mixing[from][Int(sector[Int(tieTargets[arc])])] += people * strength[arc] / total
            }
        }
        for from in 0..<sectorCount where weight[from] > 0 {
            for to in 0..<sectorCount { mixing[from][to] /= weight[from] }
        }
        return mixing
    }
}

/// Draws the assumptions of a replicate, as ``Simulator`` does.
struct AssumptionDrawer {
    private let slots: [AssumptionTable.Slot]
    private(set) var values: [Double]
    private let drawn: [Int]

    init(_ table: AssumptionTable) {
        slots = table.slots
        values = slots.map { $0.quantity.isChance ? 0 : $0.quantity.mean }
        drawn = slots.indices.filter { slot in
            if table.slots[slot].draws != nil { return true }
            return switch table.slots[slot].quantity {
            case .number, .unlimited, .negativeBinomial, .lognormalWeeks: false
            default: true
            }
        }
    }

    /// Whether nothing is unknown.
    var isFixed: Bool { drawn.isEmpty }

    /// The slots that are drawn.
    var drawnSlots: [Int] { drawn }

    /// Draws all that is not known for the replicate with this key.
    mutating func draw(root: UInt64) {
        let key = RandomStream.key(root, Simulator.Purpose.assumption)
        for slot in drawn {
            if let draws = slots[slot].draws {
                var stream = RandomStream(key: RandomStream.key(key, draws.key))
                values[slot] = draws.values[stream.below(draws.values.count)]
                continue
            }
            var stream = RandomStream(key: RandomStream.key(key, slots[slot].key))
            values[slot] = slots[slot].quantity.draw(
                within: slots[slot].assumption.validRange,
                from: &stream
            )
        }
    }
}
