package import CascadeCore

/// A programme's sessions as a calendar file (RFC 5545) that diaries can subscribe to or import.
///
/// One session is one event, with one UID for good. A course of several meetings is an event that repeats: if it moves, or has fewer
/// meetings than before, the new event replaces the old one as a whole, and no meeting is left behind in anyone's diary, as would happen
/// if every meeting were an event of its own. The file names organisations and places and no people, as it may be published.
package struct SessionCalendar: Sendable {
    /// How often something changed, and when it last did.
    package struct Revision: Sendable, Hashable {
        /// Changes so far.
        package var sequence: Int
        /// The last one; nil: not known.
        package var at: Moment?

        /// A number of changes.
        package init(sequence: Int, at: Moment? = nil) {
            self.sequence = sequence
            self.at = at
        }
    }

    /// From when to when a day of training lasts, in London's time.
    package struct Hours: Sendable, Hashable {
        /// When it begins.
        package let from: ClockTime
        /// When it ends, later on the same day.
        package let to: ClockTime

        /// A part of a day; nil where it would end before it begins.
        package init?(from: ClockTime, to: ClockTime) {
            guard from < to else { return nil }
            self.from = from
            self.to = to
        }
    }

    /// The programme.
    let programme: Programme
    /// From when to when sessions last; nil: they are shown as whole days.
    package var hours: Hours?
    /// Whether sessions that took place are in it too.
    package var includesDelivered: Bool
    /// What is known of changes, by id of the session.
    package var revisions: [String: Revision]
    /// What holds for sessions without a revision of their own.
    package var revision: Revision

    /// The planned and cancelled sessions of a programme, as whole days.
    package init(
        _ programme: Programme,
        hours: Hours? = nil,
        includesDelivered: Bool = false,
        revision: Revision = Revision(sequence: 0),
        revisions: [String: Revision] = [:]
    ) {
        self.programme = programme
        self.hours = hours
        self.includesDelivered = includesDelivered
        self.revision = revision
        self.revisions = revisions
    }

    /// The sessions that are in the file, in the order of their first days, then of writing.
    package var sessions: [Session] {
        programme.sessions.enumerated()
            .filter { includesDelivered || $0.element.status != .delivered }
            .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
            .map(\.element)
    }

    /// The file, of which the same programme and the same options give the same bytes.
    ///
    /// - Complexity: O(sessions × (sessions + people)).
    package var text: String {
        var file = ICalendarText()
        file.begin("VCALENDAR")
        file.property("VERSION", "2.0")
        file.property("PRODID", "-//Cascade//Cascade//EN")
        file.property("CALSCALE", "GREGORIAN")
        file.property("METHOD", "PUBLISH")
        file.property("NAME", text: programme.name)
        file.property("X-WR-CALNAME", text: programme.name)
        file.property("X-WR-TIMEZONE", SessionCalendar.zone)
        if hours != nil { SessionCalendar.appendZone(to: &file) }
        for session in sessions { append(session, to: &file) }
        file.end()
        return file.text
    }

    private func append(_ session: Session, to file: inout ICalendarText) {
        guard let facts = SessionFacts(session.id, of: programme) else { return }
        let revision = revisions[session.id] ?? revision
        file.begin("VEVENT")
        file.property("UID", text: "\(session.id)@\(programme.id).cascade")
        let stamp = revision.at ?? session.recorded?.at
        file.property("DTSTAMP", SessionCalendar.stamp(stamp ?? programme.start.midnight))
        if let stamp { file.property("LAST-MODIFIED", SessionCalendar.stamp(stamp)) }
        file.property("SEQUENCE", String(max(0, revision.sequence)))
        appendTimes(facts.days, to: &file)
        let isCancelled = session.status == .cancelled
        file.property(
            "SUMMARY",
            text: (isCancelled ? "Cancelled: " : "") + facts.course.name
        )
        if let location = facts.place ?? facts.host?.name {
            file.property("LOCATION", text: location)
        }
        file.property("DESCRIPTION", text: description(of: facts))
        file.property("STATUS", isCancelled ? "CANCELLED" : "CONFIRMED")
        // Someone's day is taken by a session, not by one that is cancelled or goes on at their own pace.
        let isFree = isCancelled || facts.days.rhythm == .selfPaced
        file.property("TRANSP", isFree ? "TRANSPARENT" : "OPAQUE")
        file.property("CATEGORIES", text: programme.name)
        file.end()
    }

    private func description(of facts: SessionFacts) -> String {
        let format =
            switch facts.course.format {
            case .inPerson: "in person"
            case .virtual: "online"
            case .blended: "in person and online"
            }
        var lines = ["\(facts.course.name): \(facts.hours), \(format)."]
        switch facts.days.rhythm {
        case .selfPaced: lines.append("It opens on this day, to be taken at your own pace.")
        case .weekly, .consecutive:
            if facts.days.days.count > 1 {
                let words = facts.days.words
                lines.append(words.prefix(1).uppercased() + words.dropFirst() + ".")
            }
        }
        if let host = facts.host { lines.append("Host: \(host.name).") }
        if let most = facts.course.capacityMaximum {
            lines.append("Room for \(Wording.counted(most, "person", "people")).")
        }
        lines.append(programme.name)
        return lines.joined(separator: "\n")
    }

    // MARK: - Times

    private static let zone = "Europe/London"

    private func appendTimes(_ days: SessionDays, to file: inout ICalendarText) {
        let count = days.days.count
        if let hours, days.rhythm != .selfPaced {
            let day = SessionCalendar.digits(days.first)
            file.property("DTSTART;TZID=Europe/London", "\(day)T\(hours.from.digits)")
            file.property("DTEND;TZID=Europe/London", "\(day)T\(hours.to.digits)")
            if days.rhythm == .consecutive, count > 1 {
                file.property("RRULE", "FREQ=DAILY;COUNT=\(count)")
            }
        } else {
            // The end of an event of whole days is the day after the last (RFC 5545, section 3.6.1).
            let last = days.rhythm == .consecutive ? days.last : days.first
            file.property("DTSTART;VALUE=DATE", SessionCalendar.digits(days.first))
            file.property("DTEND;VALUE=DATE", SessionCalendar.digits(last + 1))
        }
        if case .weekly(let every) = days.rhythm, count > 1 {
            file.property("RRULE", "FREQ=WEEKLY;INTERVAL=\(every);COUNT=\(count)")
        }
    }

    /// The rules of summer time that have held since 1996 (The Summer Time Order 1997 and its forerunner).
    private static func appendZone(to file: inout ICalendarText) {
        file.begin("VTIMEZONE")
        file.property("TZID", zone)
        file.begin("DAYLIGHT")
        file.property("DTSTART", "19960331T010000")
        file.property("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")
        file.property("TZOFFSETFROM", "+0000")
        file.property("TZOFFSETTO", "+0100")
        file.property("TZNAME", "BST")
        file.end()
        file.begin("STANDARD")
        file.property("DTSTART", "19961027T020000")
        file.property("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU")
        file.property("TZOFFSETFROM", "+0100")
        file.property("TZOFFSETTO", "+0000")
        file.property("TZNAME", "GMT")
        file.end()
        file.end()
    }

    /// `20260114`.
    private static func digits(_ date: CalendarDate) -> String {
        String(date.description.filter { $0 != "-" })
    }

    /// `20260304T172000Z`.
    private static func stamp(_ moment: Moment) -> String {
        String(moment.description.filter { $0 != "-" && $0 != ":" })
    }
}

extension CalendarDate {
    /// Its first second, in coordinated universal time.
    package var midnight: Moment { Moment(secondsSinceEpoch: daysSinceEpoch * 86_400) }
}
