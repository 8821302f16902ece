public import CascadeCore
public import CascadeRendering
import Foundation

/// What differs between a report's file and what the programme gives.
///
/// A file is true where every byte of it is as the programme gives it; its parts are read only to say what differs.
public struct ReportCheck: Sendable, Equatable {
    /// Something that differs.
    public enum Difference: Sendable, Hashable {
        /// A number: what it is, what the file says, and what the programme gives; nil: it is not there.
        case figure(label: String, inFile: String?, fromProgramme: String?)
        /// A number that says the same, with other markup around it or more than once, so that it may look or be read out otherwise.
        case appearance(label: String)
        /// A picture, by its title.
        case picture(title: String)
        /// Words: those in the file and those that should stand there; nil: none.
        case text(inFile: String?, fromProgramme: String?)
        /// Markup, style, or other parts of the page that are not read.
        case unseen
    }

    /// What differs, figures first, then pictures, then words; not more than ``mostDifferences``.
    public let differences: [Difference]
    /// How many further differences there are.
    public let furtherDifferences: Int
    /// Whether the file is what the programme gives: the same bytes.
    public let isTrue: Bool
    /// How the report was made.
    public let options: ReportOptions
    /// Whether the content of the programme is what the report was made from.
    public let isSameContent: Bool
    /// The version of the product that made the file, where it is not this one.
    public let otherVersion: String?
    /// Figures that were compared.
    public let figures: Int
    /// Pictures that were compared.
    public let pictures: Int

    /// Most differences that are named.
    public static let mostDifferences = 20

    /// How the report in a file was made.
    ///
    /// - Throws: ``ReportError/noReport(reason:)`` for anything that is no report.
    public static func options(of page: String) throws(ReportError) -> ReportOptions {
        try ReportFile.stamp(of: page).options
    }

    /// Compares a file with the report of a programme, made again with the file's own options.
    ///
    /// - Parameters:
    ///   - page: the text of the file.
    ///   - programme: the programme that it should be of.
    ///   - workers: how many simulations run at a time; nil: one for each core.
    ///   - limits: where and for how long pictures may be arranged.
    ///   - progress: called with the share done, from any thread.
    /// - Returns: what differs.
    /// - Throws: ``ReportError``, and `SimulationCancelled`.
    public static func compare(
        _ page: String,
        with programme: Programme,
        workers: Int? = nil,
        limits: GraphvizLimits = GraphvizLimits(),
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> ReportCheck {
        let options = try options(of: page)
        let report = try await FunderReport.make(
            of: programme,
            options: options,
            workers: workers,
            limits: limits,
            progress: progress
        )
        return try ReportCheck(page, report)
    }

    /// Compares a file with a report.
    ///
    /// - Throws: ``ReportError/noReport(reason:)`` for anything that is no report.
    /// - Complexity: O(n) in the bytes of both, and O(n log n) in figures and pictures that don't belong there.
    init(_ page: String, _ report: FunderReport) throws(ReportError) {
        try self.init(page, report, made: report.page)
    }

    /// Compares a file with a report and its page.
    init(_ page: String, _ report: FunderReport, made: String) throws(ReportError) {
        let file = try ReportFile(page)
        let due = try ReportFile(made)
        options = file.stamp.options
        isSameContent = file.stamp.digest == report.digest
        otherVersion = file.stamp.version == report.version ? nil : file.stamp.version
        figures = due.figures.count
        pictures = due.pictures.count
        isTrue = ByteText(page) == ByteText(made)
        var found = ReportDifferences(most: Self.mostDifferences)
        if !isTrue {
            found.addFigures(file, due, report)
            found.addPictures(file, due, report)
            found.addLines(file, due)
            // The stamp, the style, line ends, and what was only moved.
            if file.style != due.style || found.count == 0 { found.addUnseen() }
        }
        differences = found.named
        furtherDifferences = found.count - found.named.count
    }
}
