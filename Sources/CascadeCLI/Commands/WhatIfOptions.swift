import ArgumentParser
import CascadeCore

/// What could be otherwise, as options.
struct WhatIfOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What if this organisation, or this person, left? May be given several times.",
            valueName: "id"
        )
    )
    var without: [String] = []

    @Option(
        help: ArgumentHelp(
            "What if these two organisations worked together? May be given several times.",
            valueName: "id+id"
        )
    )
    var tie: [String] = []

    @Option(
        help:
            "Strength of each --tie, above 0 and at most 1; without it the median of the programme's ties."
    )
    var strength: Double?

    @Option(
        help: ArgumentHelp(
            "What if this organisation had one more founding trainer? May be given several times.",
            valueName: "id"
        )
    )
    var trainer: [String] = []

    @Option(
        help: ArgumentHelp(
            "Count the people of this organisation or sector apart. May be given several times.",
            valueName: "id"
        )
    )
    var among: [String] = []

    /// Whether anything is to be otherwise.
    var isAsked: Bool { !(without.isEmpty && tie.isEmpty && trainer.isEmpty) }

    func validate() throws {
        if let strength {
            guard strength > 0, strength <= 1 else {
                throw ValidationError(
                    "--strength is \(strength), expected above 0 and at most 1. Maybe 0.5."
                )
            }
            guard !tie.isEmpty else { throw ValidationError("--strength needs --tie.") }
        }
        if !among.isEmpty, !isAsked {
            throw ValidationError("--among needs --without, --tie or --trainer.")
        }
    }
}

/// What could be otherwise, and whom to count apart, found in a programme.
struct WhatIfQuestion {
    /// What is otherwise, each once, in the order of the options.
    let changes: [Change]
    /// Ids of the organisations whose people are counted apart; empty: none.
    let among: Set<String>
    /// What is counted apart, by name.
    let amongNames: [String]
    /// What the user should know about the question.
    let remarks: [String]

    /// Finds what the options name.
    ///
    /// - Throws: ``Failure`` of status 2 for what the programme doesn't have, and for what contradicts itself.
    init(_ options: WhatIfOptions, in programme: Programme) throws {
        let names = ProgrammeNames(programme)
        var changes: [Change] = []
        var remarks: [String] = []
        for id in options.without {
            let (change, remark) = try Self.leaving(id, names)
            if !changes.contains(change) { changes.append(change) }
            if let remark { remarks.append(remark) }
        }
        let leaving = Set(
            changes.compactMap { change in
                if case .organisationLeaves(let id) = change { return id }
                return nil
            }
        )
        if leaving.count == programme.organisations.count {
            throw Failure(.usage, "--without leaves no organisation in the programme.")
        }
        func staying(_ id: String, _ option: String) throws {
            guard leaving.contains(id) else { return }
            throw Failure(.usage, "“\(id)” is both in --without and in \(option).")
        }
        let strength = options.strength ?? Self.medianStrength(of: programme)
        for text in options.tie {
            let (first, second) = try Self.pair(text, names)
            try staying(first, "--tie")
            try staying(second, "--tie")
            changes.append(.tie(first, second, strength: strength))
            if programme.partnerships.contains(where: {
                ($0.from, $0.to) == (first, second) || ($0.from, $0.to) == (second, first)
            }) {
                remarks.append(
                    "\(names.organisation(first)) and \(names.organisation(second)) have a tie already; this one adds to it."
                )
            }
        }
        var more: [String: Int] = [:]
        for id in options.trainer {
            let organisation = try names.foundOrganisation(id, option: "--trainer")
            try staying(organisation.id, "--trainer")
            more[organisation.id, default: 0] += 1
            let people = organisation.people
            if organisation.foundingTrainers + more[organisation.id, default: 0] > people {
                let who = Wording.counted(people, "person", "people")
                throw Failure(
                    .usage,
                    "--trainer \(id): \(organisation.name) has \(who), too few for that many founding trainers."
                )
            }
            changes.append(.trainer(organisation.id))
        }
        self.changes = changes
        self.remarks = remarks
        (among, amongNames) = try Self.group(options.among, names)
    }

    private static func leaving(
        _ id: String,
        _ names: ProgrammeNames
    ) throws -> (Change, remark: String?) {
        if names.hasOrganisation(id) { return (.organisationLeaves(id), nil) }
        let personId = id.hasPrefix("person:") ? String(id.dropFirst(7)) : id
        guard let person = names.person(withId: personId) else {
            throw names.unknown(
                id,
                option: "--without",
                expected: "the id of an organisation or a person",
                among: names.allOrganisations + names.allPeople,
                where: "The ids are in organisations.csv and people.csv."
            )
        }
        let isNeeded =
            person.roles.contains(.trainer)
            || names.programme.sessions.contains {
                $0.trainers.contains(person.id) || $0.people.contains(person.id)
            }
        return (
            .personLeaves(person.id),
            isNeeded
                ? nil
                : "\(person.name) is neither a founding trainer nor named in a session, so nothing depends on them here."
        )
    }

    private static func pair(_ text: String, _ names: ProgrammeNames) throws -> (String, String) {
        let ids = text.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
        guard ids.count == 2 else {
            throw Failure(
                .usage,
                "--tie is “\(text)”, expected two ids of organisations with a + between, such as a+b."
            )
        }
        let (first, second) = (ids[0], ids[1])
        _ = try names.foundOrganisation(first, option: "--tie")
        _ = try names.foundOrganisation(second, option: "--tie")
        guard first != second else {
            throw Failure(.usage, "--tie is “\(text)”, expected two different organisations.")
        }
        return (first, second)
    }

    private static func group(
        _ ids: [String],
        _ names: ProgrammeNames
    ) throws -> (Set<String>, [String]) {
        var members = Set<String>()
        var titles: [String] = []
        for id in ids {
            if names.hasOrganisation(id) {
                members.insert(id)
                titles.append(names.organisation(id))
                continue
            }
            let sectorId = id.hasPrefix("sector:") ? String(id.dropFirst(7)) : id
            guard let sector = names.programme.sectors.first(where: { $0.id == sectorId }) else {
                throw names.unknown(
                    id,
                    option: "--among",
                    expected: "the id of an organisation or a sector",
                    among: names.allOrganisations + names.allSectors,
                    where:
                        "The ids of organisations are in organisations.csv, those of sectors in programme.yaml."
                )
            }
            let found = names.programme.organisations.filter { $0.sector == sectorId }.map(\.id)
            guard !found.isEmpty else {
                throw Failure(.usage, "--among \(id): \(sector.name) has no organisations.")
            }
            members.formUnion(found)
            titles.append(sector.name)
        }
        return (members, titles)
    }

    /// The median strength of a programme's ties; 0.5 without ties.
    private static func medianStrength(of programme: Programme) -> Double {
        let sorted = programme.partnerships.map(\.strength).sorted()
        guard !sorted.isEmpty else { return 0.5 }
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2)
            ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }
}
