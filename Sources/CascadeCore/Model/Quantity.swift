/// The value of an assumption: a number, a distribution of what is not known, or a spread of what happens by chance.
///
/// A distribution of ignorance is drawn once per replicate. The two spreads of chance are drawn for each session or
/// trainer anew.
public enum Quantity: Sendable, Hashable {
    /// A known number.
    case number(Double)
    /// Ignorance: Beta with both shapes positive; mean a ÷ (a + b).
    case beta(a: Double, b: Double)
    /// Ignorance: Gamma by its mean and shape; variance mean² ÷ shape.
    case gamma(mean: Double, shape: Double)
    /// Ignorance: lognormal by its median and the standard deviation of its logarithm.
    case lognormal(median: Double, sigma: Double)
    /// Ignorance: triangular between low and high with its peak at mode.
    case triangular(low: Double, mode: Double, high: Double)
    /// Ignorance: uniform between low and high.
    case uniform(low: Double, high: Double)
    /// Ignorance: normal, kept to the valid range by drawing again.
    case normal(mean: Double, sd: Double)
    /// Chance between sessions: negative binomial by its mean and shape (`{mean, shape}`), for `group-size` only.
    case negativeBinomial(mean: Double, shape: Double)
    /// Chance between trainers: lognormal (`{median-weeks, sigma}`), for `first-delivery-lag` only.
    case lognormalWeeks(median: Double, sigma: Double)
    /// No such limit (`none`), for `career` only.
    case unlimited

    /// Whether the value is drawn anew for each session or trainer rather than once per replicate.
    public var isChance: Bool {
        switch self {
        case .negativeBinomial, .lognormalWeeks: true
        default: false
        }
    }
}
