import CascadeCore

/// A session that was recorded before, whose record is to be corrected.
struct Correction: Sendable {
    /// The session.
    let session: Session
    /// What is recorded of who was there.
    let rows: [Attendance]

    /// The recorded session of an id, where whoever corrects led it or helped to; nil for others.
    ///
    /// `me` is the id of the trainer who corrects; nil: a lead, who may correct any.
    init?(_ id: String, in programme: Programme, me: String?) {
        let found = programme.sessions.first { $0.id == id }
        guard let found, found.status == .delivered,
            me.map(found.trainers.contains) ?? true
        else { return nil }
        session = found
        rows = programme.attendance.filter { $0.session == id }
    }

    /// Ids of the people whom the record names, trainers included.
    var named: Set<String> {
        Set(rows.compactMap(\.person)).union(session.trainers).union(session.people)
    }

    /// Ids of those who came.
    var came: [String] { rows.filter { $0.outcome != .noShow }.compactMap(\.person) }

    private var headcounts: [Attendance] { rows.filter { $0.person == nil } }

    /// What the record says, as the answers that would have led to it.
    func values(_ choices: RecordChoices) -> FormValues {
        var values = FormValues()
        values.add("correcting", session.id)
        values.add("day", session.start.description)
        if let end = session.end {
            let parts = end.components
            values.add("end", "other")
            values.add("until-day", String(parts.day))
            values.add("until-month", String(parts.month))
            values.add("until-year", String(parts.year))
        } else {
            values.add("end", "course")
        }
        if let host = session.host {
            let isLikely = choices.likelyHosts.contains { $0.id == host }
            values.add("host", isLikely ? host : "other")
            if !isLikely { values.add("host-other", host) }
        } else {
            values.add("host", "unknown")
        }
        if let place = session.place { values.add("place", place) }
        for trainer in session.trainers { values.add("trainer", trainer) }
        if session.trainers.isEmpty { values.add("external", "1") }
        values.pairs += register.pairs
        if let notes = session.notes { values.add("notes", notes) }
        for step in RecordKind.session.steps { values.add(step.mark, "1") }
        return values
    }

    /// The answers about who was there.
    private var register: FormValues {
        var values = FormValues()
        for person in came { values.add("came", person) }
        let unnamed = headcounts.reduce(0) { $0 + $1.headcount }
        if unnamed > 0 { values.add("headcount", String(unnamed)) }
        values.add(
            "headcount-organisation",
            headcounts.count == 1 ? headcounts[0].organisation ?? "" : ""
        )
        let words = rows.filter { $0.person != nil }
        for row in words where row.outcome == .attended { values.add("early", row.person ?? "") }
        for row in words where row.cameForward == true { values.add("champion", row.person ?? "") }
        values.add("forward", forward)
        return values
    }

    private var forward: String {
        let said = rows.filter { $0.person != nil }.compactMap(\.cameForward)
        return said.contains(true) ? "some" : said.isEmpty ? "unknown" : "nobody"
    }

    /// What is recorded of someone, where the answers about them are still those of the record; nil where they are not.
    ///
    /// A record may know more than the questions ask; what nobody touched stays as it is.
    func kept(_ id: String, _ answers: FormValues) -> Attendance? {
        guard let row = rows.first(where: { $0.person == id }), row.outcome != .noShow,
            answers["forward"] ?? "unknown" == forward,
            answers.all("early").contains(id) == (row.outcome == .attended),
            answers.all("champion").contains(id) == (row.cameForward == true)
        else { return nil }
        return row
    }

    /// The headcounts of the record, where the answers about them are still those of the record; nil where they are not.
    func keptHeadcounts(_ answers: FormValues) -> [Attendance]? {
        let register = register
        return answers["headcount"] == register["headcount"]
            && answers["headcount-organisation"] == register["headcount-organisation"]
            ? headcounts : nil
    }

    /// Those who were expected and did not come: booked, or recorded so before, and not among those who came.
    func absent(_ there: Set<String>) -> [String] {
        let before = rows.filter { $0.outcome == .noShow }.compactMap(\.person)
        let all = before + session.people.filter { !before.contains($0) }
        let recorded = Set(rows.compactMap(\.person))
        return all.filter { recorded.contains($0) && !there.contains($0) }
    }
}

extension Attendance {
    /// Id of the person; nil: a headcount.
    fileprivate var person: String? {
        if case .person(let id) = attendee { id } else { nil }
    }
}
