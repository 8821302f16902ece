extension ProgrammeDraft {
    /// Takes away organisations by id, with their people, ties, seats, and what was recorded of them; sessions that they host lose their
    /// host.
    ///
    /// - Complexity: O(size of the draft).
    package mutating func remove(organisations leaving: Set<String>) {
        guard !leaving.isEmpty else { return }
        let theirs = Set(people.lazy.filter { leaving.contains($0.organisation) }.map(\.id))
        organisations.removeAll { leaving.contains($0.id) }
        partnerships.removeAll { leaving.contains($0.from) || leaving.contains($0.to) }
        for position in sessions.indices {
            if let host = sessions[position].host, leaving.contains(host) {
                sessions[position].host = nil
            }
            if let host = sessions[position].planned?.host, leaving.contains(host) {
                sessions[position].planned?.host = nil
            }
            sessions[position].seats.removeAll { seats in
                if case .organisation(let id) = seats.invitation { return leaving.contains(id) }
                return false
            }
        }
        attendance.removeAll { $0.organisation.map { leaving.contains($0) } ?? false }
        practice.removeAll { $0.organisation.map { leaving.contains($0) } ?? false }
        forget(theirs)
    }

    /// Takes away people by id, with their recorded attendance and their places at sessions; newcomers take theirs in the
    /// organisation, so headcount stays.
    ///
    /// - Complexity: O(size of the draft).
    package mutating func remove(people leaving: Set<String>) {
        guard !leaving.isEmpty else { return }
        var founders: [String: Int] = [:]
        for person in people where leaving.contains(person.id) && person.roles.contains(.trainer) {
            founders[person.organisation, default: 0] += 1
        }
        for position in organisations.indices {
            organisations[position].foundingTrainers -= founders[organisations[position].id] ?? 0
        }
        forget(leaving)
    }

    /// Takes away sessions by id, with their recorded attendance.
    ///
    /// - Complexity: O(sessions + attendance).
    package mutating func remove(sessions leaving: Set<String>) {
        guard !leaving.isEmpty else { return }
        sessions.removeAll { leaving.contains($0.id) }
        attendance.removeAll { leaving.contains($0.session) }
    }

    private mutating func forget(_ leaving: Set<String>) {
        guard !leaving.isEmpty else { return }
        people.removeAll { leaving.contains($0.id) }
        for position in sessions.indices {
            sessions[position].trainers.removeAll { leaving.contains($0) }
            sessions[position].people.removeAll { leaving.contains($0) }
            sessions[position].planned?.trainers.removeAll { leaving.contains($0) }
        }
        attendance.removeAll { attendance in
            if case .person(let person) = attendance.attendee { return leaving.contains(person) }
            return false
        }
        confirmations.removeAll { leaving.contains($0.person) }
    }
}
