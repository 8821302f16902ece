import CascadeCore
import CascadeFormats
import CascadeStore
import Foundation

/// A programme as a command was given it: a folder or a file.
struct ProgrammeSource {
    /// What was given.
    let path: String
    /// Whether it is a file rather than a folder.
    let isFile: Bool

    /// The programme at `path`.
    init(_ path: String) {
        self.path = path
        isFile = ProgrammeStore.isProgrammeFile(at: path)
    }

    /// The programme, checked.
    ///
    /// - Throws: ``Failure``.
    func read() throws -> Programme {
        do {
            return try programme()
        } catch let error as ProgrammeFolderError {
            throw Failure(error, reading: path)
        }
    }

    /// The programme, with its plan file checked too.
    ///
    /// - Throws: `ProgrammeFolderError` for what is wrong with a folder or a plan file, else ``Failure``.
    func checked() throws -> Programme {
        let programme = try programme()
        _ = try planRequest(for: programme)
        return programme
    }

    /// What its plan file asks for; nil where it has none.
    func planRequest(for programme: Programme) throws -> PlanRequest? {
        guard isFile else { return try PlanFile.read(inFolder: path, for: programme) }
        guard let text = try reading({ try $0.planText() }) else {
            return nil
        }
        return try PlanFile.read(text: text, for: programme)
    }

    /// The text of its plan file; nil where it has none.
    func planText() throws -> String? {
        if isFile { return try reading { try $0.planText() } }
        do {
            return try PlanFile.text(inFolder: path)
        } catch {
            throw Failure(error, reading: path)
        }
    }

    /// Puts a plan into it.
    ///
    /// - Parameters:
    ///   - plan: the plan.
    ///   - programme: what it was made for, which must still be what stands there.
    ///   - who: who does it.
    /// - Throws: ``Failure``; then nothing was changed.
    func write(_ plan: Plan, of programme: Programme, by who: String) throws {
        guard isFile else {
            do {
                try ProgrammeFolder.write(plan, into: path)
            } catch {
                throw Failure(error, reading: path)
            }
            return
        }
        try Self.using(path) { store in
            let request = ChangeRequest(
                kind: .planned,
                summary: "Put a plan into the programme",
                who: who,
                at: .now
            )
            _ = try store.change(request) { draft in
                guard draft == programme.draft else {
                    throw Failure(
                        .no,
                        "\(path) was changed while the plan was worked out, and was left as it is. Maybe run the plan again."
                    )
                }
                draft = programme.applying(plan).draft
            }
        }
    }

    /// Opens a programme file to change it, and closes it afterwards.
    static func using<Value>(
        _ path: String,
        readOnly: Bool = false,
        _ work: (ProgrammeStore) throws -> Value
    ) throws -> Value {
        do {
            let store = try ProgrammeStore.open(at: path, readOnly: readOnly)
            defer { store.close() }
            return try work(store)
        } catch let error as StoreError {
            throw Failure(error)
        }
    }

    private func programme() throws -> Programme {
        if isFile { return try reading { try $0.programme() } }
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue
        {
            // What is no programme file says so itself.
            return try reading { try $0.programme() }
        }
        return try ProgrammeFolder.read(at: path)
    }

    private func reading<Value>(_ work: (ProgrammeStore) throws -> Value) throws -> Value {
        try Self.using(path, readOnly: true, work)
    }
}

/// Reads the programme that a command is about, from a folder or a file.
func readProgramme(_ path: String) throws -> Programme { try ProgrammeSource(path).read() }

extension Moment {
    /// This moment.
    static var now: Moment { Moment(secondsSinceEpoch: Int(Date().timeIntervalSince1970)) }
}
