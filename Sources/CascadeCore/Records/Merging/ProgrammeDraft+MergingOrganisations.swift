extension ProgrammeDraft {
    /// Makes one organisation of two that are the same.
    ///
    /// The organisation `target` stays, with what `organisation` has where it lacks something; its people, ties, seats, sessions
    /// and records become theirs. Its headcount is that of the one that stays, or as many as are named there. Of two ties with one
    /// partner the stronger is kept, and a tie between the two is dropped.
    ///
    /// - Parameters:
    ///   - organisation: id of the organisation that goes.
    ///   - target: id of the organisation that stays.
    ///   - keeping: fields of which the value of the one that goes is kept.
    /// - Throws: ``MergeError`` where one of them is unknown.
    /// - Complexity: O(size of the draft).
    public mutating func merge(
        organisation: String,
        into target: String,
        keeping: Set<MergeField> = []
    ) throws(MergeError) {
        let goes = try position(ofOrganisation: organisation)
        let stays = try position(ofOrganisation: target)
        guard goes != stays else {
            throw MergeError(
                reason: "“\(organisation)” cannot be merged with itself",
                advice: "Name two organisations that are the same."
            )
        }
        let old = organisations[goes]
        organisations[stays] = organisations[stays].merged(with: old, keeping: keeping)
        organisations.remove(at: goes)
        func replaced(_ id: String) -> String { id == organisation ? target : id }
        for position in people.indices {
            people[position].organisation = replaced(people[position].organisation)
        }
        for position in attendance.indices where attendance[position].organisation == organisation {
            attendance[position].organisation = target
        }
        for position in practice.indices where practice[position].organisation == organisation {
            practice[position].organisation = target
        }
        for position in sessions.indices {
            sessions[position].replace(organisation: organisation, by: target)
        }
        mergeTies(of: organisation, into: target)
        growToNamed(target)
        holdParts(of: target)
    }

    private func position(ofOrganisation id: String) throws(MergeError) -> Int {
        if let position = organisations.firstIndex(where: { $0.id == id }) { return position }
        var suggester = Suggester()
        let meant =
            organisations.first { $0.name == id }?.id
            ?? suggester.nearest(to: id, in: organisations.lazy.map(\.id))
        throw MergeError.unknown("organisation", id, meant: meant)
    }

    /// Lets the founding trainers be at least those who are named, and headcount hold them and the members.
    private mutating func holdParts(of organisation: String) {
        guard let position = organisations.firstIndex(where: { $0.id == organisation }) else {
            return
        }
        let trainers = people.count { person in
            person.organisation == organisation && person.roles.contains(.trainer)
        }
        var merged = organisations[position]
        merged.foundingTrainers = max(merged.foundingTrainers, trainers)
        merged.people = max(merged.people, merged.foundingTrainers, merged.members)
        organisations[position] = merged
    }

    private mutating func mergeTies(of organisation: String, into target: String) {
        struct Key: Hashable {
            var from: String
            var to: String
            var isDirected: Bool
        }
        var kept: [Key: Int] = [:]
        var merged: [Partnership] = []
        for tie in partnerships {
            guard tie.from == organisation || tie.to == organisation else {
                if tie.from == target || tie.to == target {
                    kept[Key(from: tie.from, to: tie.to, isDirected: tie.directed)] = merged.count
                    if !tie.directed {
                        kept[Key(from: tie.to, to: tie.from, isDirected: false)] = merged.count
                    }
                }
                merged.append(tie)
                continue
            }
        }
        // Ties of the one that goes come after those of the one that stays, which are kept.
        for tie in partnerships where tie.from == organisation || tie.to == organisation {
            var tie = tie
            if tie.from == organisation { tie.from = target }
            if tie.to == organisation { tie.to = target }
            guard tie.from != tie.to else { continue }
            if let same = kept[Key(from: tie.from, to: tie.to, isDirected: tie.directed)] {
                merged[same].strength = max(merged[same].strength, tie.strength)
                merged[same].kind = merged[same].kind ?? tie.kind
                merged[same].since = merged[same].since ?? tie.since
            } else {
                merged.append(tie)
            }
        }
        partnerships = merged
    }
}

extension Organisation {
    /// The organisation with what another entry says of the same organisation.
    fileprivate func merged(with other: Organisation, keeping: Set<MergeField>) -> Organisation {
        var result = self
        result.name = MergeField.name.choice(name, other.name, keeping) ?? name
        result.sector = MergeField.sector.choice(sector, other.sector, keeping) ?? sector
        result.people = MergeField.people.choice(people, other.people, keeping) ?? people
        result.area = MergeField.area.choice(area, other.area, keeping)
        result.serves = MergeField.serves.choice(serves, other.serves, keeping)
        result.identifier = MergeField.identifier.choice(identifier, other.identifier, keeping)
        result.group = MergeField.group.choice(group, other.group, keeping)
        result.notes = MergeField.notes.choice(notes, other.notes, keeping)
        result.assumptions = assumptions.merging(other.assumptions) { mine, _ in mine }
        return result
    }
}

extension Session {
    /// Puts one organisation in the place of another; seats of both add up.
    fileprivate mutating func replace(organisation: String, by target: String) {
        if host == organisation { host = target }
        if planned?.host == organisation { planned?.host = target }
        let going = Invitation.organisation(organisation)
        guard let position = seats.firstIndex(where: { $0.invitation == going }) else { return }
        let staying = Invitation.organisation(target)
        if let same = seats.firstIndex(where: { $0.invitation == staying }) {
            seats[same].count += seats[position].count
            seats.remove(at: position)
        } else {
            seats[position].invitation = staying
        }
    }
}
