import CascadeCore
import CascadeStore
import Foundation

/// The programme file that something is recorded in.
struct RecordingFile {
    /// Where it is.
    let path: String

    /// The file at `path`.
    ///
    /// - Throws: ``Failure`` where a folder stands there, with how to make a file of it.
    init(_ path: String) throws {
        self.path = path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
        else { return }
        let name = URL(fileURLWithPath: path).lastPathComponent + ".cascade"
        throw Failure(
            .usage,
            """
            \(path) is a folder; what was delivered is recorded in a programme file, which keeps it safe and can undo it. \
            Make one: cascade import \(ShellWord.quoted(path)) --into \(ShellWord.quoted(name))
            """
        )
    }

    /// Opens the file, and closes it afterwards.
    ///
    /// - Throws: ``Failure``, or what `work` throws.
    func use<Value>(readOnly: Bool = false, _ work: (ProgrammeStore) throws -> Value) throws -> Value {
        do {
            let store = try ProgrammeStore.open(at: path, readOnly: readOnly)
            defer { store.close() }
            return try work(store)
        } catch let error as StoreError {
            switch error.kind {
            case .invalid, .notUndoable: throw Failure(.no, error.description)
            default: throw Failure(.environment, error.description)
            }
        }
    }

    /// The programme as it stands in the file.
    func draft() throws -> ProgrammeDraft {
        try use(readOnly: true) { try $0.programme().draft }
    }

    /// This moment.
    static var moment: Moment { Moment(secondsSinceEpoch: Int(Date().timeIntervalSince1970)) }

    /// The day that it is, where the computer is.
    static var today: CalendarDate {
        let parts = Calendar(identifier: .gregorian)
            .dateComponents([.year, .month, .day], from: Date())
        return CalendarDate(
            year: parts.year ?? 1970,
            month: parts.month ?? 1,
            day: parts.day ?? 1
        ) ?? CalendarDate(daysSinceEpoch: 0)
    }

    /// An id for a new recording: the moment, and letters that nobody else has.
    static func newID(at moment: Moment) -> String {
        let digits = moment.description.filter(\.isNumber)
        return "\(digits.prefix(8))-\(UUID().uuidString.prefix(8).lowercased())"
    }
}
