package import CascadeCore

/// Writes overlays.
package enum OverlayText {
    /// The overlay that makes one programme's sessions, partnerships and assumptions for everyone those of another.
    ///
    /// Read and laid over `old`, it gives these of `new`, in `new`'s order where that keeps `old`'s
    /// order and has what is added at its end. Both programmes must have the same organisations, people and
    /// courses, and `new` assumes everything that `old` does, with whatever values.
    ///
    /// - Parameters:
    ///   - old: the programme to lay it over.
    ///   - new: the programme that it should give.
    ///   - name: what the scenario is called.
    /// - Returns: the text, the same for the same programmes.
    /// - Complexity: O(sessions + partnerships).
    package static func text(from old: Programme, to new: Programme, name: String) -> String {
        var writer = YAMLWriter()
        writer.line("name", YAMLWriter.quoted(name))
        let assumptions = new.assumptions.filter { old.assumptions[$0.key] != $0.value }
        if !assumptions.isEmpty {
            writer.block("assumptions") { writer in
                for (name, value) in ProgrammeYAMLWriter.pairs(assumptions) {
                    writer.line(name, value)
                }
            }
        }
        let sessions = changedSessions(from: old, to: new)
        if !sessions.isEmpty {
            writer.block("sessions") { writer in
                for pairs in sessions { writer.item(pairs) }
            }
        }
        let (added, removed) = changedPartnerships(from: old, to: new)
        if !added.isEmpty {
            writer.block("partnerships") { writer in
                for tie in added { writer.item(pairs(of: tie)) }
            }
        }
        let kept = Set(new.sessions.map(\.id))
        let gone = old.sessions.map(\.id).filter { !kept.contains($0) }
        if !gone.isEmpty || !removed.isEmpty {
            writer.block("without") { writer in
                if !gone.isEmpty { writer.line("sessions", list(gone)) }
                if !removed.isEmpty { writer.line("partnerships", list(removed)) }
            }
        }
        return writer.text
    }

    private static func list(_ ids: [String]) -> String {
        YAMLWriter.list(ids.map(YAMLWriter.quoted))
    }

    // MARK: - Sessions

    private static func changedSessions(
        from old: Programme,
        to new: Programme
    ) -> [[(String, String?)]] {
        let known = Dictionary(
            old.sessions.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return new.sessions.compactMap { session in
            let before = known[session.id]
            guard session != before else { return nil }
            let own = fields(of: session)
            let identifier: [(String, String?)] = [("id", YAMLWriter.quoted(session.id))]
            guard let before else { return identifier + own.filter { $0.1 != nil } }
            let changed = zip(own, fields(of: before)).filter { $0.0.1 != $0.1.1 }
            return identifier + changed.map { ($0.0.0, $0.0.1 ?? "~") }
        }
    }

    /// The fields of a session but its id, in written order; nil for what has nothing.
    private static func fields(of session: Session) -> [(String, String?)] {
        let seats = session.seats.map { ($0.invitation.word, String($0.count)) }
        return [
            ("course", YAMLWriter.quoted(session.course)),
            ("start", session.start.description),
            ("end", session.end?.description),
            ("status", session.status == .planned ? nil : session.status.rawValue),
            ("host", session.host.map(YAMLWriter.quoted)),
            ("place", session.place.map(YAMLWriter.quoted)),
            ("trainers", session.trainers.isEmpty ? nil : list(session.trainers)),
            ("people", session.people.isEmpty ? nil : list(session.people)),
            ("seats", seats.isEmpty ? nil : YAMLWriter.map(seats)),
            ("notes", session.notes.map(YAMLWriter.quoted)),
        ]
    }

    // MARK: - Partnerships

    private static func changedPartnerships(
        from old: Programme,
        to new: Programme
    ) -> (added: [Partnership], removed: [String]) {
        let before = Dictionary(grouping: old.partnerships) { TieEnds($0.from, $0.to) }
        let after = Dictionary(grouping: new.partnerships) { TieEnds($0.from, $0.to) }
        func isKept(_ ends: TieEnds) -> Bool {
            (after[ends] ?? []).starts(with: before[ends] ?? [])
        }
        var met: [TieEnds: Int] = [:]
        let added = new.partnerships.filter { tie in
            let ends = TieEnds(tie.from, tie.to)
            met[ends, default: 0] += 1
            return !isKept(ends) || met[ends, default: 0] > (before[ends]?.count ?? 0)
        }
        var seen = Set<TieEnds>()
        let removed = old.partnerships.compactMap { tie -> String? in
            let ends = TieEnds(tie.from, tie.to)
            guard !isKept(ends), seen.insert(ends).inserted else { return nil }
            return "\(tie.from)+\(tie.to)"
        }
        return (added, removed)
    }

    private static func pairs(of tie: Partnership) -> [(String, String?)] {
        [
            ("from", YAMLWriter.quoted(tie.from)), ("to", YAMLWriter.quoted(tie.to)),
            ("strength", Scalars.text(tie.strength)), ("kind", tie.kind.map(YAMLWriter.quoted)),
            ("directed", tie.directed ? "true" : nil), ("since", tie.since?.description),
        ]
    }
}
