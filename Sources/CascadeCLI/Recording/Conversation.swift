import Foundation

/// Questions and answers, line by line: at a terminal, or scripted.
struct Conversation {
    /// The next line of what is answered; nil at its end.
    var readLine: () -> String?
    /// Says something.
    var say: (String) -> Void

    /// What was answered to a question.
    enum Answer: Equatable {
        /// A text; empty where nothing was said.
        case text(String)
        /// Back to the question before.
        case back
        /// No more answers.
        case end
    }

    /// At the terminal: answers from standard input, questions on standard error.
    static var terminal: Conversation {
        Conversation(readLine: { Swift.readLine() }, say: { Console.status($0) })
    }

    /// Whether a person can be asked.
    static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Asks a question; `?` is answered with `help`, and the question is asked again.
    func ask(_ question: String, help: String) -> Answer {
        while true {
            say(question + ": ")
            guard let line = readLine() else {
                say("\n")
                return .end
            }
            let text = line.trimmingCharacters(in: .whitespacesAndNewlines)
            switch text {
            case "?": say(help + "\n")
            case "<", "back": return .back
            default: return .text(text)
            }
        }
    }

    /// Whether the answer to a question is yes; nil: there are no more answers.
    func confirm(_ question: String) -> Bool? {
        while true {
            switch ask(question + " [y/n]", help: "y saves it, n drops it.") {
            case .end: return nil
            case .back: return false
            case .text(let text):
                switch text.lowercased() {
                case "y", "yes": return true
                case "n", "no": return false
                default: say("Please answer y or n.\n")
                }
            }
        }
    }
}
