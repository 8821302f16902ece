import CascadeCore

/// Which sessions of the programme those of a table are.
extension TableSessions {
    /// By group: the session of the programme that it is; nil for a new one.
    func match(
        _ groups: [Group],
        _ delivered: [Recording.DeliveredSession]
    ) -> [Session?] {
        let programme = names.programme
        let recorded = Dictionary(
            programme.sessions.compactMap { session in
                session.recorded.map { (Group.base($0.id), session) }
            },
            uniquingKeysWith: { first, _ in first }
        )
        var result: [Session?] = groups.map { group in
            recorded[group.id]
                ?? group.entries.lazy.compactMap(\.session).first
                .flatMap(names.session)
        }
        var taken = Set(result.compactMap { $0?.id })
        let days = Dictionary(grouping: programme.sessions) { $0.start }
        func candidates(_ position: Int) -> [Session] {
            let session = delivered[position]
            return (days[session.start] ?? []).filter { other in
                other.course == session.course && other.status != .cancelled
                    && !taken.contains(other.id)
                    && (other.host == nil || session.host == nil || other.host == session.host)
            }
        }
        // First those with the same trainers, then those that leave no choice.
        for isStrict in [true, false] {
            var claims: [String: [Int]] = [:]
            for position in groups.indices where result[position] == nil {
                let known = delivered[position].trainers.compactMap { who -> String? in
                    if case .known(let id) = who { return id }
                    return nil
                }
                let found = candidates(position).filter {
                    !isStrict || !known.isEmpty && Set($0.trainers) == Set(known)
                }
                if found.count == 1 { claims[found[0].id, default: []].append(position) }
            }
            for (id, positions) in claims where positions.count == 1 {
                result[positions[0]] = names.session(id)
                taken.insert(id)
            }
        }
        return result
    }
}
