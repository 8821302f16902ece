import CascadeTestSupport
import Foundation
import Testing

@Suite("What the README says can be done")
struct ReadmeTests {
    /// A command line of the README.
    struct Line: Sendable, CustomStringConvertible {
        var words: [String]
        var description: String { words.joined(separator: " ") }
    }

    /// Lines of code in the README that call the program, without its path.
    static let lines: [Line] = {
        let text = (try? PackageFolder.text("README.md")) ?? ""
        var isCode = false
        var found: [Line] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isCode.toggle()
                continue
            }
            guard isCode else { continue }
            let code = line.split(separator: "#").first ?? ""
            let words = code.split(whereSeparator: { $0 == " " || $0 == "$" }).map(String.init)
            guard let first = words.first, first == "cascade" || first.hasSuffix("/cascade")
            else { continue }
            found.append(Line(words: Array(words.dropFirst().prefix { !"|>&".contains($0) })))
        }
        return found
    }()

    static var exists: Bool {
        FileManager.default.fileExists(atPath: PackageFolder.path("README.md"))
    }

    @Test("it shows the program at work", .enabled(if: exists))
    func some() { #expect(!Self.lines.isEmpty) }

    @Test("each command is one of the program's, with options that it has", arguments: lines)
    func commands(line: Line) async throws {
        let command = try #require(line.words.first)
        let help = try await Tool.run(command.hasPrefix("-") ? ["--help"] : [command, "--help"])
        #expect(help.status == 0, "\(command)")
        for word in line.words.dropFirst() where word.hasPrefix("-") && word.count > 1 {
            let option = word.split(separator: "=").first.map(String.init) ?? word
            #expect(help.text.contains(option), "\(option)")
        }
        for word in line.words where word.hasPrefix("Samples/") && !word.hasSuffix("/") {
            #expect(FileManager.default.fileExists(atPath: PackageFolder.path(word)), "\(word)")
        }
    }
}
