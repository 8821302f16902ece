package import CascadeCore

/// What papers about one session say of it.
package struct SessionFacts: Sendable {
    /// The programme.
    package let programme: Programme
    /// The session.
    package let session: Session
    /// Its course.
    package let course: Course
    /// When its people meet.
    package let days: SessionDays
    /// The host; nil: not known.
    package let host: Organisation?
    /// Its trainers, lead first; empty: external trainers.
    package let trainers: [Person]
    private let people: [String: Int]
    private let organisations: [String: Int]

    /// The facts of the session with this id; nil where the programme has none.
    ///
    /// - Complexity: O(sessions + people + organisations).
    package init?(_ id: String, of programme: Programme) {
        guard let session = programme.sessions.first(where: { $0.id == id }),
            let course = programme.courses.first(where: { $0.id == session.course })
        else { return nil }
        self.programme = programme
        self.session = session
        self.course = course
        days = SessionDays(session, of: course)
        host = programme.organisations.first { $0.id == session.host }
        let people = Dictionary(
            programme.people.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        self.people = people
        organisations = Dictionary(
            programme.organisations.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        trainers = session.trainers.compactMap { people[$0] }.map { programme.people[$0] }
    }

    /// The person with this id.
    func person(_ id: String) -> Person? { people[id].map { programme.people[$0] } }

    /// The name of an organisation; nil for none.
    func organisationName(_ id: String?) -> String? {
        id.flatMap { organisations[$0] }.map { programme.organisations[$0].name }
    }

    /// Where it takes place: `Lantern Lane Church hall`; `online` for a virtual course without a place.
    var place: String? {
        session.place ?? (course.format == .virtual ? "online" : nil)
    }

    /// `6 hours`, `1 hour`.
    var hours: String {
        "\(Wording.decimal(course.hours)) \(course.hours == 1 ? "hour" : "hours")"
    }

    /// Rows of attendance at this session, in written order, without those of its own trainers, who were there to train.
    var attendance: [Attendance] {
        let trainers = Set(session.trainers)
        return programme.attendance.filter { row in
            guard row.session == session.id else { return false }
            if case .person(let id) = row.attendee { return !trainers.contains(id) }
            return true
        }
    }

    /// Whom to ask about what is kept: the contact at the host, else one who is a trainer too, else the first contact.
    var contact: Person? {
        let contacts = programme.people.filter { $0.roles.contains(.contact) && $0.left == nil }
        return contacts.first { host != nil && $0.organisation == host?.id }
            ?? contacts.first { $0.roles.contains(.trainer) } ?? contacts.first
    }
}
