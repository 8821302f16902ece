import CascadeCore
import CascadeTestSupport
import Testing

@testable import CascadeFormats

@Suite("Writing plan.yaml and reading it back")
struct PlanRoundTripTests {
    private struct Maker {
        var random: SplitMix

        mutating func pick<Item>(_ items: [Item], else usual: Item) -> Item {
            items.randomElement(using: &random) ?? usual
        }

        mutating func upTo(_ most: Int) -> Int { Int.random(in: 0...most, using: &random) }

        mutating func day() -> CalendarDate {
            CalendarDate(daysSinceEpoch: 20_500 + Int.random(in: 0...200, using: &random))
        }

        mutating func maybe<Value>(_ value: Value) -> Value? {
            Bool.random(using: &random) ? value : nil
        }

        mutating func part() -> Part {
            pick(
                [
                    .sector("faith"), .area("north"), .group("donors"), .organisation("mudlark"),
                    .organisation("maren"),
                ],
                else: .everyone
            )
        }

        mutating func goal() -> Goal {
            pick(
                [
                    .people, .effectiveReach, .organisations, .embedded, .coverage(.everyone),
                    .coverage(part()), .completions("ttt"), .chanceOfTarget, .worstDecile, .equity,
                ],
                else: .people
            )
        }

        mutating func limit() -> Limit {
            let (from, count) = (day(), upTo(30))
            let to = from + upTo(20)
            let course = pick(["workshop", "ttt"], else: "workshop")
            let host = pick(["lead", "mudlark"], else: "lead")
            return pick(
                [
                    .atLeast(count, part(), course: maybe(course)),
                    .atMost(count, part(), course: maybe(course)),
                    .atLeast(count, .everyone, course: maybe(course)), .invite(host),
                    .invite("maren"), .leaveOut(host), .invitePerson("kim"),
                    .sessions(count, course: course), .dates(from: from, to: to, course: nil),
                    .dates(from: maybe(from), to: to, course: course),
                    .blackout(from: from, to: to, why: maybe("a: b # c")),
                    .away(trainer: "maren", from: from, to: to),
                    .closed(host: host, from: from, to: to),
                    .gap(course: course, weeks: count + 1),
                    .trainers(course: course, count),
                    .share(Double(count + 1) / 31, group: "donors", course: course),
                ],
                else: .atMostPerWeek(2)
            )
        }

        mutating func request() -> PlanRequest {
            var request = PlanRequest(
                aim: Bool.random(using: &random)
                    ? .most(
                        Array(Set((0...upTo(3)).map { _ in goal() }))
                            .sorted { "\($0)" < "\($1)" }
                    )
                    : .cheapest(goal(), least: Double.random(in: 0.01...1, using: &random)),
                seating: pick([.named, .all], else: .named),
                seatingCourses: maybe(["workshop", "ttt"]) ?? [],
                mayDrop: maybe(["ttt"]) ?? [],
                ties: maybe(
                    PlanRequest.NewTies(
                        atMost: upTo(5),
                        strength: pick([0.5, 0.25], else: 1),
                        cost: pick([0, 99.5], else: 1),
                        among: maybe([PlanRequest.NewTies.Pair("lead", "quakers")]) ?? []
                    )
                ),
                from: maybe(day())
            )
            // Of these, one of each suffices.
            request.limits = [
                maybe(.budget(1234.5)), maybe(.seats(90, course: nil)),
                maybe(.seats(40, course: "ttt")), maybe(.atMostPerWeek(2)),
                maybe(.trainerAtMost(trainer: "ines", sessions: 3)),
                maybe(.hostAtMost(host: "lead", perWeek: 1)),
            ].compactMap(\.self)
            request.limits += (0...upTo(12)).map { _ in limit() }
            request.limits.shuffle(using: &random)
            let trainers = pick([[], ["maren"], ["maren", "tobias", "ines"]], else: [])
            request.further = [
                PlanRequest.Further(
                    course: "workshop",
                    atMost: 1 + upTo(8),
                    hosts: maybe(["lead", "mudlark"]) ?? [],
                    trainers: trainers,
                    trainersEach: upTo(trainers.count),
                    seats: maybe(20)
                ),
                PlanRequest.Further(
                    course: "ttt",
                    atMost: 1 + upTo(8),
                    follows: "workshop",
                    followsWithin: pick([1...3, 0...0], else: 2...9)
                ),
            ]
            return request
        }
    }

    /// The limits in an order of their own, each once.
    private func sorted(_ limits: [Limit]) -> [String] { Set(limits).map { "\($0)" }.sorted() }

    @Test(
        "any request reads back as it was written, and is written the same again",
        arguments: 0..<200
    )
    func roundTrip(seed: Int) throws {
        var maker = Maker(random: SplitMix(state: UInt64(seed)))
        let request = maker.request()
        let programme = try PlanReadingTests.programme()
        #expect(request.problems(in: programme) == [])
        let text = PlanFile.text(of: request)
        let (read, problems) = PlanReadingTests.read(text, programme)
        #expect(problems == [], "seed \(seed)\n\(text)")
        var copy = try #require(read)
        #expect(PlanFile.text(of: copy) == text)
        #expect(sorted(copy.limits) == sorted(request.limits), "seed \(seed)\n\(text)")
        copy.limits = request.limits
        #expect(copy == request, "seed \(seed)\n\(text)")
    }

    @Test(
        "a request that asks for nothing unusual is an empty text, and limits of which one suffices are the smallest"
    )
    func small() {
        #expect(PlanFile.text(of: PlanRequest()) == "")
        let request = PlanRequest(limits: [.budget(900), .seats(9, course: nil), .budget(800)])
        #expect(PlanFile.text(of: request) == "budget: 800\nseats: 9\n")
    }

    @Test("any damage gives a request or problems, never neither", arguments: 0..<200)
    func damage(seed: Int) throws {
        var maker = Maker(random: SplitMix(state: UInt64(seed) &* 7919))
        var bytes = Array(PlanFile.text(of: maker.request()).utf8)
        for _ in 0..<(1 + maker.upTo(5)) where !bytes.isEmpty {
            let position = maker.upTo(bytes.count - 1)
            switch maker.upTo(3) {
            case 0: bytes[position] = UInt8(0x20 + maker.upTo(0x5E))
            case 1: bytes.remove(at: position)
            case 2:
                bytes.insert(
                    maker.pick(Array("\",:[]{}&*!|>#\n -?%@`'".utf8), else: 0x20),
                    at: position
                )
            default: bytes.removeLast(min(position, 60))
            }
        }
        let log = ReadingLog()
        let programme = try PlanReadingTests.programme()
        let request = PlanFile.read(bytes, for: programme, log: log)
        let problems = log.summary?.problems ?? []
        #expect((request == nil) == !problems.isEmpty, "seed \(seed)")
        for problem in problems {
            #expect(problem.file == "plan.yaml")
            #expect(!problem.expected.isEmpty)
            #expect(!problem.description.contains("\n"))
        }
        #expect(request?.problems(in: programme) ?? [] == [])
    }

    @Test("plan.yaml of a folder is read where there is one, and another file must be there")
    func files() throws {
        let folder = try TemporaryFolder.small()
        let programme = try folder.outcome.get()
        #expect(try PlanFile.read(inFolder: folder.path, for: programme) == nil)
        try folder.write(Array("\u{FEFF}goal: equity\n".utf8), to: "plan.yaml")
        let request = PlanRequest(aim: .most([.equity]))
        #expect(try PlanFile.read(inFolder: folder.path, for: programme) == request)
        #expect(try PlanFile.read(inFolder: folder.path + "/", for: programme) == request)
        #expect(folder.problems == [])
        try folder.write(Array("gaol: equity\n".utf8), to: "other.yaml")
        let other = "\(folder.path)/other.yaml"
        do {
            _ = try PlanFile.read(at: other, for: programme)
            Issue.record("a misspelt key was accepted")
        } catch {
            #expect("\(error)".hasPrefix("\(other):1:1: key of the plan: found \"gaol\""))
        }
        #expect(throws: ProgrammeFolderError.self) {
            try PlanFile.read(at: "\(folder.path)/none.yaml", for: programme)
        }
    }

    @Test(
        "a copy of a folder keeps its plan.yaml, and writing a programme over a folder leaves it alone"
    )
    func kept() throws {
        let folder = try TemporaryFolder.small(["plan.yaml": "goal: equity # as agreed\n"])
        let copy = try TemporaryFolder()
        try ProgrammeFolder.copy(from: folder.path, to: copy.path, id: "copy", title: "Copy")
        #expect(try copy.bytes(of: "plan.yaml") == folder.bytes(of: "plan.yaml"))
        let programme = try copy.outcome.get()
        try ProgrammeFolder.write(programme, to: copy.path, overwrite: true)
        #expect(try copy.bytes(of: "plan.yaml") == folder.bytes(of: "plan.yaml"))
    }

    @Test("the example of the documentation is read")
    func documentation() throws {
        let guide = try PackageFolder.text(
            "Sources/CascadeFormats/Documentation.docc/ProgrammeFolder.md"
        )
        let section = try #require(guide.split(separator: "## What is wanted of a plan").last)
        let example = try #require(section.split(separator: "```").dropFirst().first)
        let programme = try PlanReadingTests.programme { draft in
            draft.organisations[3].id = "police-south"
            draft.courses.append(Course(id: "hosted", name: "Hosted"))
            draft.sessions.append(draft.sessions[0])
            draft.sessions[2].id = "hosted-1"
            draft.sessions[2].course = "hosted"
            draft.sessions[2].start = draft.start + 60
        }
        let (request, problems) = PlanReadingTests.read(
            String(example.dropFirst("yaml".count)),
            programme
        )
        #expect(problems == [])
        #expect(request?.limits.count == 20)
        #expect(request?.aim == .most([.chanceOfTarget, .people]))
    }

    @Test("huge and damaged texts are answered", arguments: 0..<6)
    func hostile(number: Int) throws {
        let texts = [
            "invite: [" + String(repeating: "a,", count: 30_000) + "a]",
            "goal: [" + String(repeating: "people,", count: 20_000) + "people]",
            "limits: [" + String(repeating: "{at-most: 1},", count: 10_000) + "]",
            String(repeating: "[", count: 100_000), String(repeating: "a: ", count: 10_000),
            "sessions:\n"
                + String(repeating: "- {course: workshop, trainers: [maren, maren]}\n", count: 5000),
        ]
        let (request, problems) = PlanReadingTests.read(
            texts[number],
            try PlanReadingTests.programme()
        )
        #expect((request == nil) == !problems.isEmpty)
        #expect(problems.count <= ProblemReport.limit)
    }
}
