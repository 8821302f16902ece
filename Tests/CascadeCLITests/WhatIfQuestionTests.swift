import ArgumentParser
import CascadeCore
import CascadeTestSupport
import Testing

@testable import CascadeCLI

@Suite("What could be otherwise, found in a programme")
struct WhatIfQuestionTests {
    private func programme(strengths: [Double] = [0.2, 0.4, 0.9]) throws -> Programme {
        var draft = Example.certain(
            people: [3, 20, 20, 20],
            founders: [1],
            ties: strengths.enumerated().map { ($0, $0 + 1, $1) }
        )
        draft.sectors.append(Sector(id: "o1", name: "Same id as an organisation"))
        draft.sectors.append(Sector(id: "empty", name: "Empty"))
        draft.organisations[3].sector = "o1"
        draft.people = [Person(id: "o2", name: "Bo", organisation: "o2")]
        return try Programme(draft)
    }

    private func question(_ arguments: String..., in programme: Programme) throws -> WhatIfQuestion
    {
        try WhatIfQuestion(try WhatIfOptions.parse(arguments), in: programme)
    }

    @Test(
        "a tie has the median strength unless told otherwise",
        arguments: [
            ([0.2, 0.4, 0.9], 0.4), ([0.2, 0.9], 0.55), ([], 0.5),
        ] as [([Double], Double)]
    )
    func strength(strengths: [Double], expected: Double) throws {
        let programme = try programme(strengths: strengths)
        #expect(
            try question("--tie", "o0+o3", in: programme).changes
                == [.tie("o0", "o3", strength: expected)]
        )
        #expect(
            try question("--tie", "o0+o3", "--strength", "0.7", in: programme).changes
                == [.tie("o0", "o3", strength: 0.7)]
        )
    }

    @Test("an id that two things have means the organisation, unless it says what it is")
    func sameId() throws {
        let programme = try programme()
        #expect(
            try question("--without", "o2", in: programme).changes == [.organisationLeaves("o2")]
        )
        #expect(
            try question("--without", "person:o2", in: programme).changes == [.personLeaves("o2")]
        )
        #expect(try question("--trainer", "o0", "--among", "o1", in: programme).among == ["o1"])
        let sector = try question("--trainer", "o0", "--among", "sector:o1", in: programme)
        #expect(sector.among == ["o3"])
        #expect(sector.amongNames == ["Same id as an organisation"])
    }

    @Test("the same organisation leaves once, and an existing tie is remarked on")
    func twice() throws {
        let programme = try programme()
        let question = try question(
            "--without",
            "o2",
            "--without",
            "o2",
            "--tie",
            "o1+o0",
            in: programme
        )
        #expect(
            question.changes == [.organisationLeaves("o2"), .tie("o1", "o0", strength: 0.4)]
        )
        #expect(question.remarks.count == 1)
        #expect(question.remarks[0].contains("have a tie already"))
    }

    @Test("more trainers than people, an empty sector and an empty programme are refused")
    func impossible() throws {
        let programme = try programme()
        #expect(
            try question("--trainer", "o0", "--trainer", "o0", in: programme).changes.count == 2
        )
        #expect(throws: Failure.self) {
            try question("--trainer", "o0", "--trainer", "o0", "--trainer", "o0", in: programme)
        }
        #expect(throws: Failure.self) {
            try question("--trainer", "o0", "--among", "empty", in: programme)
        }
        #expect(throws: Failure.self) {
            try question(
                "--without",
                "o0",
                "--without",
                "o1",
                "--without",
                "o2",
                "--without",
                "o3",
                in: programme
            )
        }
    }
}
