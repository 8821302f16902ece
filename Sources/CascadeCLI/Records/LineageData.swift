import CascadeCore
import CascadeFormats

/// The lineage of a person as rows for programs.
struct LineageData {
    /// A row: its members in the order of writing.
    typealias Row = [(String, JSONText)]

    let history: History
    let lineage: PersonLineage
    let peopleReached: Int

    init(_ history: History, _ lineage: PersonLineage) {
        self.history = history
        self.lineage = lineage
        peopleReached = history.reach().peopleReached
    }

    var programme: Programme { history.programme }

    /// The session with a position in the history, and its last day.
    func session(_ held: Int) -> (id: String, day: CalendarDate) {
        (programme.sessions[history.sessions[held].session].id, history.sessions[held].end)
    }

    private func session(_ held: Int?) -> Row {
        guard let held else { return [("session", .null), ("date", .null)] }
        let (id, day) = session(held)
        return [("session", .string(id)), ("date", .string(day.description))]
    }

    private func person(_ position: Int?) -> Row {
        guard let position else { return [("person", .null), ("name", .null)] }
        let person = programme.people[position]
        return [("person", .string(person.id)), ("name", .string(person.name))]
    }

    /// One row for each of those who came from the person, by generation.
    var descendants: [Row] {
        lineage.descendants.map { someone in
            person(someone.person) + [
                ("people", .count(someone.people)),
                ("generation", .count(someone.generation)),
                (
                    "organisation",
                    someone.organisation
                        .map { .string(programme.organisations[$0].id) } ?? .null
                ),
            ] + session(someone.held) + [("direct", .truth(someone.isDirect))]
        }
    }

    /// One row for each step of each path listed, numbered from 1; the person first.
    var steps: [Row] {
        lineage.paths.enumerated().flatMap { path, steps in
            steps.enumerated().map { step, entry in
                [("path", .count(path + 1)), ("step", .count(step + 1))]
                    + person(entry.person) + session(entry.held)
            }
        }
    }

    /// By generation: its number and how many people came from the person.
    var generations: [(generation: Int, people: Int)] {
        var counts: [Int: Int] = [:]
        for someone in lineage.descendants {
            counts[someone.generation, default: 0] += someone.people
        }
        return counts.keys.sorted().map { ($0, counts[$0] ?? 0) }
    }

    /// Credit in people.
    static func people(_ parts: Int) -> Double { Double(parts) / Double(LineageCredit.unit) }

    /// Everything, schema `cascade.lineage/1`.
    var json: JSONText {
        let someone = programme.people[lineage.person]
        let known = history.people[lineage.person]
        func day(_ date: CalendarDate?) -> JSONText {
            date.map { .string($0.description) } ?? .null
        }
        func credit(_ parts: Int) -> JSONText {
            .object([
                ("people", .number(Self.people(parts))), ("parts", .count(parts)),
                ("partsOfOne", .count(LineageCredit.unit)),
            ])
        }
        return .object([
            ("schema", .string("cascade.lineage/1")),
            ("programme", .string(programme.id)),
            ("asOf", .string(history.asOf.description)),
            (
                "person",
                .object([
                    ("id", .string(someone.id)), ("name", .string(someone.name)),
                    ("organisation", .string(someone.organisation)),
                    ("generation", known.generation.map(JSONText.count) ?? .null),
                    ("founder", .truth(known.isFounder)),
                    ("reached", day(known.reached)), ("cameForward", day(known.cameForward)),
                    ("qualified", day(known.qualified)),
                    ("sessions", .count(known.led.count + known.coTrained.count)),
                ])
            ),
            ("pathCount", lineage.pathCount.map(JSONText.count) ?? .null),
            (
                "paths",
                .array(
                    lineage.paths.map { steps in
                        .array(
                            steps.map { .object(person($0.person) + session($0.held)) }
                        )
                    }
                )
            ),
            ("peopleDescended", .count(lineage.peopleDescended)),
            (
                "byGeneration",
                .array(
                    generations.map {
                        .object([
                            ("generation", .count($0.generation)), ("people", .count($0.people)),
                        ])
                    }
                )
            ),
            (
                "credit",
                .object([
                    ("direct", credit(lineage.credit.direct)), ("all", credit(lineage.credit.all)),
                ])
            ),
            ("peopleReached", .count(peopleReached)),
            ("descendants", .array(descendants.map(JSONText.object))),
        ])
    }
}
