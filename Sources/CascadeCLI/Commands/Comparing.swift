import CascadeCore
import CascadeFormats
import Foundation

/// A scenario of a comparison, read.
struct ComparedScenario {
    /// What it is called.
    var name: String
    /// What it is about, where its file says so.
    var about: String?
    /// The programme.
    var programme: Programme

    /// The first programme and the scenarios at `paths`: folders as they are, files laid over the first programme.
    ///
    /// Beside nothing but overlays of it, the first programme is called today's plan. Names that several scenarios have are told
    /// apart by their paths.
    ///
    /// - Throws: ``Failure`` where one can't be read.
    static func read(
        _ paths: [String],
        over first: Programme,
        from folder: String
    ) throws -> [ComparedScenario] {
        var all = [ComparedScenario(name: first.name, programme: first)]
        var overlays = 0
        for path in paths {
            guard isOverlay(path) else {
                let programme = try readProgramme(path)
                all.append(ComparedScenario(name: programme.name, programme: programme))
                continue
            }
            overlays += 1
            do {
                let overlay = try Overlay.read(at: path, over: first)
                all.append(
                    ComparedScenario(
                        name: overlay.name,
                        about: overlay.about,
                        programme: overlay.programme
                    )
                )
            } catch {
                throw Failure(error, reading: path)
            }
        }
        if overlays > 0, overlays == paths.count { all[0].name = ComparisonOutcome.todaysPlan }
        let names = all.map(\.name)
        for (position, path) in ([folder] + paths).enumerated()
        where names.count(where: { $0 == names[position] }) > 1 {
            all[position].name += " (\(path))"
        }
        return all
    }

    /// Whether a path is a file to lay over a programme, by its ending or by being no folder.
    private static func isOverlay(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
            return !isFolder.boolValue && !ProgrammeSource(path).isFile
        }
        return [".yaml", ".yml"].contains { path.lowercased().hasSuffix($0) }
    }
}

/// Runs a comparison with a progress bar; Ctrl-C stops it within a second.
func compare(
    _ comparison: Comparison,
    tornado measure: ComparedMeasure?,
    quiet: Bool
) async throws -> ComparisonOutcome {
    try await withProgress(quiet: quiet) { share in
        try await comparison.run(tornado: measure, progress: share)
    }
}
