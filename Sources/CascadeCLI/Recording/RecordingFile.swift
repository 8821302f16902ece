import CascadeCore
import Foundation

/// What recording in a programme file needs to know.
enum RecordingFile {
    /// Refuses a folder, with how to make a programme file of it.
    ///
    /// - Throws: ``Failure``.
    static func check(_ path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
            isFolder.boolValue
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
