extension Quantity: CustomStringConvertible {
    /// The value as written in programme files.
    public var description: String {
        switch self {
        case .number(let value): Self.text(value)
        case .beta(let a, let b): "{beta: [\(Self.text(a)), \(Self.text(b))]}"
        case .gamma(let mean, let shape):
            "{gamma: {mean: \(Self.text(mean)), shape: \(Self.text(shape))}}"
        case .lognormal(let median, let sigma):
            "{lognormal: {median: \(Self.text(median)), sigma: \(Self.text(sigma))}}"
        case .triangular(let low, let mode, let high):
            "{triangular: [\(Self.text(low)), \(Self.text(mode)), \(Self.text(high))]}"
        case .uniform(let low, let high): "{uniform: [\(Self.text(low)), \(Self.text(high))]}"
        case .normal(let mean, let sd): "{normal: {mean: \(Self.text(mean)), sd: \(Self.text(sd))}}"
        case .negativeBinomial(let mean, let shape):
            "{mean: \(Self.text(mean)), shape: \(Self.text(shape))}"
        case .lognormalWeeks(let median, let sigma):
            "{median-weeks: \(Self.text(median)), sigma: \(Self.text(sigma))}"
        case .unlimited: "none"
        }
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : value.description
    }
}
