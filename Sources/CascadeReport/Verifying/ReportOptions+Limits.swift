extension ReportOptions {
    /// Most replicates that a report is made from.
    ///
    /// A file asks for as many as it was made from, so that what makes reports and what verifies them share one limit: a
    /// hostile file can't keep the computer busy for days.
    public static let mostReplicates = 100_000
}
