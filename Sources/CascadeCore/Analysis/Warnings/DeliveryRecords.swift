/// What has been recorded until a day: sessions that took place, who led them and who was certified.
struct DeliveryRecords {
    /// The day on which records are judged; nil where nothing is recorded and no day was given.
    let asOf: CalendarDate?
    /// Sessions that took place, in written order.
    let delivered: [Session]
    /// By session: the positions of its rows of attendance.
    let attendances: [String: [Int]]
    /// By person: the day of the first train-the-trainer session completed.
    let certified: [String: CalendarDate]
    /// By person: sessions led, in written order.
    let led: [String: [Session]]
    /// By person: the generation of whom they first completed a course with, plus one; founders have 0.
    let generation: [String: Int]

    init(_ programme: Programme, _ index: ProgrammeIndex, asOf: CalendarDate?) {
        var rows: [String: [Int]] = [:]
        for (position, attendance) in programme.attendance.enumerated() {
            rows[attendance.session, default: []].append(position)
        }
        func lastDay(_ session: Session) -> CalendarDate {
            session.end
                ?? index.courses[session.course].map {
                    programme.courses[$0].lastDay(from: session.start)
                } ?? session.start
        }
        let recorded = programme.sessions.filter { session in
            session.status == .delivered || (session.status == .planned && rows[session.id] != nil)
        }
        let day = asOf ?? recorded.map(lastDay).max()
        self.asOf = day
        attendances = rows
        delivered = recorded.filter { session in day.map { session.start <= $0 } ?? false }
        var certified: [String: CalendarDate] = [:]
        var led: [String: [Session]] = [:]
        var generation: [String: Int] = [:]
        for person in programme.people where person.roles.contains(.trainer) {
            generation[person.id] = 0
        }
        let inOrder = delivered.enumerated().sorted {
            ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
        }
        for (_, session) in inOrder {
            let trainsTrainers =
                index.courses[session.course].map { programme.courses[$0].isTrainTheTrainer }
                ?? false
            for trainer in Set(session.trainers) { led[trainer, default: []].append(session) }
            let lead = session.trainers.first.flatMap { generation[$0] } ?? 0
            let end = lastDay(session)
            guard day.map({ end <= $0 }) ?? false else { continue }
            for row in rows[session.id] ?? [] {
                let attendance = programme.attendance[row]
                guard attendance.outcome == .completed,
                    case .person(let person) = attendance.attendee
                else { continue }
                if generation[person] == nil { generation[person] = lead + 1 }
                if trainsTrainers { certified[person] = min(certified[person] ?? end, end) }
            }
        }
        self.certified = certified
        self.led = led
        self.generation = generation
    }

    /// Whether someone was still with the programme's organisations on the day of judgement.
    func isPresent(_ person: Person) -> Bool {
        guard let left = person.left, let asOf else { return true }
        return left > asOf
    }
}
