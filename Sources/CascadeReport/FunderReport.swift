public import CascadeCore
public import CascadeRendering

/// A programme's report for funders: all its figures and words, ready to be put on a page.
///
/// It is a value: the same programme and options give the same report, and ``page`` the same bytes. Web pages that show a
/// part of it take its sections, so that the words are the same everywhere.
public struct FunderReport: Sendable, Equatable {
    /// How it was made; its days are those that were used where none were given.
    public let options: ReportOptions
    /// Name of the programme.
    public let programme: String
    /// What the programme is about, in its own words; nil where nothing is written.
    package let about: String?
    /// The version of the product that made it.
    public let version: String
    /// A word for the content that it was made from; for a public report of the plan alone, without people and records.
    public let digest: String
    /// Last day of records.
    public let asOf: CalendarDate
    /// Whether anything was on record by then.
    public let hasRecords: Bool
    /// The first sentences: how far it goes, how sure that is, and how far it has come.
    package let headline: [Prose]
    /// Parts in the order of reading.
    package let sections: [ReportSection]

    /// The headline as text.
    public var headlineText: String { headline.map(\.text).joined(separator: " ") }

    /// Makes the report of a programme.
    ///
    /// - Parameters:
    ///   - programme: the programme with its records.
    ///   - options: how the report is made.
    ///   - workers: how many simulations run at a time; nil: one for each core. The report doesn't depend on it.
    ///   - limits: where and for how long pictures may be arranged.
    ///   - progress: called with the share done, from 0 to 1, from any thread.
    /// - Returns: the report.
    /// - Throws: ``ReportError`` where there is nothing to report or a day is not usable, and `SimulationCancelled`.
    /// - Complexity: two simulations of `options.replicates` each, one without records, and five pictures.
    public static func make(
        of programme: Programme,
        options: ReportOptions,
        workers: Int? = nil,
        limits: GraphvizLimits = GraphvizLimits(),
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> FunderReport {
        let source = try await ReportSource(
            programme,
            options: options,
            workers: workers,
            limits: limits,
            progress: progress
        )
        return FunderReport(source)
    }

    init(_ source: ReportSource) {
        options = source.options
        programme = source.programme.name
        about = source.programme.about
        version = ProductVersion.text
        digest = source.digest
        asOf = source.asOf
        hasRecords = source.hasRecords
        headline = source.headline
        sections = source.sections
    }

    /// All figures, in the order of reading, those of the tables last.
    package var figures: [ReportFigure] {
        headline.flatMap(\.figures) + sections.flatMap(\.figures)
            + pictures.flatMap { $0.table.figures }
    }

    /// All pictures, in the order of reading.
    package var pictures: [ReportPicture] { sections.flatMap(\.pictures) }

    /// The part with an id; nil where there is none.
    package func section(_ id: String) -> ReportSection? { sections.first { $0.id == id } }
}
