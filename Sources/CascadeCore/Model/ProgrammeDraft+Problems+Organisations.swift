extension ProgrammeCheck {
    /// Words that stand for other things than organisations in the seats of a session.
    private static let seatWords = ["anyone", "champions"]

    /// Organisations and their headcounts.
    mutating func checkOrganisations() {
        if draft.organisations.count > 1_000_000 {
            report(
                .organisations,
                nil,
                nil,
                "number of organisations",
                found: ProgrammeCheck.grouped(draft.organisations.count),
                expected: "at most 1,000,000"
            )
        }
        let named = namedPeople()
        var headcount = 0
        for (index, organisation) in draft.organisations.enumerated() {
            var owner: String { Self.title("organisation", organisation.id, index) }
            checkID(
                organisation.id,
                in: .organisations,
                index,
                kind: "organisation",
                first: organisations[organisation.id],
                reserved: ProgrammeCheck.seatWords
            )
            checkName(organisation.name, in: .organisations, index, of: owner)
            checkReference(
                organisation.sector,
                to: "a sector",
                among: sectors,
                named: draft.sectors.lazy.map(\.id),
                in: .organisations,
                index,
                "sector",
                "sector of \(owner)"
            )
            checkCount(
                organisation.people,
                within: 0...10_000_000,
                in: .organisations,
                index,
                "people",
                of: owner
            )
            checkCount(
                organisation.serves,
                within: 0...10_000_000_000,
                in: .organisations,
                index,
                "serves",
                of: owner
            )
            checkText(
                organisation.area,
                in: .organisations,
                index,
                "area",
                of: owner,
                atMost: 1000
            )
            checkText(
                organisation.identifier,
                in: .organisations,
                index,
                "identifier",
                of: owner,
                atMost: 1000
            )
            checkText(organisation.notes, in: .organisations, index, "notes", of: owner)
            if let group = organisation.group {
                checkReference(
                    group,
                    to: "a group",
                    among: groups,
                    named: draft.groups.lazy.map(\.id),
                    in: .organisations,
                    index,
                    "group",
                    "group of \(owner)"
                )
            }
            checkAssumptions(organisation.assumptions, in: .organisations, index, of: owner)
            if (0...10_000_000).contains(organisation.people) {
                checkParts(of: organisation, index, named: named[organisation.id])
                let before = headcount
                headcount += organisation.people
                if before <= 100_000_000, headcount > 100_000_000 {
                    report(
                        .organisations,
                        index,
                        "people",
                        "people of all organisations up to this",
                        found: ProgrammeCheck.grouped(headcount),
                        expected: "at most 100,000,000 in all"
                    )
                }
            }
        }
    }

    private struct NamedPeople {
        var present = 0
        var trainers = 0
    }

    /// How many people of each organisation are named, and how many of those are trainers.
    private func namedPeople() -> [String: NamedPeople] {
        var result: [String: NamedPeople] = [:]
        for person in draft.people {
            var count = result[person.organisation] ?? NamedPeople()
            if draft.isNamedAtStart(person) { count.present += 1 }
            if person.roles.contains(.trainer) { count.trainers += 1 }
            result[person.organisation] = count
        }
        return result
    }

    private mutating func checkParts(
        of organisation: Organisation,
        _ index: Int,
        named: NamedPeople?
    ) {
        let all = organisation.people
        var owner: String { Self.title("organisation", organisation.id, index) }
        checkCount(
            organisation.members,
            within: 0...all,
            in: .organisations,
            index,
            "members",
            of: owner
        )
        checkCount(
            organisation.foundingTrainers,
            within: 0...all,
            in: .organisations,
            index,
            "founding-trainers",
            of: owner
        )
        guard let named else { return }
        if named.trainers > organisation.foundingTrainers {
            report(
                .organisations,
                index,
                "founding-trainers",
                "founding-trainers of \(owner)",
                found: String(organisation.foundingTrainers),
                expected:
                    "at least \(named.trainers), the number of its people with the role trainer"
            )
        }
        if named.present > all {
            report(
                .organisations,
                index,
                "people",
                "people of \(owner)",
                found: String(all),
                expected: "at least \(named.present), the number of its people who are named"
            )
        }
    }

    /// Ties between organisations.
    mutating func checkPartnerships() {
        for (index, tie) in draft.partnerships.enumerated() {
            var owner: String { "partnership number \(index + 1)" }
            checkOrganisation(tie.from, in: .partnerships, index, "from", "from of \(owner)")
            checkOrganisation(tie.to, in: .partnerships, index, "to", "to of \(owner)")
            if tie.from == tie.to {
                report(
                    .partnerships,
                    index,
                    "to",
                    "to of \(owner)",
                    found: tie.to,
                    expected: "another organisation than from"
                )
            }
            checkNumber(
                tie.strength,
                within: 0...1,
                aboveLow: true,
                in: .partnerships,
                index,
                "strength",
                of: owner
            )
            checkText(tie.kind, in: .partnerships, index, "kind", of: owner, atMost: 1000)
            checkDate(tie.since, in: .partnerships, index, "since", of: owner)
        }
    }

    /// Named people.
    mutating func checkPeople() {
        for (index, person) in draft.people.enumerated() {
            var owner: String { Self.title("person", person.id, index) }
            checkID(person.id, in: .people, index, kind: "person", first: people[person.id])
            checkName(person.name, in: .people, index, of: owner)
            checkOrganisation(
                person.organisation,
                in: .people,
                index,
                "organisation",
                "organisation of \(owner)"
            )
            if Set(person.roles).count < person.roles.count {
                report(
                    .people,
                    index,
                    "roles",
                    "roles of \(owner)",
                    found: person.roles.map(\.rawValue).joined(separator: "|"),
                    expected: "each role once"
                )
            }
            if let email = person.email, !ProgrammeCheck.isAddress(email) {
                report(
                    .people,
                    index,
                    "email",
                    "email of \(owner)",
                    found: email,
                    expected: "an e-mail address, such as name@example.org, or nothing"
                )
            }
            checkDate(person.joined, in: .people, index, "joined", of: owner)
            checkDate(person.left, in: .people, index, "left", of: owner)
            if let joined = person.joined, let left = person.left, left < joined {
                report(
                    .people,
                    index,
                    "left",
                    "left of \(owner)",
                    found: left.description,
                    expected: "\(joined), when the person joined, or later"
                )
            }
            checkText(person.notes, in: .people, index, "notes", of: owner)
        }
    }

    /// Checks that an id names an organisation.
    mutating func checkOrganisation(
        _ id: String,
        in section: ProblemPlace.Section,
        _ index: Int,
        _ field: String,
        _ subject: @autoclosure () -> String
    ) {
        checkReference(
            id,
            to: "an organisation in organisations.csv",
            among: organisations,
            named: draft.organisations.lazy.map(\.id),
            in: section,
            index,
            field,
            subject()
        )
    }

    /// Whether a text could be an e-mail address: something, one @, something, and no spaces or control characters.
    static func isAddress(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count <= 320, let at = bytes.firstIndex(of: 0x40) else { return false }
        return at > 0 && at < bytes.count - 1 && bytes.lastIndex(of: 0x40) == at
            && bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    }
}
