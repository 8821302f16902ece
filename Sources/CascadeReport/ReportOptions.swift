public import CascadeCore

/// How a report is made: with the programme they lead to the same bytes.
public struct ReportOptions: Sendable, Hashable, Codable {
    /// Whether it goes to others than the lead, so that small numbers are hidden and nobody is named.
    public var isPublic: Bool
    /// Last day of records, as `yyyy-mm-dd`; nil: the last on record.
    public var asOf: String?
    /// Last day that is forecast, as `yyyy-mm-dd`; nil: the programme's own length.
    public var until: String?
    /// Seed of all draws.
    public var seed: UInt64
    /// Number of replicates, at least 1.
    public var replicates: Int

    /// Options with a seed and a number of replicates.
    public init(
        isPublic: Bool = false,
        asOf: CalendarDate? = nil,
        until: CalendarDate? = nil,
        seed: UInt64,
        replicates: Int
    ) {
        self.isPublic = isPublic
        self.asOf = asOf?.description
        self.until = until?.description
        self.seed = seed
        self.replicates = replicates
    }
}
