public import CascadeCore

/// A scenario: a programme with what a small file says is otherwise.
///
/// An overlay file has the keys of `programme.yaml`, laid over the programme key by key, and a few of its own; see
/// <doc:Overlay>. What it gives passes the same check as any programme.
public struct Overlay: Sendable, Hashable {
    /// What the scenario is called: the key `name`, or else the file's name without its ending.
    public var name: String
    /// What it is about.
    public var about: String?
    /// The programme with everything otherwise that the file says.
    public var programme: Programme

    /// The overlay in the file at `path`, laid over a programme.
    ///
    /// - Throws: ``ProgrammeFolderError/invalid(_:)`` with all problems of the file, or
    ///   ``ProgrammeFolderError/fault(_:)`` where it cannot be read.
    /// - Complexity: O(n) in the size of the file, which is limited, and of the programme.
    public static func read(
        at path: String,
        over programme: Programme
    ) throws(ProgrammeFolderError) -> Overlay {
        let contents: InputFile.Contents
        do {
            contents = try ProgrammeFile.programme.limits.read(path)
        } catch {
            throw .fault(error)
        }
        switch contents {
        case .missing:
            throw .fault(
                FolderFault(
                    path: path,
                    reason: "there is no such file",
                    advice: "Check the name, and the folder that it is in."
                )
            )
        case .refused(let fault):
            let log = ReadingLog(onlyFile: path)
            log.report(fault, in: .programme)
            throw .invalid(log.summary ?? ProblemReport(problems: [], total: 0))
        case .text(let bytes):
            return try read(bytes, of: path, over: programme)
        }
    }

    /// The overlay in a text, laid over a programme; `file` is its name in problems.
    package static func read(
        _ text: String,
        of file: String = "overlay",
        over programme: Programme
    ) throws(ProgrammeFolderError) -> Overlay {
        try read(Array(text.utf8), of: file, over: programme)
    }

    private static func read(
        _ bytes: [UInt8],
        of file: String,
        over programme: Programme
    ) throws(ProgrammeFolderError) -> Overlay {
        let log = ReadingLog(onlyFile: file)
        let reader = OverlayReader(programme, log: log)
        if let found = reader.read(bytes), log.summary == nil {
            return Overlay(
                name: found.name ?? stem(of: file),
                about: found.about,
                programme: Programme(checked: found.draft)
            )
        }
        throw .invalid(log.summary ?? ProblemReport(problems: [], total: 0))
    }

    /// The name of a file without folders and ending.
    private static func stem(of path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }
}
