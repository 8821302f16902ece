import Foundation

/// Standard output for data, standard error for messages.
enum Console {
    /// Writes a line of data.
    static func print(_ text: String) { write(text + "\n", to: .standardOutput) }

    /// Writes data as it is.
    static func write(_ text: String) { write(text, to: .standardOutput) }

    /// Writes a message to standard error.
    static func error(_ text: String) { write(text + "\n", to: .standardError) }

    /// Writes to standard error without ending the line.
    static func status(_ text: String) { write(text, to: .standardError) }

    /// Whether messages are read by a person at a terminal.
    static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

    private static func write(_ text: String, to handle: FileHandle) {
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            // The reader has gone, or the disk behind a redirection is full: what was asked for cannot be delivered.
            Foundation.exit(Failure.Status.environment.rawValue)
        }
    }
}
