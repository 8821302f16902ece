import CascadeCore
import Foundation
import Testing

@testable import CascadeFormats

@Suite("Reading a programme folder")
struct ProgrammeReadingTests {
    @Test("every key and column of the format is read")
    func everything() throws {
        let folder = try TemporaryFolder([
            "programme.yaml": """
            programme:
              id: all
              name: Everything
              about: One sentence.
              start: 2026-01-14
              weeks: 104
              currency: EUR
              budget: 12000.5
              embedded: {coverage: 0.3, trainers: 2}
              target: {people: 500, organisations: 20, effective: 300, by: 2027-12-31}
              blackouts: [{from: 2026-07-27, to: 2026-08-31, why: summer holidays}]
              study-hours-per-week: 3
              seed: 18446744073709551615
            sectors:
              voluntary: {name: Voluntary, workforce: charity, assumptions: {turnover: 0.2}}
              faith:
            groups: {allies: {name: Allies}}
            courses:
              c100: {pattern: self-paced, enrolment: {per-week: 12}, waiting-list: true}
              c200:
                name: Two
                hours: 9.5
                pattern: {meetings: 6, every-weeks: 2, asynchronous-hours-per-month: 3}
                format: blended
                capacity: [8, none]
                trainers: 2
                when-short-of-trainers: cancel
                makes-champions: true
                mandatory: yes
                cost: {session: 350, person: 12}
                price: {member: 0, standard: 125, donation: 3}
                composition: [{group: allies, at-least: 0.25}]
                validity-weeks: 156
                refreshes: [c100]
                audience: faith
                assumptions: {group-size: {mean: 12, shape: 4.3}, career: none}
                notes: |
                  Two
                  lines
              c300:
                requires: "c100 and (c200 or c100)"
                capacity: [4, 12]
                qualifies-for: [c200]
                rolling: true
            assumptions:
              completion: {beta: [18, 2]}
              attendance: {uniform: [0.5, 0.9]}
              champion: {triangular: [0, 0.1, 0.4]}
              sessions-per-year: {gamma: {mean: 2, shape: 3}}
              skill-half-life: {lognormal: {median: 35, sigma: 0.5}}
              fidelity: {normal: {mean: 0.9, sd: 0.1}}
              first-delivery-lag: {median-weeks: 14, sigma: 0.85}
            organisations:
              trust: {assumptions: {turnover: 0.3}}
            sessions:
              - {id: launch, course: c200, start: 2026-02-02, host: trust, seats: {anyone: 20, trust: 2}}
            dialogues:
              circle: {name: Circle, people: 8, preparation-meetings: 2, follow-up-meetings: 1, notes: n}
            indicators:
              - {id: cin, name: Children in need, unit: per 10000, baseline: 400, target: 200, by: 2027-01-01}
            """,
            "organisations.csv": """
            id,name,sector,people,area,serves,identifier,founding-trainers,members,group,notes
            trust,"The ""Trust"", Ltd",voluntary,50,Harbour,9000,GB-CHC-1,1,20,allies,"a
            b"
            church,Church,faith,10,,,,,,,
            """,
            "partnerships.csv":
                "from;to;strength;kind;directed;since\ntrust;church;0.75;friends;yes;2025-01-01\n",
            "people.csv":
                "id\tname\torganisation\troles\temail\tjoined\tleft\tnotes\r\n"
                + "amy\tAmy\ttrust\ttrainer|contact\tamy@example.org\t2024-01-01\t2027-01-01\tx\r\n"
                + "bob\tBob\tchurch\t\t\t\t\t\r\n",
            "sessions.csv": """
            id,course,start,end,status,host,place,trainers,people,seats,notes
            second,c300,2026-03-02,2026-03-03,delivered,trust,Hall,amy,bob,champions:3|church:2,ok
            """,
            "attendance.csv":
                "session,person,headcount,organisation,outcome\nsecond,bob,,,no-show\nsecond,,7,church,attended\n",
        ])
        #expect(folder.problems == [])
        let programme = try folder.outcome.get()
        var expected = ProgrammeDraft(
            id: "all",
            name: "Everything",
            start: try day("2026-01-14"),
            weeks: 104
        )
        expected.about = "One sentence."
        expected.currency = "EUR"
        expected.budget = 12000.5
        expected.embedded = ProgrammeDraft.Embedded(coverage: 0.3, trainers: 2)
        expected.target = ProgrammeDraft.Target(
            people: 500,
            organisations: 20,
            effective: 300,
            by: try day("2027-12-31")
        )
        expected.blackouts = [
            ProgrammeDraft.Blackout(
                from: try day("2026-07-27"),
                to: try day("2026-08-31"),
                why: "summer holidays"
            )
        ]
        expected.studyHoursPerWeek = 3
        expected.seed = .max
        expected.sectors = [
            Sector(
                id: "voluntary",
                name: "Voluntary",
                workforce: .charity,
                assumptions: [.turnover: .number(0.2)]
            ),
            Sector(id: "faith", name: "faith"),
        ]
        expected.groups = [ProgrammeDraft.Group(id: "allies", name: "Allies")]
        expected.courses = [
            Course(
                id: "c100",
                name: "c100",
                pattern: .selfPaced,
                enrolmentPerWeek: 12,
                waitingList: true
            ),
            Course(
                id: "c200",
                name: "Two",
                hours: 9.5,
                pattern: .meetings(count: 6, everyWeeks: 2, asynchronousHoursPerMonth: 3),
                format: .blended,
                capacityMinimum: 8,
                trainersRequired: 2,
                whenShortOfTrainers: .cancel,
                makesChampions: true,
                mandatory: true,
                cost: Course.Cost(session: 350, person: 12),
                price: Course.Price(standard: 125, member: 0, donation: 3),
                composition: [Course.CompositionRule(group: "allies", atLeast: 0.25)],
                validityWeeks: 156,
                refreshes: ["c100"],
                audience: ["faith"],
                assumptions: [
                    .groupSize: .negativeBinomial(mean: 12, shape: 4.3), .career: .unlimited,
                ],
                notes: "Two\nlines\n"
            ),
            Course(
                id: "c300",
                name: "c300",
                capacityMaximum: 12,
                requires: .all([.course("c100"), .any([.course("c200"), .course("c100")])]),
                qualifiesFor: ["c200"],
                rolling: true
            ),
        ]
        expected.assumptions = [
            .completion: .beta(a: 18, b: 2), .attendance: .uniform(low: 0.5, high: 0.9),
            .champion: .triangular(low: 0, mode: 0.1, high: 0.4),
            .sessionsPerYear: .gamma(mean: 2, shape: 3),
            .skillHalfLife: .lognormal(median: 35, sigma: 0.5),
            .fidelity: .normal(mean: 0.9, sd: 0.1),
            .firstDeliveryLag: .lognormalWeeks(median: 14, sigma: 0.85),
        ]
        expected.organisations = [
            Organisation(
                id: "trust",
                name: "The \"Trust\", Ltd",
                sector: "voluntary",
                people: 50,
                area: "Harbour",
                serves: 9000,
                identifier: "GB-CHC-1",
                foundingTrainers: 1,
                members: 20,
                group: "allies",
                assumptions: [.turnover: .number(0.3)],
                notes: "a\nb"
            ),
            Organisation(id: "church", name: "Church", sector: "faith", people: 10),
        ]
        expected.partnerships = [
            Partnership(
                from: "trust",
                to: "church",
                strength: 0.75,
                kind: "friends",
                directed: true,
                since: try day("2025-01-01")
            )
        ]
        expected.people = [
            Person(
                id: "amy",
                name: "Amy",
                organisation: "trust",
                roles: [.trainer, .contact],
                email: "amy@example.org",
                joined: try day("2024-01-01"),
                left: try day("2027-01-01"),
                notes: "x"
            ),
            Person(id: "bob", name: "Bob", organisation: "church"),
        ]
        expected.sessions = [
            Session(
                id: "launch",
                course: "c200",
                start: try day("2026-02-02"),
                host: "trust",
                seats: [
                    Session.Seats(.anyone, 20), Session.Seats(.organisation("trust"), 2),
                ]
            ),
            Session(
                id: "second",
                course: "c300",
                start: try day("2026-03-02"),
                end: try day("2026-03-03"),
                status: .delivered,
                host: "trust",
                place: "Hall",
                trainers: ["amy"],
                people: ["bob"],
                seats: [Session.Seats(.champions, 3), Session.Seats(.organisation("church"), 2)],
                notes: "ok"
            ),
        ]
        expected.attendance = [
            Attendance(session: "second", attendee: .person("bob"), outcome: .noShow),
            Attendance(
                session: "second",
                attendee: .headcount(7),
                organisation: "church",
                outcome: .attended
            ),
        ]
        expected.dialogues = [
            ProgrammeDraft.Dialogue(
                id: "circle",
                name: "Circle",
                people: 8,
                preparationMeetings: 2,
                followUpMeetings: 1,
                notes: "n"
            )
        ]
        expected.indicators = [
            ProgrammeDraft.Indicator(
                id: "cin",
                name: "Children in need",
                unit: "per 10000",
                baseline: 400,
                target: 200,
                by: try day("2027-01-01")
            )
        ]
        #expect(programme.draft == expected)

        let copy = try TemporaryFolder()
        try ProgrammeFolder.write(programme, to: copy.path)
        #expect(copy.problems == [])
        #expect(try copy.outcome.get() == programme)
    }

    @Test("a byte-order mark, CRLF line ends and empty cells at the end of a table do no harm")
    func spreadsheetExport() throws {
        let folder = try TemporaryFolder.small([
            "organisations.csv":
                "\u{FEFF}id,name,sector,people,,\r\nst-aidans, St Aidan's ,faith,30,,\r\n,,,,,\r\n\r\n"
        ])
        #expect(folder.problems == [])
        #expect(try folder.outcome.get().organisations.map(\.name) == ["St Aidan's"])
    }

    @Test("other files in the folder are left alone")
    func otherFiles() throws {
        let folder = try TemporaryFolder.small(["README.md": "hello", "picture.svg": "<svg/>"])
        #expect(folder.problems == [])
    }

    @Test("every sample programme reads without problems")
    func samples() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let samples = root.appendingPathComponent("Samples")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: samples.path)) ?? []
        for name in names.sorted() {
            let path = samples.appendingPathComponent(name).path
            guard FileManager.default.fileExists(atPath: "\(path)/programme.yaml") else { continue }
            do {
                let programme = try ProgrammeFolder.read(at: path)
                let copy = try TemporaryFolder()
                try ProgrammeFolder.write(programme, to: copy.path)
                #expect(try copy.outcome.get() == programme, "\(name) changes when written")
            } catch {
                Issue.record("\(name): \(error)")
            }
        }
    }
}

/// The day that a test names.
func day(_ text: String) throws -> CalendarDate {
    try #require(CalendarDate(text))
}
