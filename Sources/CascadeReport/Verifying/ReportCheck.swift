public import CascadeCore
public import CascadeRendering
import Foundation

/// What differs between a report's file and what the programme gives.
public struct ReportCheck: Sendable, Equatable {
    /// Something that differs.
    public enum Difference: Sendable, Hashable {
        /// A number: what it is, what the file says, and what the programme gives; nil: it is not there.
        case figure(label: String, inFile: String?, fromProgramme: String?)
        /// A picture, by its title.
        case picture(title: String)
        /// Words or markup: the line in the file and the one that should stand there; nil: none.
        case text(inFile: String?, fromProgramme: String?)
    }

    /// All that differs, figures first, then pictures, then words.
    public let differences: [Difference]
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

    /// Whether the file is what the programme gives.
    public var isTrue: Bool { differences.isEmpty }

    /// How the report in a file was made.
    ///
    /// - Throws: ``ReportError/noReport(reason:)`` for anything that is no report.
    public static func options(of page: String) throws(ReportError) -> ReportOptions {
        try ReportFile(page).stamp.options
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
    init(_ page: String, _ report: FunderReport) throws(ReportError) {
        let file = try ReportFile(page)
        let due = try ReportFile(report.page)
        options = file.stamp.options
        isSameContent = file.stamp.digest == report.digest
        otherVersion = file.stamp.version == report.version ? nil : file.stamp.version
        figures = due.figures.count
        pictures = due.pictures.count
        var found: [Difference] = []
        for figure in report.figures {
            let (is_, should) = (file.figures[figure.id], due.figures[figure.id])
            guard is_ != should || file.repeated.contains(figure.id) else { continue }
            found.append(
                .figure(
                    label: figure.label,
                    inFile: is_.map(Self.words),
                    fromProgramme: should.map(Self.words)
                )
            )
        }
        let known = Set(report.figures.map(\.id))
        for id in file.figures.keys.sorted() where !known.contains(id) {
            found.append(
                .figure(label: id, inFile: file.figures[id].map(Self.words), fromProgramme: nil)
            )
        }
        let titles = Dictionary(
            report.pictures.map { ("\($0.id)-cascade-picture", $0.title) },
            uniquingKeysWith: { first, _ in first }
        )
        for id in Set(file.pictures.keys).union(due.pictures.keys).sorted()
        where file.pictures[id] != due.pictures[id] {
            found.append(.picture(title: titles[id] ?? "the dots beside the chance of the target"))
        }
        found += Self.texts(file.lines, due.lines)
        differences = found
    }

    /// How a figure is told: its text, and its value where the two don't say the same.
    private static func words(_ figure: ReportFile.Figure) -> String {
        let digits = figure.text.filter { $0.isNumber || $0 == "." }
        let isPlain = digits == figure.value || figure.value == "hidden"
        return isPlain ? figure.text : "\(figure.text) (\(figure.value))"
    }

    /// Lines that stand in one only, without what says how the report was made.
    private static func texts(_ file: [Substring], _ due: [Substring]) -> [Difference] {
        func content(_ lines: [Substring]) -> [Substring] {
            lines.filter { !$0.hasPrefix("<meta name=\"cascade-report\"") }
        }
        let changes = content(file).difference(from: content(due))
        var gone: [(Int, Substring)] = []
        var come: [(Int, Substring)] = []
        for change in changes {
            switch change {
            case .remove(let offset, let line, _): gone.append((offset, line))
            case .insert(let offset, let line, _): come.append((offset, line))
            }
        }
        return (0..<max(gone.count, come.count)).map { place in
            .text(
                inFile: place < come.count ? words(come[place].1) : nil,
                fromProgramme: place < gone.count ? words(gone[place].1) : nil
            )
        }
    }

    /// The words of a line, or the line itself where it has none.
    private static func words(_ line: Substring) -> String {
        let words = ReportFile.words(line)
        return words.isEmpty ? String(line) : words
    }
}
