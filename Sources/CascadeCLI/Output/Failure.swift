import CascadeCore
import CascadeFormats
import CascadeRendering
import CascadeStore
import Foundation

/// Why a command ends without doing what was asked.
struct Failure: Error {
    /// The exit status of the process.
    enum Status: Int32 {
        /// The answer is no: invalid data, a target missed.
        case no = 1
        /// The command line is wrong.
        case usage = 2
        /// The computer could not do it.
        case environment = 3
        /// Stopped by Ctrl-C.
        case interrupted = 130
    }

    let status: Status
    let message: String

    init(_ status: Status, _ message: String) {
        self.status = status
        self.message = message
    }
}

extension Failure {
    /// The failure of reading or writing a programme folder.
    init(_ error: ProgrammeFolderError, reading path: String) {
        switch error {
        case .invalid(let report):
            let count = report.total == 1 ? "1 problem" : "\(report.total) problems"
            self.init(.no, "\(report)\n\n\(path) has \(count). Nothing was done.")
        case .fault(let fault):
            self.init(.environment, fault.description)
        }
    }

    /// The failure of using a programme file.
    init(_ error: StoreError) {
        switch error.kind {
        case .invalid, .notUndoable, .unknownPerson, .erased: self.init(.no, error.description)
        case .missing, .exists, .foreign, .newer, .damaged, .full, .readOnly, .busy, .system:
            self.init(.environment, error.description)
        }
    }

    /// The failure of drawing.
    init(_ error: RenderingError) {
        self.init(.environment, error.description)
    }
}
