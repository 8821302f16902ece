import CascadeSolver

extension TimetableProblem {
    /// What is wanted and can't be, whatever the limits, in sentences; each session on its own.
    func contradictions(in programme: Programme) -> [String] {
        var found: [String] = []
        var seen = Set<String>()
        let known = Set(wanted.map(\.id))
            .union(fixed.filter { $0.status != .cancelled }.map(\.id))
        for session in wanted {
            if !seen.insert(session.id).inserted {
                found.append("Two wanted sessions have the id \(session.id).")
            }
            let latest = programme.weeks - session.length
            if session.weeks.lowerBound > latest || session.weeks.upperBound < 0 {
                found.append(
                    "\(session.id) would have to start in week \(session.weeks.lowerBound + 1) to "
                        + "\(session.weeks.upperBound + 1), and lasts "
                        + "\(Wording.counted(session.length, "week")); "
                        + "the programme has \(Wording.counted(programme.weeks, "week"))."
                )
            }
            let people = Set(session.mayUse).count
            if people < session.trainers {
                found.append(
                    "\(session.id) needs \(Wording.counted(session.trainers, "trainer")), and "
                        + "\(people == 0 ? "nobody" : "only \(Wording.count(people))") may lead it."
                )
            }
            if let following = session.follows, !known.contains(following.session) {
                found.append(
                    "\(session.id) is to follow \(following.session), which has no date and is not "
                        + "wanted either."
                )
            }
        }
        if found.isEmpty, let circle = circle() {
            found.append(
                circle.count == 1
                    ? "\(circle[0]) is to follow itself."
                    : "\(circle.joined(separator: ", ")) follow one another in a circle."
            )
        }
        return found
    }

    /// The ids of sessions that follow one another in a circle, in order of writing; nil where there are none.
    private func circle() -> [String]? {
        var leaders: [String: String] = [:]
        for session in wanted { leaders[session.id] = session.follows?.session }
        for session in wanted {
            var next = leaders[session.id]
            var circle: Set<String> = [session.id]
            while let id = next, circle.insert(id).inserted { next = leaders[id] }
            // Those on the way back to the session itself are the circle.
            if next == session.id {
                return wanted.map(\.id).filter { circle.contains($0) }
            }
        }
        return nil
    }

    /// A sentence that names the fewest sessions which have no timetable together, whatever the limits.
    func tooClose(in calendar: TimetableCalendar, nodes: Int) -> String {
        let sessions = minimalConflict(among: Array(wanted.indices)) { kept in
            var part = self
            part.wanted = kept.map { wanted[$0] }
            return part.isFeasible(under: [], in: calendar, nodes: nodes)
        }
        let ids = (sessions ?? []).map { wanted[$0].id }
        guard let last = ids.last, ids.count > 1 else {
            let id = ids.first ?? "A wanted session"
            return "\(id) has no week left: the sessions that have dates take its trainers, or it "
                + "is to follow one of them outside of its own weeks."
        }
        return "\(ids.dropLast().joined(separator: ", ")) and \(last) can't all be held in their "
            + "weeks: they share trainers, who lead one session in a week, or follow one another."
    }
}
