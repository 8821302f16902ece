import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeCore
@testable import CascadeFormats

@Suite("Papers from the command line")
struct PaperCommandTests {
    private static let town = PackageFolder.path("Samples/portsmouth")

    /// A copy of a sample in which the first workshop took place, with someone who completed it.
    private static func delivered(_ scratch: Scratch) throws -> String {
        let folder = scratch.path("town")
        try FileManager.default.copyItem(atPath: town, toPath: folder)
        let people = URL(fileURLWithPath: "\(folder)/people.csv")
        let text = try String(contentsOf: people, encoding: .utf8)
        try Data(
            (text + "amina,Amina \"\"Quill\"\",halyard,,,\n").replacing(
                "Amina \"\"Quill\"\"",
                with: "Amina <Quill>"
            ).utf8
        )
        .write(to: people)
        try Data(
            """
            session,person,headcount,organisation,outcome
            workshop-1,amina,,,completed
            workshop-1,,5,early-help,completed

            """.utf8
        )
        .write(to: URL(fileURLWithPath: "\(folder)/attendance.csv"))
        return folder
    }

    @Test("a sheet, a calendar and certificates are written, nothing is written over unless asked")
    func files() async throws {
        let scratch = try Scratch()
        let folder = try Self.delivered(scratch)
        for (arguments, file, mark) in [
            (["sheet", folder, "workshop-1"], "sheet.html", "<!DOCTYPE html>"),
            (["certificate", folder, "workshop-1"], "certificates.html", "Amina &lt;Quill&gt;"),
            (
                ["calendar", folder, "--from", "09:30", "--to", "16:30"], "town.ics",
                "BEGIN:VCALENDAR"
            ),
        ] {
            let printed = try await Tool.run(arguments)
            #expect(printed.status == 0, "\(printed.messages)")
            #expect(printed.text.contains(mark))
            #expect(printed.messages == "")
            let path = scratch.path(file)
            let written = try await Tool.run(arguments + ["-o", path])
            #expect(written.status == 0, "\(written.messages)")
            #expect(written.text == "")
            #expect(written.messages.hasPrefix("Wrote \(path): "))
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == printed.output)
            let again = try await Tool.run(arguments + ["-o", path])
            #expect(again.status == 3)
            let forced = try await Tool.run(arguments + ["-o", path, "--force", "-q"])
            #expect(forced.status == 0 && forced.messages == "")
        }
    }

    @Test(
        "what is not there is named, with what was meant",
        arguments: [
            (["sheet", "workshop-99"], 2, "there is no “workshop-99”"),
            (["certificate", "workshop-2"], 1, "Nobody has completed session workshop-2"),
            (["certificate", "workshop-1", "--person", "amin"], 2, "Maybe “amina”"),
            (
                ["certificate", "workshop-1", "--person", "maren"], 1,
                "do not say that Maren Okafor-Lisle was"
            ),
            (["calendar", "--from", "09:30"], 2, "go together"),
            (["calendar", "--from", "16:30", "--to", "09:30"], 2, "expected a time after"),
            (["calendar", "--from", "9am", "--to", "16:30"], 2, "expected a time such as 09:30"),
            (["badge", "amina"], 2, "A badge needs the programme's key"),
            (["badge", "--keep-key", "x.pem"], 1, "there is no file"),
        ] as [([String], Int32, String)]
    )
    func refused(arguments: [String], status: Int32, message: String) async throws {
        let scratch = try Scratch()
        let folder = try Self.delivered(scratch)
        let run = try await Tool.run([arguments[0], folder] + arguments.dropFirst())
        #expect(run.status == status, "\(run.messages)")
        #expect(run.text == "")
        #expect(run.messages.lowercased().contains(message.lowercased()), "\(run.messages)")
    }

    @Test("a key is made, a founding trainer gets a badge, and it is checked")
    func badge() async throws {
        let scratch = try Scratch()
        let folder = try Self.delivered(scratch)
        let key = scratch.path("key.pem")
        let made = try await Tool.run(["badge", "--new-key", key])
        #expect(made.status == 0, "\(made.messages)")
        let did = made.text.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(did.hasPrefix("did:key:zDn"))
        let again = try await Tool.run(["badge", "--new-key", key])
        #expect(again.status == 3)
        let file = scratch.path("maren.jwt")
        let given = try await Tool.run(["badge", folder, "maren", "--key", key, "-o", file])
        #expect(given.status == 0, "\(given.messages)")
        let check = try await Tool.run(["badge", "--verify", file, "--issuer", did])
        #expect(check.status == 0, "\(check.messages)")
        #expect(check.text.contains("Given to  Maren Okafor-Lisle"))
        #expect(check.text.contains("The signature is valid."))
        let other = try await Tool.run(["badge", "--verify", file, "--issuer", "did:key:zDnX"])
        #expect(other.status == 1)
        for path in [scratch.path("none.jwt"), "/dev/zero", folder] {
            let none = try await Tool.run(["badge", "--verify", path])
            #expect(none.status == 3, "\(none.messages)")
        }
        let early = try await Tool.run(["badge", "--verify", file, "--on", "2020-01-01"])
        #expect(early.status == 1 && early.messages.contains("not valid yet"))
        let refused = try await Tool.run([
            "badge", folder, "amina", "--as", "champion", "--key", key,
        ])
        #expect(refused.status == 1)
        #expect(refused.text == "")
        #expect(refused.messages.contains("do not say that Amina <Quill> came forward"))
        let draft = try await Tool.run(["badge", folder, "amina", "--draft"])
        #expect(draft.status == 0)
        #expect((draft.json?["name"] as? String)?.hasPrefix("DRAFT") == true)
    }

    @Test("what others wrote into a badge gives the terminal no commands and no lines of its own")
    func hostile() async throws {
        let scratch = try Scratch()
        var draft = try ProgrammeFolder.read(at: Self.delivered(scratch)).draft
        draft.name = "Evil\u{1B}[2J\nThe signature is valid."
        draft.people = draft.people.map { person in
            var person = person
            if person.id == "maren" { person.name = "Maren\u{9B}1m\r\nKey       mine" }
            return person
        }
        let history = History(Programme(checked: draft), asOf: draft.start + 40)
        let evidence = try BadgeEvidence(history, person: "maren", as: nil)
        let badge = try Badge(evidence, of: Programme(checked: draft), on: draft.start)
        let file = scratch.path("evil.jwt")
        try Data(badge.signed(with: BadgeKey()).utf8).write(to: URL(fileURLWithPath: file))
        let check = try await Tool.run(["badge", "--verify", file])
        #expect(check.status == 0, "\(check.messages)")
        #expect(check.text.contains("Evil [2J The signature is valid."))
        let isPlain = check.text.unicodeScalars.allSatisfy { scalar in
            scalar == "\n" || scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
        }
        #expect(isPlain)
        #expect(check.text.split(separator: "\n").count { $0.hasPrefix("The signature") } == 1)
        #expect(check.text.split(separator: "\n").count { $0.hasPrefix("Key ") } == 1)
    }

    @Test("a programme file keeps the key, and counts the changes of its sessions for the calendar")
    func file() async throws {
        let scratch = try Scratch()
        let folder = try Self.delivered(scratch)
        let town = scratch.path("town.cascade")
        let imported = try await Tool.run(["import", folder, "--into", town])
        guard imported.status == 0 else {
            Issue.record("\(imported.messages)")
            return
        }
        let key = scratch.path("key.pem")
        _ = try await Tool.run(["badge", "--new-key", key])
        let kept = try await Tool.run(["badge", town, "--keep-key", key])
        #expect(kept.status == 0, "\(kept.messages)")
        let given = try await Tool.run(["badge", town, "maren"])
        #expect(given.status == 0, "\(given.messages)")
        #expect(given.text.split(separator: ".").count == 3)
        let calendar = try await Tool.run(["calendar", town])
        let fromFolder = try await Tool.run(["calendar", folder])
        #expect(calendar.output == fromFolder.output)
    }
}
