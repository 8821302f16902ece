extension Programme {
    /// The programme as complete records of a day would have it: nothing of what happened later.
    ///
    /// What took place until the day is kept even where it was written down after it: records are often brought in late and
    /// all at once, and what is asked is what follows from complete ones. People, organisations and their headcounts are those
    /// of the programme now, whose growth is not on record by day.
    ///
    /// - Sessions that start after the day are planned again, with the day, host, place and trainers of the plan, where the
    ///   plan has seats or people for them, and are left out where it has none, for then only a record made them known.
    ///   Whether the plan itself was written later is not on record; it is taken as known.
    /// - A cancellation is known unless it was recorded after the day.
    /// - Rows of attendance go with their sessions. Outcomes of a session under way on the day are not known yet: whoever
    ///   turned up has begun.
    /// - Months confirmed that were not over with the day, dialogues and measurements after it, and last days with an
    ///   organisation after it, are not known.
    ///
    /// - Complexity: O(sessions + attendance + people).
    package func known(on day: CalendarDate) -> Programme {
        var draft = self.draft
        var hidden = Set<String>()
        draft.sessions = draft.sessions.compactMap { session in
            guard session.start > day else { return session }
            hidden.insert(session.id)
            var session = session
            switch session.status {
            case .planned: break
            case .cancelled:
                if let mark = session.recorded, mark.at.day > day { session.status = .planned }
            case .delivered:
                if session.isUnplannedRecord { return nil }
                session.status = .planned
            }
            if session.status == .planned {
                session.asWritten = session.asPlanned
                session.planned = nil
                session.recorded = nil
            }
            return session
        }
        draft.attendance = draft.attendance.filter { !hidden.contains($0.session) }
        draft.confirmations = draft.confirmations.filter {
            TrainerEvidenceReader.lastDay(of: $0.month) <= day
        }
        draft.practice = draft.practice.filter { $0.date <= day }
        draft.measurements = draft.measurements.filter { $0.date <= day }
        for position in draft.people.indices {
            if let left = draft.people[position].left, left > day {
                draft.people[position].left = nil
            }
        }
        return Programme(checked: draft)
    }
}
