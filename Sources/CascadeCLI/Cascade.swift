import ArgumentParser
import CascadeRendering
import Foundation

/// The command `cascade`.
@main
struct Cascade: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cascade",
        abstract: "Plans, forecasts and follows train-the-trainer cascades.",
        discussion: """
            PROGRAMME is a programme folder, programme.yaml and a few tables, or a programme file, in which what was delivered is \
            recorded (cascade import FOLDER --into name.cascade). A first look:

              cascade new my-city
              cascade check my-city
              cascade simulate my-city
              cascade analyse my-city
              cascade compare my-city
              cascade draw my-city -o my-city.svg

            Exit status: 0 done, 1 the answer is no (invalid data, or a target missed with --check), 2 wrong usage, 3 the
            computer could not do it (an unreadable file, a full disk), 130 stopped by Ctrl-C.
            """,
        subcommands: [
            NewCommand.self, CheckCommand.self, SimulateCommand.self, AnalyseCommand.self,
            PlanCommand.self, CompareCommand.self, DrawCommand.self, ImportCommand.self,
            ExportCommand.self, RecordCommand.self, DuplicatesCommand.self, MergeCommand.self,
            UndoCommand.self, LogCommand.self, BackupCommand.self, SearchCommand.self,
            LineageCommand.self, StatusCommand.self, ForecastCommand.self, SheetCommand.self,
            CertificateCommand.self, CalendarCommand.self, BadgeCommand.self, ForgetCommand.self,
            RetentionCommand.self, ReportCommand.self, VerifyCommand.self, ServeCommand.self,
        ]
    )

    /// Parses and runs the command line, and ends the process with the status that says how it went.
    static func main() async {
        GraphvizWorker.runIfRequested(Array(CommandLine.arguments.dropFirst()))
        // A file that would pass a size limit is an error with a message, as a full disk is, and no sudden end.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            if !failure.message.isEmpty { Console.error(failure.message) }
            Foundation.exit(failure.status.rawValue)
        } catch {
            let code = exitCode(for: error)
            let message = fullMessage(for: error)
            if code == .success {
                Console.print(message)
            } else if !message.isEmpty {
                Console.error(message)
            }
            Foundation.exit(code == .success ? 0 : Failure.Status.usage.rawValue)
        }
    }
}
