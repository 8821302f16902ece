import CascadeGraph
import RealModule

/// One chance in several sectors, learnt from successes among trials: a hierarchical Beta–Binomial.
///
/// | symbol | meaning |
/// | --- | --- |
/// | a, b | the programme's assumption, Beta(a, b) |
/// | y, n | successes and trials of a sector; need not be whole numbers |
/// | μ | the programme's chance |
/// | κ | how alike the sectors are |
/// | θ | a sector's chance: θ ~ Beta(κμ, κ(1 − μ)), the same as μ for κ = ∞ |
///
/// Half of the prior weight says that all sectors are alike (κ = ∞), as the model does where nothing is set by sector; the
/// other half is spread evenly over κ = 12, 25, 50 and 100. For κ = ∞ the posterior of μ is Beta(a + Σy, b + Σ(n − y)). For
/// each other κ the weight of μ, Beta(μ; a, b) × Π B(κμ + y, κ(1 − μ) + n − y) ÷ B(κμ, κ(1 − μ)), is summed over a grid of
/// the logarithm of its odds, which is exact up to the spacing of the grid, an eighth of its standard deviation. Draws go
/// evenly through the weights, so the rows hold the exact joint distribution of μ and all θ.
///
/// Gelman et al., "Bayesian Data Analysis", 3rd edition, 2013, chapter 5.3.
struct PooledChance {
    /// Successes among trials of one sector.
    struct Count: Equatable {
        var successes = 0.0
        var trials = 0.0
    }

    /// Draws of the programme's chance.
    private(set) var common: [Double] = []
    /// By sector: draws of its chance.
    private(set) var bySector: [[Double]] = []
    /// Draws of the chance over the sectors by their trials: that of people like those on record.
    var overall: [Double] {
        let trials = weights.reduce(0, +)
        guard trials > 0 else { return common }
        return common.indices.map { row in
            weights.indices.reduce(0) { $0 + bySector[$1][row] * weights[$1] } / trials
        }
    }

    private let weights: [Double]
    /// The weight that the records leave to “all sectors are alike”.
    private(set) var alike = 1.0

    private struct Cell {
        var weight: Double
        var concentration: Double
        var logit: Double
        var width: Double
    }

    /// Concentrations considered beside ∞.
    static let usualConcentrations: [Double] = [12, 25, 50, 100]

    /// The posterior of a Beta(a, b) and the counts by sector.
    ///
    /// - Parameters:
    ///   - prior: shapes of the programme's assumption.
    ///   - sectors: counts by sector.
    ///   - concentrations: the finite κ considered; they share half of the prior weight.
    ///   - draws: number of rows.
    ///   - key: key of the draws.
    /// - Complexity: O(concentrations × grid × sectors + draws × sectors).
    init(
        prior: (a: Double, b: Double),
        sectors: [Count],
        concentrations: [Double] = usualConcentrations,
        draws: Int = LearntDraws.count,
        key: UInt64
    ) {
        let all = sectors.reduce(into: Count()) {
            $0.successes += $1.successes
            $0.trials += $1.trials
        }
        weights = sectors.map(\.trials)
        let (a, b) = (prior.a + all.successes, prior.b + max(0, all.trials - all.successes))
        let isOne = sectors.count { $0.trials > 0 } <= 1
        var cells: [Cell] = []
        if !isOne {
            let pooled = Self.logBeta(a, b) - Self.logBeta(prior.a, prior.b)
            for concentration in concentrations {
                cells += Self.cells(prior, sectors, all, concentration, relativeTo: pooled)
                    .map { cell in
                        var cell = cell
                        cell.weight *= 1 / Double(concentrations.count)
                        return cell
                    }
            }
        }
        let differing = cells.reduce(0) { $0 + $1.weight }
        alike = 1 / (1 + differing)
        var stream = RandomStream(key: key)
        bySector = Array(repeating: [], count: sectors.count)
        var position = 0
        var sum = 1.0
        for row in 0..<draws {
            let level = (Double(row) + 0.5) / Double(draws) * (1 + differing)
            if level < 1 || cells.isEmpty {
                let chance = stream.beta(a, b)
                common.append(chance)
                for sector in sectors.indices { bySector[sector].append(chance) }
                continue
            }
            while position < cells.count - 1, level > sum + cells[position].weight {
                sum += cells[position].weight
                position += 1
            }
            let cell = cells[position]
            let logit = cell.logit + (stream.uniform() - 0.5) * cell.width
            let mean = 1 / (1 + Double.exp(-logit))
            common.append(mean)
            for (sector, count) in sectors.enumerated() {
                bySector[sector].append(
                    stream.beta(
                        max(1e-9, cell.concentration * mean + count.successes),
                        max(
                            1e-9,
                            cell.concentration * (1 - mean)
                                + max(0, count.trials - count.successes)
                        )
                    )
                )
            }
        }
    }

    /// The weights of μ for one κ, in units of the weight of κ = ∞.
    private static func cells(
        _ prior: (a: Double, b: Double),
        _ sectors: [Count],
        _ all: Count,
        _ concentration: Double,
        relativeTo pooled: Double
    ) -> [Cell] {
        let mean = (prior.a + all.successes) / (prior.a + prior.b + all.trials)
        let known = sectors.reduce(prior.a + prior.b) { sum, count in
            sum + count.trials * (concentration + 1) / (concentration + count.trials)
        }
        let sd = 1 / (mean * (1 - mean) * known).squareRoot()
        let centre = Double.log(mean / (1 - mean))
        let width = sd / 4
        let half = 28
        return (-half...half).map { step in
            let logit = centre + Double(step) * width
            let chance = 1 / (1 + Double.exp(-logit))
            let other = 1 / (1 + Double.exp(logit))
            var logWeight =
                prior.a * Double.log(chance) + prior.b * Double.log(other)
                - logBeta(prior.a, prior.b) + Double.log(width)
            for count in sectors where count.trials > 0 {
                let (x, y) = (concentration * chance, concentration * other)
                logWeight +=
                    logBeta(x + count.successes, y + max(0, count.trials - count.successes))
                    - logBeta(x, y)
            }
            return Cell(
                weight: Double.exp(logWeight - pooled),
                concentration: concentration,
                logit: logit,
                width: width
            )
        }
    }

    /// The logarithm of the beta function.
    static func logBeta(_ a: Double, _ b: Double) -> Double {
        Double.logGamma(a) + Double.logGamma(b) - Double.logGamma(a + b)
    }
}
