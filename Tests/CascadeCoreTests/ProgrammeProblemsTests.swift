import Testing

@testable import CascadeCore

@Suite("Problems of a draft")
struct ProgrammeProblemsTests {
    private let day = CalendarDate(daysSinceEpoch: 20_465)

    private var valid: ProgrammeDraft {
        var draft = ProgrammeDraft(id: "p", name: "P", start: day, weeks: 52)
        draft.sectors = [Sector(id: "faith", name: "Faith"), Sector(id: "school", name: "School")]
        draft.groups = [ProgrammeDraft.Group(id: "allies", name: "Allies")]
        draft.courses = [
            Course(id: "c1", name: "One"), Course(id: "c2", name: "Two", requires: .course("c1")),
            Course(id: "ttt", name: "Trainers", qualifiesFor: ["c1"]),
        ]
        draft.organisations = [
            Organisation(id: "a", name: "A", sector: "faith", people: 10, foundingTrainers: 1),
            Organisation(id: "b", name: "B", sector: "school", people: 20),
        ]
        draft.partnerships = [Partnership(from: "a", to: "b"), Partnership(from: "a", to: "b")]
        draft.people = [
            Person(id: "amy", name: "Amy", organisation: "a", roles: [.trainer]),
            Person(id: "bob", name: "Bob", organisation: "b"),
        ]
        draft.sessions = [
            Session(
                id: "s",
                course: "c1",
                start: day,
                trainers: ["amy"],
                people: ["bob"],
                seats: [Session.Seats(.anyone, 5)]
            )
        ]
        draft.attendance = [Attendance(session: "s", attendee: .person("bob"))]
        return draft
    }

    @Test("a valid draft has none, and makes a programme")
    func acceptsValidDraft() throws {
        #expect(valid.problems() == [])
        #expect(try Programme(valid).draft == valid)
    }

    struct Fault: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var place: ProblemPlace
        var change: @Sendable (inout ProgrammeDraft) -> Void

        init(
            _ description: String,
            _ section: ProblemPlace.Section,
            _ index: Int?,
            _ field: String?,
            _ change: @escaping @Sendable (inout ProgrammeDraft) -> Void
        ) {
            testDescription = description
            place = ProblemPlace(section, index, field)
            self.change = change
        }
    }

    static let faults: [Fault] = [
        Fault("empty id", .programme, nil, "id") { $0.id = "" },
        Fault("id of 65 letters", .sectors, 1, "id") {
            $0.sectors[1].id = String(repeating: "x", count: 65)
            $0.organisations[1].sector = $0.sectors[1].id
        },
        Fault("id that starts with a dash", .groups, 0, "id") { $0.groups[0].id = "-x" },
        Fault("id that is a word of expressions", .groups, 0, "id") { $0.groups[0].id = "And" },
        Fault("id that is a word of seats", .organisations, 1, "id") {
            $0.organisations[1].id = "champions"
            $0.partnerships = []
            $0.people[1].organisation = "champions"
        },
        Fault("two courses with an id", .courses, 2, "id") {
            $0.courses[2].id = "c1"
            $0.courses[2].qualifiesFor = ["c2"]
        },
        Fault("two people with an id", .people, 1, "id") {
            $0.people[1].id = "amy"
            $0.sessions = []
            $0.attendance = []
        },
        Fault("blank name", .organisations, 0, "name") { $0.organisations[0].name = " \n" },
        Fault("name with a NUL", .organisations, 0, "name") { $0.organisations[0].name = "a\0" },
        Fault("name after a byte-order mark", .organisations, 0, "name") {
            $0.organisations[0].name = "\u{FEFF}A"
        },
        Fault("empty notes", .organisations, 0, "notes") { $0.organisations[0].notes = "" },
        Fault("long notes", .courses, 0, "notes") {
            $0.courses[0].notes = String(repeating: "x", count: 10_001)
        },
        Fault("1,041 weeks", .programme, nil, "weeks") { $0.weeks = 1041 },
        Fault("budget that is no number", .programme, nil, "budget") { $0.budget = .nan },
        Fault("infinite budget", .programme, nil, "budget") { $0.budget = .infinity },
        Fault("currency in small letters", .programme, nil, "currency") { $0.currency = "gbp" },
        Fault("coverage of 0", .programme, nil, "embedded.coverage") { $0.embedded.coverage = 0 },
        Fault("target of nothing", .programme, nil, "target") {
            $0.target = ProgrammeDraft.Target(by: $0.start)
        },
        Fault("target before the start", .programme, nil, "target.by") {
            $0.target = ProgrammeDraft.Target(people: 1, by: $0.start + -1)
        },
        Fault("target after the last day", .programme, nil, "target.by") {
            $0.target = ProgrammeDraft.Target(people: 1, by: $0.start.monday + 364)
        },
        Fault("blackout that ends before it starts", .programme, nil, "blackouts.0.to") {
            $0.blackouts = [ProgrammeDraft.Blackout(from: $0.start, to: $0.start + -1)]
        },
        Fault("start in 1889", .programme, nil, "start") {
            $0.start = $0.start + -50_000
            $0.people = []
            $0.sessions[0].trainers = []
            $0.sessions[0].people = []
            $0.attendance = []
        },
        Fault("65 courses", .courses, nil, nil) { draft in
            draft.courses += (0..<62).map { Course(id: "x\($0)", name: "X") }
        },
        Fault("course that requires itself", .courses, 0, "requires") {
            $0.courses[0].requires = .course("c1")
        },
        Fault("unknown course required", .courses, 1, "requires.1") {
            $0.courses[1].requires = .all([.course("c1"), .course("c9")])
        },
        Fault("expression in another form", .courses, 1, "requires") {
            $0.courses[1].requires = .all([.course("c1")])
        },
        Fault("course that qualifies for itself", .courses, 2, "qualifies-for.1") {
            $0.courses[2].qualifiesFor = ["c1", "ttt"]
        },
        Fault("capacity of 0", .courses, 0, "capacity") { $0.courses[0].capacityMinimum = 0 },
        Fault("largest capacity below the smallest", .courses, 0, "capacity") {
            $0.courses[0].capacityMaximum = 3
        },
        Fault("capacity of 10,001", .courses, 0, "capacity") {
            $0.courses[0].capacityMaximum = 10_001
        },
        Fault("21 trainers", .courses, 0, "trainers") { $0.courses[0].trainersRequired = 21 },
        Fault("0 hours", .courses, 0, "hours") { $0.courses[0].hours = 0 },
        Fault("0 days", .courses, 0, "pattern.days") { $0.courses[0].pattern = .days(0) },
        Fault("negative cost", .courses, 0, "cost.person") { $0.courses[0].cost.person = -1 },
        Fault("price above a thousand million", .courses, 0, "price.member") {
            $0.courses[0].price.member = 1.1e9
        },
        Fault("unknown group", .courses, 0, "composition.0.group") {
            $0.courses[0].composition = [Course.CompositionRule(group: "x", atLeast: 0.1)]
        },
        Fault("share above 1", .courses, 0, "composition.0.at-least") {
            $0.courses[0].composition = [Course.CompositionRule(group: "allies", atLeast: .nan)]
        },
        Fault("shares above 1 together", .courses, 0, "composition") {
            $0.groups.append(ProgrammeDraft.Group(id: "donors", name: "Donors"))
            $0.courses[0].composition = [
                Course.CompositionRule(group: "allies", atLeast: 0.6),
                Course.CompositionRule(group: "donors", atLeast: 0.6),
            ]
        },
        Fault("enrolment of a course that is not self-paced", .courses, 0, "enrolment") {
            $0.courses[0].enrolmentPerWeek = 3
        },
        Fault("unknown audience", .courses, 0, "audience.0") { $0.courses[0].audience = ["x"] },
        Fault("rolling course that qualifies nobody", .courses, 0, "rolling") {
            $0.courses[0].rolling = true
        },
        Fault("headcount of -1", .organisations, 1, "people") { $0.organisations[1].people = -1 },
        Fault("headcount of 10^18", .organisations, 1, "people") {
            $0.organisations[1].people = 1_000_000_000_000_000_000
        },
        Fault("a hundred million people and more", .organisations, 11, "people") { draft in
            draft.organisations += (0..<10).map {
                Organisation(id: "o\($0)", name: "O", sector: "faith", people: 10_000_000)
            }
        },
        Fault("more founding trainers than people", .organisations, 1, "founding-trainers") {
            $0.organisations[1].foundingTrainers = 21
        },
        Fault("more named trainers than founding ones", .organisations, 0, "founding-trainers") {
            $0.organisations[0].foundingTrainers = 0
        },
        Fault("more named people than people", .organisations, 1, "people") {
            $0.organisations[1].people = 0
        },
        Fault("more members than people", .organisations, 1, "members") {
            $0.organisations[1].members = 21
        },
        Fault("tie to itself", .partnerships, 0, "to") { $0.partnerships[0].to = "a" },
        Fault("strength of NaN", .partnerships, 1, "strength") {
            $0.partnerships[1].strength = .nan
        },
        Fault("infinite strength", .partnerships, 1, "strength") {
            $0.partnerships[1].strength = .infinity
        },
        Fault("strength of 0", .partnerships, 1, "strength") { $0.partnerships[1].strength = 0 },
        Fault("person who left before joining", .people, 1, "left") {
            $0.people[1].joined = $0.start + -1
            $0.people[1].left = $0.start + -2
            $0.sessions = []
            $0.attendance = []
        },
        Fault("booked person who left", .sessions, 0, "people.0") {
            $0.people[1].left = $0.start + -1
        },
        Fault("booked person who has not joined", .sessions, 0, "people.0") {
            $0.people[1].joined = $0.start + 1
        },
        Fault("unknown trainer", .sessions, 0, "trainers.0") { $0.sessions[0].trainers = ["x"] },
        Fault("trainer among the learners", .sessions, 0, "people.1") {
            $0.sessions[0].people = ["bob", "amy"]
        },
        Fault("person booked twice", .sessions, 0, "people.1") {
            $0.sessions[0].people = ["bob", "bob"]
        },
        Fault("end before the start", .sessions, 0, "end") {
            $0.sessions[0].end = $0.start + -1
        },
        Fault("seats for champions of a course without trainers", .sessions, 0, "seats.0") {
            $0.sessions[0].seats = [Session.Seats(.champions, 1)]
        },
        Fault("no seats", .sessions, 0, "seats.0") {
            $0.sessions[0].seats = [Session.Seats(.anyone, 0)]
        },
        Fault("attendance twice", .attendance, 1, "person") {
            $0.attendance.append($0.attendance[0])
        },
        Fault("headcount of nobody", .attendance, 0, "headcount") {
            $0.attendance[0].attendee = .headcount(0)
        },
        Fault("attendance of an unknown session", .attendance, 0, "session") {
            $0.attendance[0].session = "x"
        },
        Fault("two indicators with an id", .indicators, 1, "id") {
            let indicator = ProgrammeDraft.Indicator(id: "i", name: "I")
            $0.indicators = [indicator, indicator]
        },
    ]

    @Test("one fault gives one problem, at its place", arguments: faults)
    func fault(fault: Fault) {
        var draft = valid
        fault.change(&draft)
        let problems = draft.problems()
        #expect(problems.map(\.place) == [fault.place], "\(problems)")
        #expect(throws: InvalidProgramme.self) { try Programme(draft) }
    }

    @Test("a round of prerequisites is named course by course, once")
    func cycle() {
        var draft = valid
        draft.courses = [
            Course(id: "c50", name: "In", requires: .course("c100")),
            Course(id: "c100", name: "A", requires: .any([.course("c300"), .course("c200")])),
            Course(id: "c200", name: "B", requires: .course("c100")),
            Course(id: "c300", name: "C"),
        ]
        draft.sessions = []
        draft.attendance = []
        let problems = draft.problems()
        #expect(problems.map(\.found) == ["c100 → c200 → c100"])
        #expect(problems.map(\.place) == [ProblemPlace(.courses, 1, "requires")])
    }

    @Test("what was probably meant is suggested")
    func suggestion() {
        var draft = valid
        draft.organisations[0].sector = "fatih"
        #expect(draft.problems().map(\.suggestion) == ["faith"])
        #expect(draft.problems().map(\.expected) == ["one of faith, school"])
    }

    @Test("problems past the limit are counted, not kept")
    func limit() {
        var draft = valid
        draft.partnerships = Array(repeating: Partnership(from: "x", to: "a"), count: 500)
        let list = draft.problemList(keeping: 10) { $0.index == 7 }
        #expect(list.problems.count == 10)
        #expect(list.total == 499)
    }
}
