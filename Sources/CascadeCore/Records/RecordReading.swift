/// Positions in place of the ids in a programme's records, found in one pass.
struct RecordReading {
    let people: [String: Int]
    let organisations: [String: Int]
    let courses: [String: Int]
    /// By person: the position of the organisation.
    let organisationOfPerson: [Int32]
    /// Positions of the sessions that took place, in written order: delivered, or planned with rows of attendance.
    let held: [Int]
    /// The last day on record; nil where nothing is recorded.
    let lastDay: CalendarDate?
    /// For each session the position of its first row among `ordered`, then their number.
    private let firstRow: [Int32]
    /// Positions of rows of attendance by session, then in written order.
    private let ordered: [Int32]

    init(_ programme: Programme) {
        let draft = programme.draft
        func positions(_ ids: some Collection<String>) -> [String: Int] {
            Dictionary(zip(ids, 0..<ids.count), uniquingKeysWith: { first, _ in first })
        }
        people = positions(draft.people.map(\.id))
        let organisations = positions(draft.organisations.map(\.id))
        self.organisations = organisations
        let courses = positions(draft.courses.map(\.id))
        self.courses = courses
        organisationOfPerson = draft.people.map { Int32(organisations[$0.organisation] ?? -1) }
        let sessions = positions(draft.sessions.map(\.id))
        var sessionOfRow = Array(repeating: Int32(-1), count: draft.attendance.count)
        var counts = Array(repeating: Int32(0), count: draft.sessions.count + 1)
        var (last, lastPosition) = ("", -1)
        for (row, attendance) in draft.attendance.enumerated() {
            // Rows of one session mostly stand together.
            if attendance.session != last {
                (last, lastPosition) = (attendance.session, sessions[attendance.session] ?? -1)
            }
            guard lastPosition >= 0 else { continue }
            sessionOfRow[row] = Int32(lastPosition)
            counts[lastPosition + 1] += 1
        }
        for session in draft.sessions.indices { counts[session + 1] += counts[session] }
        var next = counts
        var ordered = Array(repeating: Int32(0), count: Int(counts.last ?? 0))
        for (row, session) in sessionOfRow.enumerated() where session >= 0 {
            ordered[Int(next[Int(session)])] = Int32(row)
            next[Int(session)] += 1
        }
        firstRow = counts
        self.ordered = ordered
        held = draft.sessions.indices.filter { position in
            switch draft.sessions[position].status {
            case .delivered: true
            case .cancelled: false
            case .planned: counts[position] < counts[position + 1]
            }
        }
        var days = held.map { position in
            let session = draft.sessions[position]
            return session.end
                ?? courses[session.course].map {
                    draft.courses[$0].lastDay(from: session.start)
                } ?? session.start
        }
        days += draft.confirmations.map { Self.lastDay(ofMonth: $0.month) }
        days += draft.practice.map(\.date) + draft.measurements.map(\.date)
        lastDay = days.max()
    }

    /// Positions of a session's rows of attendance, in written order.
    func rows(of session: Int) -> [Int] {
        ordered[Int(firstRow[session])..<Int(firstRow[session + 1])].map(Int.init)
    }

    /// The last day of the month that begins on a day.
    private static func lastDay(ofMonth first: CalendarDate) -> CalendarDate {
        let next = (first + 31).components
        return (CalendarDate(year: next.year, month: next.month, day: 1) ?? first + 31) + -1
    }
}
