import ArgumentParser
import Foundation

/// Who makes a change, for the log of a programme file.
struct AuthorOption: ParsableArguments {
    @Option(
        name: .customLong("by"),
        help: ArgumentHelp(
            "Who makes the change, for the file's log; without it your login name.",
            valueName: "name"
        )
    )
    var given: String?

    func validate() throws {
        if let given, given.allSatisfy(\.isWhitespace) {
            throw ValidationError("--by is empty, expected a name. Maybe \"Ana\".")
        }
    }

    /// The name.
    var name: String {
        if let given { return given }
        let login = NSUserName()
        return login.isEmpty ? "someone" : login
    }
}
