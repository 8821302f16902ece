package import CascadeCore

extension JSONText {
    /// A difference: mean, standard error, 95% interval of the mean, and where single runs lie.
    package static func difference(_ difference: Difference?) -> JSONText {
        guard let difference else { return .null }
        return .object([
            ("mean", .number(difference.mean)),
            ("se", .number(difference.standardError)),
            ("low", .number(difference.interval.lowerBound)),
            ("high", .number(difference.interval.upperBound)),
            ("p10", .number(difference.p10)),
            ("p50", .number(difference.p50)),
            ("p90", .number(difference.p90)),
        ])
    }

    /// Mean, standard error and quantiles of a number.
    package static func summary(_ summary: Outcome.Summary) -> JSONText {
        .object([
            ("mean", .number(summary.mean)), ("se", .number(summary.standardError)),
            ("p05", .number(summary.p05)), ("p10", .number(summary.p10)),
            ("p25", .number(summary.p25)), ("p50", .number(summary.p50)),
            ("p75", .number(summary.p75)), ("p90", .number(summary.p90)),
            ("p95", .number(summary.p95)),
        ])
    }
}
