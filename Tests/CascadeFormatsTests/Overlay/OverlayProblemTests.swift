import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeFormats

@Suite("Problems of overlays")
struct OverlayProblemTests {
    private static func programme() throws -> Programme {
        try ProgrammeFolder.read(at: PackageFolder.path("Samples/restorative-cities"))
    }

    /// The problems of an overlay, one a line; empty for a sound one.
    private static func problems(_ text: String) throws -> [String] {
        let programme = try programme()
        do throws(ProgrammeFolderError) {
            _ = try Overlay.read(text, of: "more.yaml", over: programme)
            return []
        } catch {
            guard case .invalid(let report) = error else { return ["\(error)"] }
            return report.problems.map(\.description)
        }
    }

    /// What is written, and what is said of it.
    struct Case: Sendable, CustomStringConvertible {
        var text: String
        var said: String
        var description: String { text }

        init(_ text: String, _ said: String) {
            self.text = text
            self.said = said
        }
    }

    @Test(
        "each is told with its place, what was found and what was probably meant",
        arguments: [
            Case("assumption: {moves: 0}", "more.yaml:1:1: key of the file: found \"assumption\""),
            Case("assumption: {moves: 0}", "Did you mean \"assumptions\"?"),
            Case("assumptions: {movs: 0}", "more.yaml:1:15: "),
            Case("assumptions: {movs: 0}", "Did you mean \"moves\"?"),
            Case("assumptions: {moves: 2}", "more.yaml:1:22: moves of the programme: found \"2\""),
            Case("assumptions: {moves: lots}", "expected a number"),
            Case("assumptions: [moves]", "more.yaml:1:14: "),
            Case("courses:\n  c3000: {capacity: [4, 16]}", "more.yaml:2:3: key of courses: found"),
            Case("courses:\n  c3000: {capacity: [4, 16]}", "Did you mean \"c300\"?"),
            Case("courses:\n  c300: {capacity: [16, 4]}", "more.yaml:2:"),
            Case("courses: {c300: {capacities: 3}}", "Did you mean \"capacity\"?"),
            Case("courses: {c300: 5}", "more.yaml:1:17: course c300: found \"5\""),
            Case("sectors: {shools: {assumptions: {turnover: 0}}}", "Did you mean \"schools\"?"),
            Case("organisations: {bridgekeeper: {assumptions: {turnover: 0}}}", "bridgekeepers\"?"),
            Case(
                "organisations: {bridgekeepers: {people: 3}}",
                "key of organisation bridgekeepers"
            ),
            Case("sessions: [{id: c300-9, seats: {anyone: 3}}]", "Did you mean \"c300-1\"?"),
            Case("sessions: [{id: extra, course: c300}]", "start of session extra: found nothing"),
            Case(
                "sessions: [{id: c300-1, start: soon}]",
                "more.yaml:1:32: start of session c300-1"
            ),
            Case("sessions: [{id: c300-1, course: c333}]", "more.yaml:1:33: "),
            Case("sessions: [{id: c300-1, host: nobody-here}]", "more.yaml:1:31: "),
            Case("sessions: [{id: c300-1}, {id: c300-1}]", "expected each session once"),
            Case("sessions: [{course: c300, start: 2026-05-04}]", "id of session: found nothing"),
            Case("sessions: {c300-1: {}}", "expected a list, one session a line"),
            Case("sessions: [c300-1]", "expected “key: value” lines"),
            Case("sessions: [{id: c300-1, course: ~}]", "course of session c300-1: found nothing"),
            Case("partnerships: [{from: bridgekeepers}]", "to of partnership number"),
            Case("partnerships: [{from: bridgekeepers, to: moon}]", "more.yaml:1:42: "),
            Case("partnerships: a+b", "more.yaml:1:15: partnerships"),
            Case("without: {sessions: [c300-1x]}", "Did you mean \"c300-1\"?"),
            Case("without: {organisation: [x]}", "Did you mean \"organisations\"?"),
            Case("without: {organisations: [nobody-at-all]}", "the id of an organisation of"),
            Case("without: {people: nobody-at-all}", "the id of a person of"),
            Case("without: {partnerships: [bridgekeepers]}", "written like a+b"),
            Case("without: {partnerships: [bridgekeepers+moon]}", "written like a+b"),
            Case("without: {sessions: {a: b}}", "expected a list of sessions"),
            Case("people: []", "expected these in the file people.csv"),
            Case("name: [a]", "name of the file: found \"[a]\", expected text"),
            Case("name: \"\(String(repeating: "n", count: 121))\"", "at most 120 letters"),
            Case("name: \"a\\nb\"", "on one line"),
            Case("", "text of the file: found nothing"),
            Case("just words", "expected “key: value” lines"),
            Case("programme: {start: 2026-13-01}", "a day of the calendar"),
            Case("programme: {id: }", "id of the programme: found nothing"),
        ]
    )
    func said(_ problem: Case) throws {
        let found = try Self.problems(problem.text)
        #expect(found.count == 1, "\(found)")
        #expect(found.allSatisfy { $0.hasPrefix("more.yaml:") })
        #expect(found.contains { $0.contains(problem.said) }, "\(found)")
    }

    @Test("what an overlay makes wrong elsewhere is told of the whole file")
    func elsewhere() throws {
        let programme = try ProgrammeFolder.read(at: PackageFolder.path("Samples/portsmouth"))
        let text = "courses: {ttt: {qualifies-for: []}}"
        let error = #expect(throws: ProgrammeFolderError.self) {
            try Overlay.read(text, of: "more.yaml", over: programme)
        }
        guard case .invalid(let report) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        let found = report.problems.map(\.description)
        #expect(!found.isEmpty)
        for problem in found {
            #expect(problem.hasPrefix("more.yaml: seats of session "), "\(problem)")
        }
    }

    @Test("all problems are told together, in the order of lines")
    func all() throws {
        let found = try Self.problems(
            """
            nam: x
            assumptions: {moves: 3}
            sessions:
              - {id: c300-1, start: 2026-02-30}
            without:
              people: [nobody]
            """
        )
        #expect(found.count == 4)
        let places = found.map {
            $0.split(separator: ":").dropFirst().first.flatMap { Int($0) } ?? 0
        }
        #expect(places == [1, 2, 4, 6])
    }

    @Test(
        "hostile texts are refused, and quickly",
        arguments: [
            "a: &a [x]\nb: *a\n", String(repeating: "[", count: 100_000),
            String(repeating: "assumptions: {", count: 50_000), "? [a, b]\n: c\n", "a: b: c\n",
            "assumptions: {moves: 0}\n---\nassumptions: {moves: 1}\n", "moves:\t0\n\tx: 1\n",
            "assumptions: {moves: 0, moves: 1}\n", "!!binary x\n", "{}: {}\n",
            "assumptions: {? moves : 0}\n", "sessions: [[[]]]\n", "courses: {[a]: {name: b}}\n",
        ]
    )
    func hostile(text: String) throws {
        #expect(try !Self.problems(text).isEmpty)
    }

    @Test("an overlay with a hundred thousand unknown ids is answered with the first problems")
    func huge() throws {
        let ids = (0..<100_000).map { "x\($0)" }.joined(separator: ", ")
        for text in ["without: {organisations: [\(ids)]}", "without: {partnerships: [\(ids)]}"] {
            #expect(try Self.problems(text).count == ProblemReport.limit)
        }
        let items = (0..<30_000).map { "  - {id: s\($0), seats: {anyone: 3}}\n" }.joined()
        #expect(try Self.problems("sessions:\n" + items).count == ProblemReport.limit)
    }

    @Test("a file that is missing, a folder, too large or no text is told")
    func files() throws {
        let programme = try Self.programme()
        let folder = try TemporaryFolder(["big.yaml": ""])
        try folder.write([0xFF, 0xFE, 0x61, 0x00], to: "wide.yaml")
        try folder.write(Array(repeating: 0x20, count: 9 << 20), to: "big.yaml")
        func said(_ name: String) -> String {
            do {
                _ = try Overlay.read(at: "\(folder.path)/\(name)", over: programme)
                return ""
            } catch {
                return "\(error)"
            }
        }
        #expect(said("none.yaml").contains("there is no such file"))
        #expect(said("big.yaml").contains("more than 8 MB"))
        #expect(said("wide.yaml").contains("UTF-16"))
        #expect(!said("").isEmpty)
    }
}
