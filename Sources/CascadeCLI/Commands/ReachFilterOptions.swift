import ArgumentParser
import CascadeCore

/// Options that say which part of the records a command is about.
struct ReachFilterOptions: ParsableArguments {
    @Option(help: "Only organisations of this sector, by its id.")
    var sector: String?

    @Option(help: "Only this organisation, by its id.")
    var organisation: String?

    @Option(help: "Only organisations of this area, as written.")
    var area: String?

    @Option(help: "Only sessions of this course, by its id.")
    var course: String?

    @Option(help: "Only from this day on, such as 2026-09-01.")
    var from: String?

    @Option(help: "Only until this day.")
    var to: String?

    @Option(
        help:
            "Only people of this generation: 1 for those whom founders and external trainers reached."
    )
    var generation: Int?

    @Option(help: "Only sessions that this person led or co-led, by id or name.")
    var trainer: String?

    /// The filter in a programme.
    ///
    /// - Throws: ``Failure`` of status 2 for what the programme doesn't have, and for what is no day.
    func filter(in programme: Programme) throws -> ReachFilter {
        let names = ProgrammeNames(programme)
        var filter = ReachFilter(area: area, generation: generation)
        if let sector {
            guard programme.sectors.contains(where: { $0.id == sector }) else {
                throw names.unknown(
                    sector,
                    option: "--sector",
                    expected: "the id of a sector",
                    among: names.allSectors,
                    where: "The ids are in programme.yaml."
                )
            }
            filter.sector = sector
        }
        if let organisation {
            filter.organisation =
                try names.foundOrganisation(organisation, option: "--organisation").id
        }
        if let area, !programme.organisations.contains(where: { $0.area == area }) {
            let areas = Set(programme.organisations.compactMap(\.area)).sorted()
            throw names.unknown(
                area,
                option: "--area",
                expected: "the area of an organisation",
                among: areas.map { ($0, $0) },
                where: "The areas are in organisations.csv."
            )
        }
        if let course {
            guard programme.courses.contains(where: { $0.id == course }) else {
                throw names.unknown(
                    course,
                    option: "--course",
                    expected: "the id of a course",
                    among: programme.courses.map { ($0.id, $0.name) },
                    where: "The ids are in programme.yaml."
                )
            }
            filter.course = course
        }
        if let generation, generation < 0 {
            throw Failure(.usage, "--generation is \(generation), expected 0 or more.")
        }
        if let trainer {
            filter.trainer = try names.foundPerson(trainer, option: "--trainer").id
        }
        filter.from = try from.map { try recordedDay($0, option: "--from") }
        filter.to = try to.map { try recordedDay($0, option: "--to") }
        if let from = filter.from, let to = filter.to, to < from {
            throw Failure(.usage, "--to is \(to), expected \(from), the day of --from, or later.")
        }
        return filter
    }
}

/// A day given to an option.
///
/// - Throws: ``Failure`` of status 2 for what is no day.
func recordedDay(_ text: String, option: String) throws -> CalendarDate {
    guard let day = CalendarDate(text) else {
        throw Failure(.usage, "\(option) is “\(text)”, expected a day such as 2027-01-31.")
    }
    return day
}

extension ProgrammeNames {
    /// The person with an id or, where nobody has it, the one person with this name, capitals aside.
    ///
    /// - Throws: ``Failure`` of status 2 where there is none, with the nearest, or several.
    func foundPerson(_ text: String, option: String) throws -> Person {
        if let person = person(withId: text) { return person }
        let folded = text.lowercased()
        let named = programme.people.filter { $0.name.lowercased() == folded }
        if let person = named.first, named.count == 1 { return person }
        if !named.isEmpty {
            let shown = named.prefix(10).map { "\($0.id) of \(organisation($0.organisation))" }
            let more = named.count > 10 ? " and \(named.count - 10) more" : ""
            throw Failure(
                .usage,
                "\(option): \(named.count) people are called “\(text)”. Maybe give an id: \(shown.joined(separator: ", "))\(more)."
            )
        }
        throw unknown(
            text,
            option: option,
            expected: "a person's id or name",
            among: allPeople,
            where: "cascade search finds people by parts of their names, in a programme file."
        )
    }
}
