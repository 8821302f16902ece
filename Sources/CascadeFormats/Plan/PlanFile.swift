public import CascadeCore
import Foundation

/// Reads and writes `plan.yaml`, in which people say what they want of a plan.
///
/// See <doc:ProgrammeFolder> for what may stand in it.
public enum PlanFile {
    /// Its name in a programme folder.
    public static let name = ProgrammeFile.plan.rawValue

    /// What the `plan.yaml` of a programme folder asks for; nil where the folder has none.
    ///
    /// - Throws: ``ProgrammeFolderError/invalid(_:)`` with every problem of the file, or ``ProgrammeFolderError/fault(_:)`` where
    ///   it cannot be read.
    public static func read(
        inFolder folder: String,
        for programme: Programme
    ) throws(ProgrammeFolderError) -> PlanRequest? {
        try read(
            folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)",
            shown: name,
            programme
        )
    }

    /// What the file at `path` asks for.
    ///
    /// - Throws: ``ProgrammeFolderError/invalid(_:)`` with every problem of the file, or ``ProgrammeFolderError/fault(_:)`` where
    ///   there is none or it cannot be read.
    public static func read(
        at path: String,
        for programme: Programme
    ) throws(ProgrammeFolderError) -> PlanRequest {
        if let request = try read(path, shown: path, programme) { return request }
        throw .fault(FolderFault.system(ENOENT, path: path, doing: "could not be read"))
    }

    /// What the text of a `plan.yaml` asks for.
    ///
    /// - Throws: ``ProgrammeFolderError/invalid(_:)`` with every problem of the text.
    package static func read(
        text: String,
        for programme: Programme
    ) throws(ProgrammeFolderError) -> PlanRequest {
        let log = ReadingLog()
        if let request = read(Array(text.utf8), for: programme, log: log) { return request }
        throw .invalid(log.summary ?? ProblemReport(problems: [], total: 0))
    }

    /// The text of the `plan.yaml` of a programme folder as it stands there; nil where the folder has none.
    ///
    /// - Throws: ``ProgrammeFolderError/invalid(_:)`` where it is no acceptable text, or ``ProgrammeFolderError/fault(_:)`` where
    ///   it cannot be read.
    package static func text(inFolder folder: String) throws(ProgrammeFolderError) -> String? {
        let log = ReadingLog()
        do throws(FolderFault) {
            let bytes = try ProgrammeFolderListing(folder, log: log).read(.plan)
            if let bytes { return String(decoding: bytes, as: UTF8.self) }
        } catch {
            throw .fault(error)
        }
        if let summary = log.summary, summary.problems.contains(where: { $0.file == name }) {
            throw .invalid(summary)
        }
        return nil
    }

    /// The text of a `plan.yaml` that asks for this, always the same for the same request.
    ///
    /// Where a limit of which one suffices is given several times (a budget, seats in all), the smallest is written.
    public static func text(of request: PlanRequest) -> String {
        PlanYAMLWriter(request).text
    }

    private static func read(
        _ path: String,
        shown name: String,
        _ programme: Programme
    ) throws(ProgrammeFolderError) -> PlanRequest? {
        let log = ReadingLog()
        do throws(FolderFault) {
            switch try ProgrammeFile.plan.limits.read(path) {
            case .missing:
                // A link that leads nowhere is not the same as no file.
                var status = stat()
                if lstat(path, &status) == 0 {
                    throw FolderFault(
                        path: path,
                        reason: "this link leads to a file that is not there",
                        advice: "Replace the link by the file itself."
                    )
                }
                return nil
            case .refused(let fault): log.report(fault, in: .plan)
            case .text(let bytes):
                if let request = read(bytes, for: programme, log: log) { return request }
            }
        } catch {
            throw .fault(error)
        }
        throw .invalid((log.summary ?? ProblemReport(problems: [], total: 0)).renamed(name))
    }

    /// The request in a text; nil, after reports into `log`, where it has problems.
    static func read(_ bytes: [UInt8], for programme: Programme, log: ReadingLog) -> PlanRequest? {
        var reader = PlanYAMLReader(for: programme, log: log)
        guard let request = reader.read(bytes) else { return nil }
        if !log.isIncomplete { log.check(request, in: programme) }
        return log.summary == nil ? request : nil
    }
}

extension ProblemReport {
    /// The report with another name for the file.
    fileprivate func renamed(_ name: String) -> ProblemReport {
        ProblemReport(
            problems: problems.map { problem in
                var problem = problem
                problem.file = name
                return problem
            },
            total: total
        )
    }
}
