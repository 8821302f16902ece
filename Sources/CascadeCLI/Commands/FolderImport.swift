import CascadeCore
import CascadeFormats
import CascadeStore
import Foundation

/// Puts the programme of a folder into a programme file.
struct FolderImport {
    let folder: String
    let file: String
    let force: Bool
    let who: String

    /// Makes the file, or changes the one that stands there.
    ///
    /// - Throws: ``Failure`` where the folder has problems, or something stands there that is not to be changed.
    func run(quiet: Bool) throws {
        let source = ProgrammeSource(folder)
        let exists = FileManager.default.fileExists(atPath: file)
        if exists, !force, ProgrammeStore.isProgrammeFile(at: file) {
            throw Failure(
                .environment,
                """
                \(file) exists and was left as it is. Maybe use another name, or --force: then the folder's programme takes \
                the place of the one in it, as one change that can be undone.
                """
            )
        }
        let programme: Programme
        do {
            programme = try source.checked()
        } catch let error as ProgrammeFolderError {
            throw Failure(error, reading: folder)
        }
        let plan = try source.planText()
        let message =
            exists ? try change(programme, plan) : try create(programme, plan)
        if !quiet { Console.error(message) }
    }

    private func create(_ programme: Programme, _ plan: String?) throws -> String {
        do {
            let store = try ProgrammeStore.create(
                at: file,
                programme,
                plan: plan,
                by: who,
                at: .now
            )
            store.close()
        } catch {
            throw Failure(error)
        }
        return "Wrote \(file). Then: cascade check \(ShellWord.quoted(file))"
    }

    private func change(_ programme: Programme, _ plan: String?) throws -> String {
        try ProgrammeSource.using(file) { store in
            let request = ChangeRequest(
                kind: .imported,
                summary: "Read \(programme.name) again from \(folder)",
                who: who,
                at: .now
            )
            guard let entry = try store.replace(with: programme, plan: plan, request).entry else {
                return "\(file) holds just this already, and was left as it is."
            }
            let rows = try store.changes(of: entry.id).count
            return """
                Changed \(Wording.counted(rows, "row")) of \(file). To undo: cascade undo \(ShellWord.quoted(file)) \(entry.id)
                """
        }
    }
}
