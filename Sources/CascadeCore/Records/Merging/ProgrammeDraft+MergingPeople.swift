extension ProgrammeDraft {
    /// Makes one person of two who are the same.
    ///
    /// The person `target` stays, with what `person` has where it lacks something; all that is recorded of `person` becomes
    /// theirs. Where both were at one session, the better outcome is kept. A founding trainer that is in the programme twice was
    /// counted twice; the counts are put right.
    ///
    /// - Parameters:
    ///   - person: id of the person who goes.
    ///   - target: id of the person who stays.
    ///   - keeping: fields of which the value of the one who goes is kept.
    /// - Throws: ``MergeError`` where one of them is unknown, or one trained the other.
    /// - Complexity: O(size of the draft).
    public mutating func merge(
        person: String,
        into target: String,
        keeping: Set<MergeField> = []
    ) throws(MergeError) {
        let goes = try position(ofPerson: person)
        let stays = try position(ofPerson: target)
        guard goes != stays else {
            throw MergeError(
                reason: "“\(person)” cannot be merged with itself",
                advice: "Name two people who are the same."
            )
        }
        try checkTrained(person, target)
        let old = people[goes]
        let before = people[stays]
        people[stays] = before.merged(with: old, keeping: keeping)
        people.remove(at: goes)
        moveFounders(from: [old, before], to: people[goes < stays ? stays - 1 : stays])
        for position in sessions.indices {
            sessions[position].replace(person: person, by: target)
        }
        mergeAttendance(of: person, into: target)
        var seen: Set<Confirmation> = []
        confirmations = confirmations.compactMap { confirmation in
            var confirmation = confirmation
            if confirmation.person == person { confirmation.person = target }
            return seen.insert(confirmation).inserted ? confirmation : nil
        }
        growToNamed(people[goes < stays ? stays - 1 : stays].organisation)
    }

    private func position(ofPerson id: String) throws(MergeError) -> Int {
        if let position = people.firstIndex(where: { $0.id == id }) { return position }
        var suggester = Suggester()
        let meant =
            people.first { $0.name == id }?.id
            ?? suggester.nearest(to: id, in: people.lazy.map(\.id))
        throw MergeError.unknown("person", id, meant: meant)
    }

    /// Refuses two people of whom one trained the other.
    private func checkTrained(_ person: String, _ target: String) throws(MergeError) {
        var trained: [String: String] = [:]
        for session in sessions {
            for (trainer, other) in [(person, target), (target, person)]
            where session.trainers.contains(trainer) {
                trained["\(session.id) \(other)"] = trainer
            }
        }
        guard !trained.isEmpty else { return }
        for row in attendance {
            guard case .person(let other) = row.attendee,
                let trainer = trained["\(row.session) \(other)"]
            else { continue }
            throw MergeError(
                reason: "\(trainer) trained session \(row.session), at which \(other) was",
                advice: "They seem to be two people; if not, record that session again first."
            )
        }
    }

    /// Takes those who were counted as founding trainers out of the counts, and the one they become back in.
    private mutating func moveFounders(from counted: [Person], to merged: Person) {
        func add(_ count: Int, to person: Person, in draft: inout ProgrammeDraft) {
            guard person.roles.contains(.trainer),
                let position = draft.organisations.firstIndex(where: {
                    $0.id == person.organisation
                })
            else { return }
            draft.organisations[position].foundingTrainers += count
        }
        for person in counted { add(-1, to: person, in: &self) }
        add(1, to: merged, in: &self)
    }

    private mutating func mergeAttendance(of person: String, into target: String) {
        var kept: [String: Int] = [:]
        var merged: [Attendance] = []
        merged.reserveCapacity(attendance.count)
        for row in attendance {
            guard case .person(let id) = row.attendee, id == person || id == target else {
                merged.append(row)
                continue
            }
            if let first = kept[row.session] {
                merged[first] = merged[first].better(row, as: target)
            } else {
                kept[row.session] = merged.count
                merged.append(row.better(row, as: target))
            }
        }
        attendance = merged
    }

    /// Lets an organisation's headcount grow to hold all who are named.
    mutating func growToNamed(_ organisation: String) {
        guard let position = organisations.firstIndex(where: { $0.id == organisation }) else {
            return
        }
        let named = people.count { $0.organisation == organisation && isNamedAtStart($0) }
        organisations[position].people = max(organisations[position].people, named)
    }
}

extension Person {
    /// The person with what another entry says of the same person.
    fileprivate func merged(with other: Person, keeping: Set<MergeField>) -> Person {
        var result = self
        result.name = MergeField.name.choice(name, other.name, keeping) ?? name
        result.organisation =
            MergeField.organisation.choice(organisation, other.organisation, keeping)
            ?? organisation
        result.email = MergeField.email.choice(email, other.email, keeping)
        result.joined = MergeField.joined.choice(joined, other.joined, keeping)
        result.left = MergeField.left.choice(left, other.left, keeping)
        result.notes = MergeField.notes.choice(notes, other.notes, keeping)
        result.roles += other.roles.filter { !roles.contains($0) }
        return result
    }
}

extension Session {
    /// Puts one person in the place of another, once.
    fileprivate mutating func replace(person: String, by target: String) {
        func replaced(_ ids: [String]) -> [String] {
            guard ids.contains(person) else { return ids }
            var seen: Set<String> = []
            return ids.map { $0 == person ? target : $0 }.filter { seen.insert($0).inserted }
        }
        trainers = replaced(trainers)
        people = replaced(people).filter { $0 != target || !trainers.contains(target) }
        if let before = planned?.trainers { planned?.trainers = replaced(before) }
    }
}

extension Attendance {
    /// The better of two rows about one person at one session.
    fileprivate func better(_ other: Attendance, as person: String) -> Attendance {
        var result = other.outcome.rank > outcome.rank ? other : self
        result.attendee = .person(person)
        result.organisation = organisation ?? other.organisation
        switch (cameForward, other.cameForward) {
        case (true, _), (_, true): result.cameForward = true
        case (false, _), (_, false): result.cameForward = false
        case (nil, nil): result.cameForward = nil
        }
        return result
    }
}

extension Attendance.Result {
    /// How good it is.
    fileprivate var rank: Int {
        switch self {
        case .noShow: 0
        case .attended: 1
        case .completed: 2
        }
    }
}
