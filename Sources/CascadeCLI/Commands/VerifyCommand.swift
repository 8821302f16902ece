import ArgumentParser
import CascadeCore
import CascadeReport
import Foundation

/// `cascade verify`: whether a report says what the programme gives.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Makes a report again and names every figure, picture and word that differs.",
        discussion: """
            Example:
              cascade verify report.html my-city.cascade

            The report says itself how it was made: its days, its seed and its number of runs. Exit status 0: every byte of \
            the file is as the programme gives it; 1: something differs, in the file or in the programme.
            """
    )

    @Argument(help: "The report's .html file.")
    var report: String

    @Argument(help: "Programme folder or file.")
    var programme: String

    @Option(help: "How many replicates run at a time; without it one for each core.")
    var workers: Int?

    @OptionGroup var options: OutputOptions

    func validate() throws {
        if let workers, !(1...1024).contains(workers) {
            throw ValidationError("--workers is \(workers), expected 1 to 1024.")
        }
    }

    func run() async throws {
        let page = try Self.text(of: report)
        do {
            _ = try ReportCheck.options(of: page)
        } catch {
            throw Failure(.no, VerifyText.safe("\(report): \(error.description)"))
        }
        let programme = try readProgramme(programme)
        let workers = workers
        let check: ReportCheck
        do {
            check = try await withProgress(quiet: options.quiet) { share in
                try await ReportCheck.compare(
                    page,
                    with: programme,
                    workers: workers,
                    limits: .ofThisProcess,
                    progress: share
                )
            }
        } catch let error as ReportError {
            throw Failure(.no, VerifyText.safe("\(report): \(error.description)"))
        }
        Console.print(VerifyText(check, report: report).text)
        if !check.isTrue { throw Failure(.no, "") }
    }

    /// Largest file that is read, in bytes.
    private static let largest = 64 << 20

    private static func text(of path: String) throws -> String {
        let data: Data
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? handle.close() }
            // Not more than that is ever held, whatever the size of what stands there.
            data = try handle.read(upToCount: largest + 1) ?? Data()
        } catch {
            throw Failure(
                .environment,
                "\(path) could not be read. Maybe the name is wrong, or it is a folder."
            )
        }
        guard data.count <= largest else {
            throw Failure(
                .no,
                "\(path) is larger than \(largest >> 20) MB, so it is no report made by cascade."
            )
        }
        let text = String(decoding: data, as: UTF8.self)
        // Other ways of reading pass over a mark at the start; here every byte counts.
        guard text.utf8.elementsEqual(data) else {
            throw Failure(.no, "\(path) is no text in UTF-8, so it is no report made by cascade.")
        }
        return text
    }
}
