import CascadeGraph
import RealModule

/// How often active trainers deliver, how unalike they are, and how fast they stop: Gamma–Poisson counts with silent stopping.
///
/// | symbol | meaning |
/// | --- | --- |
/// | m, k | mean and shape of the Gamma of a trainer's yearly rate λ; β = k ÷ m |
/// | q, h | yearly share that stops, and the hazard h = −ln(1 − q) |
/// | x | turns after the first session |
/// | E, C | years watched and years known to be a trainer, up to the last report |
/// | S | years of silence after it that may be a time without sessions or one after stopping |
///
/// Given λ, the likelihood of a trainer is λ^x e^(−λE − hC) × (e^(−(λ + h)S) + ∫ h e^(−(λ + h)τ) dτ over 0…S). Over
/// λ ~ Gamma(k, β) that is, up to constants, βᵏ Γ(k + x) ÷ Γ(k) × e^(−hC) × (e^(−hS) (β + E + S)^−(k + x) +
/// ∫ h e^(−hτ) (β + E + τ)^−(k + x) dτ). The integral is taken at 8 Gauss–Legendre points of √(τ ÷ S).
///
/// The silent part is that of the Pareto/NBD model with one hazard for all: Schmittlein, Morrison & Colombo, "Counting your
/// customers", Management Science 33(1), 1987, doi:10.1287/mnsc.33.1.1.
struct DeliveryPosterior {
    /// A draw of the three.
    struct Draw: Equatable {
        var mean, shape, lapse: Double
    }

    /// The part of a trainer's records that counts, with how many have the same.
    struct Record: Hashable {
        var further: Int
        var watched, alive, silent: Double
        var count = 1
    }

    let draws: [Draw]

    /// The posterior.
    ///
    /// - Parameters:
    ///   - mean: mean and shape of the Gamma that the mean rate is assumed to have.
    ///   - shape: logarithm of the shape between trainers, and its standard deviation.
    ///   - lapse: Beta shapes of the yearly share; nil: nobody stops.
    ///   - leaving: yearly hazard of leaving unseen, where leaving is not on record.
    ///   - records: active trainers.
    ///   - key: key of the draws.
    /// - Complexity: O(grid × distinct records).
    init(
        mean: (mean: Double, shape: Double),
        shape: (middle: Double, sd: Double),
        lapse: (a: Double, b: Double)?,
        leaving: Double = 0,
        records: [Record],
        key: UInt64
    ) {
        let grouped = Self.grouped(records)
        let meanSD = 1 / min(mean.shape, 25).squareRoot()
        let centre = Double.log(mean.mean)
        let grid = PosteriorGrid(
            ranges: [
                (centre - 6 * meanSD - 2)...(centre + 4 * meanSD + 2),
                (shape.middle - 5 * shape.sd)...(shape.middle + 8 * shape.sd),
                lapse == nil ? 0...0 : -8...6,
            ],
            steps: [13, 7, 9]
        ) { logMeans, logShape, logit in
            let k = Double.exp(logShape)
            let z = (logShape - shape.middle) / shape.sd
            let hazard = leaving + (lapse == nil ? 0 : Double.log(onePlus: Double.exp(logit)))
            var base = -z * z / 2
            if let lapse {
                base +=
                    lapse.a * -Double.log(onePlus: Double.exp(-logit))
                    + lapse.b * -Double.log(onePlus: Double.exp(logit))
            }
            return logMeans.map { logMean in
                let m = Double.exp(logMean)
                var value = base + mean.shape * logMean - mean.shape * m / mean.mean
                for record in grouped {
                    value +=
                        Double(record.count)
                        * Self.logLikelihood(record, mean: m, shape: k, hazard: hazard)
                }
                return value
            }
        }
        draws = grid.draws(LearntDraws.count, key: key).map { point in
            Draw(
                mean: Double.exp(point.first),
                shape: Double.exp(point.second),
                lapse: lapse == nil ? 0 : 1 / (1 + Double.exp(-point.third))
            )
        }
    }

    /// Records that are alike, counted; with more than 400 trainers times are taken in steps of four weeks.
    private static func grouped(_ records: [Record]) -> [Record] {
        let step = records.count > 400 ? 4 * Simulator.yearsPerWeek : 0
        func rounded(_ years: Double) -> Double {
            step > 0 ? (years / step).rounded() * step : years
        }
        var counts: [Record: Int] = [:]
        for record in records {
            let key = Record(
                further: record.further,
                watched: rounded(record.watched),
                alive: rounded(record.alive),
                silent: rounded(record.silent),
                count: 0
            )
            counts[key, default: 0] += record.count
        }
        return counts.map { record, count in
            var record = record
            record.count = count
            return record
        }
        .sorted { left, right in
            (left.further, left.watched, left.alive, left.silent)
                < (right.further, right.watched, right.alive, right.silent)
        }
    }

    /// The logarithm of the likelihood of one trainer's records.
    static func logLikelihood(
        _ record: Record,
        mean: Double,
        shape: Double,
        hazard: Double
    ) -> Double {
        let beta = shape / mean
        let power = shape + Double(record.further)
        let parts = silence(record, beta: beta, power: power, hazard: hazard)
        var log = shape * Double.log(beta) - hazard * record.alive
        // Γ(k + x) ÷ Γ(k) as a product: counts are small.
        for turn in 0..<min(record.further, 200) { log += Double.log(shape + Double(turn)) }
        if record.further > 200 {
            log += Double.logGamma(power) - Double.logGamma(shape + 200)
        }
        return log - power * Double.log(beta + record.watched)
            + Double.log(max(1e-300, parts.active + parts.stopped))
    }

    /// The two ways to be silent, each in units of (β + E)^−(k + x): still active without a session, and stopped.
    static func silence(
        _ record: Record,
        beta: Double,
        power: Double,
        hazard: Double
    ) -> (active: Double, stopped: Double) {
        guard record.silent > 0 else { return (1, 0) }
        let base = beta + record.watched
        func kept(_ years: Double) -> Double {
            Double.exp(-hazard * years - power * Double.log(onePlus: years / base))
        }
        guard hazard > 0 else { return (kept(record.silent), 0) }
        var stopped = 0.0
        for (node, weight) in gaussLegendre {
            let root = (node + 1) / 2
            stopped += weight * record.silent * root * kept(record.silent * root * root)
        }
        return (kept(record.silent), hazard * stopped)
    }

    /// Points and weights on −1…1 (Abramowitz & Stegun, table 25.4, n = 8).
    static let gaussLegendre: [(Double, Double)] = [
        (-0.960289856497536, 0.101228536290376), (-0.796666477413627, 0.222381034453374),
        (-0.525532409916329, 0.313706645877887), (-0.183434642495650, 0.362683783378362),
        (0.183434642495650, 0.362683783378362), (0.525532409916329, 0.313706645877887),
        (0.796666477413627, 0.222381034453374), (0.960289856497536, 0.101228536290376),
    ]
}
