import CascadeCore
import Foundation
import Testing

@testable import CascadeFormats

@Suite("Problems of a programme folder")
struct ProgrammeFolderProblemTests {
    @Test("problems of all files come together, in the order of file, line and column")
    func together() throws {
        let folder = try TemporaryFolder.small([
            "programme.yaml": """
            programme:
              id: small
              name: Small
              start: 2026-02-30
              weeks: 52
            sectors:
              faith: {nmae: Faith}
              voluntary: {name: Voluntary}
            courses:
              workshop: {makes-champions: true}
              ttt: {requires: workshop and wrokshop, qualifies-for: [workshop]}
            """,
            "organisations.csv": """
            id,name,sector,people
            st-aidans,"St
            Aidan's",fatih,30
            trust,The Trust,voluntary,-1
            trust,The Trust,voluntary,1000000000000000000
            """,
            "partnerships.csv": "from,to,strength\nst-aidans,trst,NaN\n",
        ])
        #expect(
            folder.problems == [
                "programme.yaml:4:10: start of the programme: found \"2026-02-30\", expected a day of"
                    + " the calendar, written like 2026-01-31.",
                "programme.yaml:7:11: key of sector faith: found \"nmae\", expected one of name,"
                    + " workforce, assumptions. Did you mean \"name\"?",
                "programme.yaml:11:32: requires of course ttt: found \"wrokshop\", expected one of"
                    + " workshop, ttt. Did you mean \"workshop\"?",
                "organisations.csv:3:10: sector of organisation st-aidans: found \"fatih\", expected"
                    + " one of faith, voluntary. Did you mean \"faith\"?",
                "organisations.csv:4:27: people of organisation trust: found \"-1\", expected a whole"
                    + " number from 0 to 10,000,000.",
                "organisations.csv:5:1: id of organisation number 3: found \"trust\", expected an id of"
                    + " its own; organisation number 2 has this one already.",
                "organisations.csv:5:27: people of organisation trust: found \"1000000000000000000\","
                    + " expected a whole number from 0 to 10,000,000.",
                "partnerships.csv:2:11: to of partnership number 1: found \"trst\", expected one of"
                    + " st-aidans, trust. Did you mean \"trust\"?",
                "partnerships.csv:2:16: strength of partnership number 1: found \"nan\", expected a"
                    + " number above 0 and at most 1.",
            ]
        )
    }

    @Test(
        "a fault in programme.yaml is found at its place",
        arguments: [
            ("  weeks: 52", "  weeks: many", 5, 10, "a whole number"),
            ("  weeks: 52", "  weeks: 0", 5, 10, "from 1 to 1040"),
            ("  weeks: 52", "  weeks: 52\n  budget: 12,5", 6, 11, "Did you mean \"12.5\""),
            ("  weeks: 52", "  weeks: 52\n  bugdet: 12", 6, 3, "Did you mean \"budget\""),
            ("  weeks: 52", "  weeks: 52\n  seed: -1", 6, 9, "18446744073709551615"),
            ("  weeks: 52", "  weeks: 52\n  currency: gbp", 6, 13, "Did you mean \"GBP\""),
            (
                "  weeks: 52", "  weeks: 52\n  target: {people: 5, by: 2030-01-01}", 6, 27,
                "to 2027-01-10, its last"
            ),
            ("  weeks: 52", "  weeks: 52\n  target: {people: 5}", 6, 11, "the day, written"),
            (
                "  weeks: 52", "  weeks: 52\n  target: {people: 5, by: 31/12/2026}", 6, 27,
                "Did you mean \"2026-12-31\""
            ),
            (
                "  weeks: 52", "  weeks: 52\n  blackouts: [{from: 2026-05-02, to: 2026-05-01}]", 6,
                38, "2026-05-02 or later"
            ),
            ("start: 2026-01-12", "start: [2026]", 4, 10, "a day of the calendar"),
            ("groups:", "group:", 9, 1, "Did you mean \"groups\""),
            ("groups:", "people:\n  - {id: amy}\ngroups:", 9, 1, "the file people.csv"),
            ("{name: Faith}", "{name: Faith, workforce: techers}", 7, 35, "one of charity"),
            ("{name: Faith}", "Faith", 7, 10, "“key: value” lines"),
            ("{makes-champions: true}", "{makes-champions: maybe}", 12, 31, "true or false"),
            ("{makes-champions: true}", "{capacity: [12]}", 12, 24, "[smallest, largest]"),
            ("{makes-champions: true}", "{capacity: [12, 4]}", 12, 24, "from 12, the smallest"),
            ("{makes-champions: true}", "{pattern: weekly}", 12, 23, "{days: 1}"),
            ("{makes-champions: true}", "{enrolment: {per-week: 3}}", 12, 25, "self-paced has one"),
            ("{makes-champions: true}", "{rolling: true}", 12, 23, "qualifies nobody"),
            ("{makes-champions: true}", "{audience: [fiath]}", 12, 25, "Did you mean \"faith\""),
            (
                "{makes-champions: true}", "{composition: [{group: alies, at-least: 0.2}]}", 12, 36,
                "Did you mean \"allies\""
            ),
            (
                "{makes-champions: true}", "{assumptions: {atendance: 0.2}}", 12, 28,
                "Did you mean \"attendance\""
            ),
            (
                "{makes-champions: true}", "{assumptions: {attendance: 1.2}}", 12, 40,
                "a number from 0 to 1 (chance)"
            ),
            (
                "{makes-champions: true}", "{assumptions: {attendance: {bta: [1, 2]}}}", 12, 40,
                "Did you mean \"beta\""
            ),
            (
                "{makes-champions: true}", "{assumptions: {attendance: {beta: [1]}}}", 12, 47,
                "[a, b]"
            ),
            (
                "{makes-champions: true}", "{assumptions: {attendance: {mean: 1, shape: 2}}}", 12,
                40, "for group-size only"
            ),
            (
                "{makes-champions: true}", "{assumptions: {attendance: none}}", 12, 40,
                "only career can be none"
            ),
            ("{requires: workshop,", "{requires: 'workshop and',", 13, 32, "a course or"),
            (
                "{requires: workshop,", "{requires: \"(workshop or ttx)\",", 13, 33,
                "Did you mean \"ttt\""
            ),
            ("{requires: workshop,", "{requires: ttt,", 13, 19, "do not lead back to it"),
            ("[workshop]", "[workshop, ttt]", 13, 55, "another course than itself"),
            ("courses:", "courses:\n  workshop: {}", 12, 3, "each key once"),
            ("courses:", "courses: [", 0, 0, "layout of the text"),
            ("courses:", "courses:\n\tx: {}", 12, 1, "spaces, not tabs"),
        ]
    )
    func yaml(old: String, new: String, line: Int, column: Int, part: String) throws {
        let text = try #require(TemporaryFolder.smallFiles["programme.yaml"])
        let changed = text.replacingOccurrences(of: old, with: new)
        #expect(changed != text)
        let problems = try TemporaryFolder.small(["programme.yaml": changed]).problems
        #expect(problems.count == 1, "\(problems)")
        let first = try #require(problems.first)
        #expect(first.contains(part), "\(first)")
        if line > 0 { #expect(first.hasPrefix("programme.yaml:\(line):\(column): "), "\(first)") }
    }

    @Test(
        "a fault in a table is found at its place",
        arguments: [
            ("organisations.csv", "id,name,sector\na,A,faith\n", 1, 1, "column people"),
            ("organisations.csv", "id,name,secter,people\na,A,faith,1\n", 1, 9, "Did you mean"),
            ("organisations.csv", "id,name,sector,people,id\na,A,faith,1,b\n", 1, 23, "once"),
            ("organisations.csv", "", 1, 1, "id,name,sector,people"),
            ("organisations.csv", "id,name,sector,people\na,A,faith\n", 2, 10, "something"),
            ("organisations.csv", "id,name,sector,people\n,A,faith,1\n", 2, 1, "something"),
            ("organisations.csv", "id,name,sector,people\na b,A,faith,1\n", 2, 1, "letters"),
            ("organisations.csv", "id,name,sector,people\nanyone,A,faith,1\n", 2, 1, "meaning"),
            ("organisations.csv", "id,name,sector,people\na,\" \",faith,1\n", 2, 3, "a name"),
            ("organisations.csv", "id,name,sector,people\na,A,faith,1.5\n", 2, 11, "whole"),
            ("organisations.csv", "id,name,sector,people\na,A,faith,1,2\n", 2, 13, "5 cells"),
            ("organisations.csv", "id,name,sector,people\na,\"A,faith,1\n", 2, 3, "closing quote"),
            ("organisations.csv", "id,name,sector,people\na,\"A\"x,faith,1\n", 2, 6, "twice"),
            (
                "organisations.csv", "id,name,sector,people,members\nä,A,faith,1,1\n", 2, 1,
                "without accents"
            ),
            (
                "organisations.csv", "id,name,sector,people,members\na,Ää,faith,1,2\n", 2, 14,
                "from 0 to 1"
            ),
            (
                "organisations.csv", "id,name,sector,people,founding-trainers\na,A,faith,1,2\n", 2,
                13, "from 0 to 1"
            ),
            ("partnerships.csv", "from,to\ntrust,trust\n", 2, 7, "another organisation"),
            ("partnerships.csv", "from,to,strength\ntrust,st-aidans,0\n", 2, 17, "above 0"),
            ("partnerships.csv", "from;to;strength\ntrust;st-aidans;0,5\n", 2, 17, "\"0.5\""),
            ("partnerships.csv", "from,to,directed\ntrust,st-aidans,x\n", 2, 17, "yes or no"),
            ("people.csv", "id,name,organisation\namy,Amy,trast\n", 2, 9, "\"trust\""),
            ("people.csv", "id,name,organisation,roles\namy,Amy,trust,trainr\n", 2, 15, "trainer"),
            ("people.csv", "id,name,organisation,email\namy,Amy,trust,amy\n", 2, 15, "e-mail"),
            (
                "people.csv",
                "id,name,organisation,joined,left\namy,A,trust,2026-02-01,2026-01-01\n",
                2, 24, "or later"
            ),
            ("sessions.csv", "id,course,start\na,workshop,2026-02-30\n", 2, 12, "calendar"),
            ("sessions.csv", "id,course,start\na,workshop,2926-02-03\n", 2, 12, "1900 to 2200"),
            ("sessions.csv", "id,course,start\na,workshp,2026-02-03\n", 2, 3, "\"workshop\""),
            (
                "sessions.csv", "id,course,start,end\na,ttt,2026-02-03,2026-02-02\n", 2, 18,
                "or later"
            ),
            (
                "sessions.csv", "id,course,start,seats\na,ttt,2026-02-03,anyone\n", 2, 18,
                "anyone:20"
            ),
            (
                "sessions.csv", "id,course,start,seats\na,ttt,2026-02-03,anyone:0\n", 2, 18,
                "1 to 100,000"
            ),
            (
                "sessions.csv", "id,course,start,seats\na,workshop,2026-02-03,champions:3\n", 2, 23,
                "qualifies nobody"
            ),
            (
                "sessions.csv", "id,course,start,people\na,ttt,2026-02-03,amy\n", 2, 18,
                "people.csv"
            ),
        ]
    )
    func table(file: String, text: String, line: Int, column: Int, part: String) throws {
        let problems = try TemporaryFolder.small([file: text]).problems
        #expect(problems.count == 1, "\(problems)")
        let first = try #require(problems.first)
        #expect(first.hasPrefix("\(file):\(line):\(column): "), "\(first)")
        #expect(first.contains(part), "\(first)")
    }

    @Test(
        "a fault in what was recorded is found at its place",
        arguments: [
            ("attendance.csv", "session,headcount,champion\nw,3,maybe\n", 2, 5, "yes or no"),
            (
                "attendance.csv", "session,headcount,outcome,champion\nw,3,attended,yes\n", 2, 14,
                "the outcome is attended"
            ),
            ("attendance.csv", "session,headcount,champion\nt,3,yes\n", 2, 5, "no champions"),
            (
                "sessions.csv", "id,course,start,recording\na,ttt,2026-02-03,r1\n", 2, 18,
                "column recorded too"
            ),
            (
                "sessions.csv", "id,course,start,recorded\na,ttt,2026-02-03,2026-03-04T17:20:00Z\n",
                2, 18, "column recording too"
            ),
            (
                "sessions.csv",
                "id,course,start,recording,recorded\na,ttt,2026-02-03,r1,2026-03-04 17:20\n", 2, 21,
                "2026-03-04T17:20:00Z"
            ),
            (
                "sessions.csv",
                "id,course,start,recording,recorded\na,ttt,2026-02-03,r 1,2026-03-04T17:20:00Z\n",
                2,
                18, "letters"
            ),
            (
                "sessions.csv", "id,course,start,planned-start\na,ttt,2026-02-03,2026-02-04\n", 2,
                18,
                "no recording"
            ),
            (
                "sessions.csv", "id,course,start,planned-host\na,ttt,2026-02-03,trust\n", 2, 18,
                "planned-start too"
            ),
            (
                "sessions.csv",
                "id,course,start,recording,recorded,planned-start,planned-trainers\n"
                    + "a,ttt,2026-02-03,r,2026-03-04T17:20:00Z,2026-02-03,bea\n", 2, 52, "amy"
            ),
            ("confirmations.csv", "person,month\namy,2026-3\n", 2, 5, "like 2026-03"),
            ("confirmations.csv", "person,month\namy,2026-03-09\n", 2, 5, "\"2026-03\""),
            ("confirmations.csv", "person,month\nany,2026-03\n", 2, 1, "\"amy\""),
            (
                "confirmations.csv", "person,month\namy,2026-03\namy,2026-03\n", 3, 5,
                "each month of a person once"
            ),
            ("practice.csv", "id,dialogue,date\np,circel,2026-03-01\n", 2, 3, "\"circle\""),
            ("practice.csv", "id,dialogue,date,count\np,circle,2026-03-01,0\n", 2, 21, "from 1"),
            ("practice.csv", "id,dialogue,date,people\np,circle,2026-03-01,-1\n", 2, 21, "from 0"),
            (
                "practice.csv", "id,dialogue,date\np,circle,2026-03-01\np,circle,2026-03-02\n", 3,
                1, "an id of its own"
            ),
            (
                "practice.csv", "id,dialogue,date,organisation\np,circle,2026-03-01,trst\n", 2, 21,
                "\"trust\""
            ),
            ("measurements.csv", "indicator,date,value\ncin,2026-03-01,\n", 2, 16, "something"),
            ("measurements.csv", "indicator,date,value\ncin,2026-03-01,nan\n", 2, 16, "number"),
            ("measurements.csv", "indicator,date,value\ncim,2026-03-01,3\n", 2, 1, "\"cin\""),
            (
                "measurements.csv", "indicator,date,value\ncin,2026-03-01,3\ncin,2026-03-01,3\n", 3,
                5, "each day of cin once"
            ),
        ]
    )
    func records(file: String, text: String, line: Int, column: Int, part: String) throws {
        var files = [
            "programme.yaml": (TemporaryFolder.smallFiles["programme.yaml"] ?? "") + """

                dialogues: {circle: {name: Circle}}
                indicators: [{id: cin, name: Children in need}]
                """,
            "people.csv": "id,name,organisation\namy,Amy,trust\n",
            "sessions.csv": "id,course,start\nw,workshop,2026-02-03\nt,ttt,2026-02-03\n",
        ]
        files[file] = text
        let problems = try TemporaryFolder.small(files).problems
        #expect(problems.count == 1, "\(problems)")
        let first = try #require(problems.first)
        #expect(first.hasPrefix("\(file):\(line):\(column): "), "\(first)")
        #expect(first.contains(part), "\(first)")
    }

    @Test("a person or a headcount, not both or neither, attends")
    func attendance() throws {
        let folder = try TemporaryFolder.small([
            "people.csv": "id,name,organisation\namy,Amy,trust\n",
            "sessions.csv": "id,course,start\na,workshop,2026-02-03\n",
            "attendance.csv":
                "session,person,headcount,outcome\na,amy,3,\na,,,\na,amy,,\na,amy,,\nb,,0,gone\n",
        ])
        #expect(
            folder.problems.map { String($0.prefix { $0 != " " }) } == [
                "attendance.csv:2:7:", "attendance.csv:3:3:", "attendance.csv:5:3:",
                "attendance.csv:6:1:", "attendance.csv:6:4:", "attendance.csv:6:6:",
            ]
        )
    }

    @Test("a file under a wrong name is noticed")
    func misnamed() throws {
        let folder = try TemporaryFolder.small(["partnership.csv": "from,to\n", "People.csv": ""])
        #expect(
            folder.problems == [
                "partnerships.csv: name of the file: found \"partnership.csv\", expected"
                    + " partnerships.csv. Did you mean \"partnerships.csv\"?",
                "people.csv: name of the file: found \"People.csv\", expected people.csv. Did you mean"
                    + " \"people.csv\"?",
            ]
        )
    }

    @Test("missing files are named")
    func missing() throws {
        let folder = try TemporaryFolder(["README.md": "nothing else"])
        #expect(folder.problems.count == 2)
        #expect(folder.problems.first?.hasPrefix("programme.yaml: ") == true)
        #expect(folder.problems.last?.hasPrefix("organisations.csv: ") == true)
    }

    @Test("no more than 200 problems are listed, and the rest is counted")
    func many() throws {
        let rows = (0..<5000).map { "o\($0),O,fatih,x\n" }.joined()
        let folder = try TemporaryFolder.small([
            "organisations.csv": "id,name,sector,people\n" + rows
        ])
        guard case .failure(.invalid(let report)) = folder.outcome else {
            Issue.record("the folder should be invalid")
            return
        }
        #expect(report.problems.count == 200)
        #expect(report.total == 10_000)
        #expect(report.description.hasSuffix("and 9800 more"))
        #expect(report.problems.map(\.line) == (0..<200).map { 2 + $0 / 2 })
    }
}
