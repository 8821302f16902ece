extension Recorder {
    /// The people of one recording, by id.
    struct FoundPeople {
        /// Trainers, lead first.
        var trainers: [String] = []
        /// Attendees, and who they are; nil for headcounts.
        var attendees: [(attendee: Recording.Attendee, who: String?)] = []
        /// Those who are new to the programme.
        var newcomers: [Person] = []
    }

    /// The id of someone who is named; nil after a fault.
    mutating func find(
        _ who: Recording.Who,
        _ field: String,
        _ subject: String,
        _ found: inout FoundPeople,
        _ faults: inout Faults
    ) -> String? {
        switch who {
        case .known(let id):
            if found.newcomers.contains(where: { $0.id == id }) { return id }
            return find(id, in: people, field, subject, \.people, &faults).map { _ in id }
        case .new(let newcomer):
            return find(newcomer, field, subject, &found, &faults)
        }
    }

    private mutating func find(
        _ newcomer: Recording.NewPerson,
        _ field: String,
        _ subject: String,
        _ found: inout FoundPeople,
        _ faults: inout Faults
    ) -> String? {
        let person = newcomer.person
        if person.name.isEmpty {
            faults.add(field + ".name", "name of \(subject)", found: "", expected: "a name")
        }
        _ = faults.text(person.name, field + ".name", "name of \(subject)", atMost: 1000)
        find(
            organisation: person.organisation,
            field + ".organisation",
            "organisation of \(subject)",
            &faults
        )
        if let email = person.email, !ProgrammeCheck.isAddress(email) {
            faults.add(
                field + ".email",
                "e-mail of \(subject)",
                found: email,
                expected: "an e-mail address, such as name@example.org, or nothing"
            )
        }
        guard !person.name.isEmpty, organisations[person.organisation] != nil else { return nil }
        let namesakes = namesakes(of: person)
        if namesakes.count == 1 { return draft.people[namesakes[0]].id }
        if namesakes.count > 1 {
            let folded = person.email.map(Recording.NewPerson.folded)
            let same = namesakes.filter { position in
                folded != nil
                    && draft.people[position].email.map(Recording.NewPerson.folded) == folded
            }
            if same.count == 1 { return draft.people[same[0]].id }
            let ids = namesakes.map { draft.people[$0].id }
            faults.add(
                field,
                subject,
                found: person.name,
                expected: "the id of one of the \(ids.count) people of this name in"
                    + " \(person.organisation): \(Wording.list(Array(ids.prefix(12))))"
            )
            return nil
        }
        if people[person.id] == nil, !found.newcomers.contains(where: { $0.id == person.id }) {
            found.newcomers.append(person)
        }
        return person.id
    }

    /// Positions of the people with just this name in this organisation, those that recordings brought left out.
    ///
    /// Who those are must not depend on which recording arrives first; they are known by their ids.
    private mutating func namesakes(of person: Person) -> [Int] {
        if named == nil {
            var index: [NameKey: [Int]] = [:]
            index.reserveCapacity(draft.people.count)
            for (position, known) in draft.people.enumerated() {
                let name = NameText.collapsed(known.name)
                index[NameKey(organisation: known.organisation, name: name), default: []]
                    .append(position)
            }
            named = index
        }
        let key = NameKey(organisation: person.organisation, name: person.name)
        return named?[key]?.filter { !draft.people[$0].isNewcomer } ?? []
    }

    /// Adds newcomers, and lets the headcount of their organisations grow to hold all who are named.
    mutating func add(_ newcomers: [Person], to result: inout RecordingResult) {
        guard !newcomers.isEmpty else { return }
        var counts = namedCount ?? countNamed()
        namedCount = nil
        for person in newcomers {
            people[person.id] = draft.people.count
            draft.people.append(person)
            counts[person.organisation, default: 0] += 1
        }
        var grown: Set<String> = []
        for person in newcomers where grown.insert(person.organisation).inserted {
            guard let position = organisations[person.organisation],
                let named = counts[person.organisation],
                case let before = draft.organisations[position].people, named > before
            else { continue }
            draft.organisations[position].people = named
            result.growth.append(
                RecordingResult.Growth(
                    organisation: person.organisation,
                    before: before,
                    after: named
                )
            )
        }
        namedCount = counts
        result.newPeople = newcomers
    }

    private func countNamed() -> [String: Int] {
        var counts: [String: Int] = [:]
        for person in draft.people where draft.isNamedAtStart(person) {
            counts[person.organisation, default: 0] += 1
        }
        return counts
    }

    // MARK: - Ids

    /// The position of an item by id; nil after a fault.
    mutating func find<Item: NamedByID>(
        _ id: String,
        in index: [String: Int],
        _ field: String,
        _ subject: String,
        _ items: KeyPath<ProgrammeDraft, [Item]>,
        _ faults: inout Faults
    ) -> Int? {
        if let position = index[id] { return position }
        let known = draft[keyPath: items]
        // Someone may write the name in place of the id.
        let meant =
            known.first { $0.nameForSuggestion == id }?.id
            ?? suggester.nearest(to: id, in: known.lazy.map(\.id))
            ?? suggester.nearest(to: id, in: known.lazy.map { $0.nameForSuggestion ?? "" })
            .flatMap { name in known.first { $0.nameForSuggestion == name }?.id }
        let expected =
            known.isEmpty
            ? "nothing, as the programme has no \(Item.plural)"
            : known.count <= 12
                ? "one of \(known.map(\.id).joined(separator: ", "))"
                : "the id of one of the programme's \(Item.plural)"
        faults.add(field, subject, found: id, expected: expected, suggestion: meant)
        return nil
    }

    /// Checks that an id names an organisation.
    mutating func find(
        organisation id: String,
        _ field: String,
        _ subject: String,
        _ faults: inout Faults
    ) {
        _ = find(id, in: organisations, field, subject, \.organisations, &faults)
    }
}

extension Recording.Who {
    /// Who is meant, as they were named.
    var shown: String {
        switch self {
        case .known(let id): id
        case .new(let person): NameText.collapsed(person.name)
        }
    }
}

extension ProgrammeDraft {
    /// Whether a person counts in the named people whom an organisation's headcount must hold.
    package func isNamedAtStart(_ person: Person) -> Bool {
        (person.joined.map { $0 <= start } ?? true) && (person.left.map { $0 >= start } ?? true)
    }
}

/// Something that is looked up by id, and may be asked for by name.
protocol NamedByID {
    var id: String { get }
    /// What people may write in place of the id.
    var nameForSuggestion: String? { get }
    /// What many of them are called.
    static var plural: String { get }
}

extension Course: NamedByID {
    var nameForSuggestion: String? { name }
    static var plural: String { "courses" }
}

extension Organisation: NamedByID {
    var nameForSuggestion: String? { name }
    static var plural: String { "organisations" }
}

extension Person: NamedByID {
    var nameForSuggestion: String? { name }
    static var plural: String { "people" }
}

extension Session: NamedByID {
    var nameForSuggestion: String? { nil }
    static var plural: String { "sessions" }
}

extension ProgrammeDraft.Dialogue: NamedByID {
    var nameForSuggestion: String? { name }
    static var plural: String { "dialogues" }
}

extension ProgrammeDraft.Indicator: NamedByID {
    var nameForSuggestion: String? { name }
    static var plural: String { "indicators" }
}
