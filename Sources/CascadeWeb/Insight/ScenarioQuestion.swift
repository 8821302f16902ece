import CascadeCore
import CascadeFormats

/// What a scenario has otherwise: a few assumptions, and how many sessions and seats the plan has, as its address says.
struct ScenarioQuestion {
    /// What it is called.
    let name: String
    /// What was filled in.
    let values: FormValues
    /// The programme with what is otherwise.
    private(set) var programme: Programme
    /// What can't be understood.
    private(set) var faults: [FormFault] = []
    /// Whether anything is otherwise.
    var isChanged: Bool { programme != today }

    private let today: Programme

    /// Most sessions of a course that are tried.
    static let mostSessions = 60

    /// Reads what a query asks of a programme.
    init(_ query: FormValues, over today: Programme) {
        self.today = today
        values = query
        name = query["name"].map { String($0.prefix(80)) } ?? Words.Scenario.usualName
        programme = today
        var draft = today.draft
        for assumption in Assumption.allCases {
            let field = Self.field(assumption)
            guard let text = query[field] else { continue }
            guard let value = Self.value(text, of: assumption),
                assumption.validRange.contains(value)
            else {
                faults.append(FormFault(field, Words.Scenario.outside(assumption)))
                continue
            }
            draft.assumptions[assumption] = .number(value)
        }
        for course in today.courses {
            if let count = whole("sessions-\(course.id)", 0...Self.mostSessions) {
                draft.hold(count, of: course.id, until: today.lastDay)
            }
            if let count = whole("seats-\(course.id)", 1...500) {
                draft.offer(count, at: course.id)
            }
        }
        if faults.isEmpty {
            do {
                programme = try Programme(draft)
            } catch {
                faults.append(FormFault("name", Words.Scenario.impossible))
            }
        }
    }

    /// The name of the field of an assumption.
    static func field(_ assumption: Assumption) -> String { "a-\(assumption.rawValue)" }

    /// Assumptions that are shares, which are written in per cent.
    static func isShare(_ assumption: Assumption) -> Bool { assumption.validRange == 0...1 }

    /// A number as it is typed; of a share in per cent, with or without the sign.
    static func percentOrNumber(_ text: String, of assumption: Assumption) -> Double? {
        let number = text.replacing("%", with: "").replacing(",", with: ".").filter { $0 != " " }
        guard let value = Double(number), value.isFinite else { return nil }
        return isShare(assumption) ? value / 100 : value
    }

    private static func value(_ text: String, of assumption: Assumption) -> Double? {
        let number = text.replacing("%", with: "").replacing(",", with: ".")
            .filter { $0 != " " }
        guard let value = Double(number), value.isFinite else { return nil }
        guard isShare(assumption) else { return value }
        return text.contains("%") || value > 1 ? value / 100 : value
    }

    private mutating func whole(_ field: String, _ range: ClosedRange<Int>) -> Int? {
        guard let text = values[field] else { return nil }
        guard let count = Int(text), range.contains(count) else {
            faults.append(FormFault(field, Words.Scenario.wholeNumber(range)))
            return nil
        }
        return count
    }

    /// The query with what was filled in and nothing else: the same scenario has the same address.
    var query: FormValues {
        FormValues(
            values.pairs.filter { pair in
                !pair.value.isEmpty
                    && (pair.name == "name" || pair.name.hasPrefix("a-")
                        || pair.name.hasPrefix("sessions-") || pair.name.hasPrefix("seats-"))
            }
        )
    }
}

extension ProgrammeDraft {
    /// Has so many planned sessions of a course: the last ones are left out, or further ones are held as the last one is, four
    /// weeks apart, or closer where the programme ends before.
    mutating func hold(_ count: Int, of course: String, until last: CalendarDate) {
        let planned = sessions.indices
            .filter { sessions[$0].course == course && sessions[$0].status == .planned }
            .sorted { (sessions[$0].start, $0) < (sessions[$1].start, $1) }
        guard count < planned.count else {
            guard let model = planned.last.map({ sessions[$0] }) else { return }
            let more = count - planned.count
            guard more > 0 else { return }
            let room = max(0, (last - model.start) / 7)
            let step = min(4, max(1, room / (more + 1)))
            let length = model.end.map { $0 - model.start }
            var taken = Set(sessions.map(\.id))
            for number in 1...more {
                var session = model
                var id = "\(model.id)-more-\(number)"
                while !taken.insert(id).inserted { id += "x" }
                session.id = id
                session.start = model.start + 7 * min(room, step * number)
                session.end = length.map { session.start + $0 }
                session.people = []
                sessions.append(session)
            }
            return
        }
        let gone = Set(planned.suffix(planned.count - count))
        sessions = sessions.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
    }

    /// Offers so many seats at each planned session of a course, shared as today; the largest shares get what is left over.
    mutating func offer(_ count: Int, at course: String) {
        for position in sessions.indices
        where sessions[position].course == course && sessions[position].status == .planned {
            let seats = sessions[position].seats
            let total = seats.reduce(0) { $0 + $1.count }
            guard total > 0 else {
                sessions[position].seats = [Session.Seats(.anyone, count)]
                continue
            }
            var shares = seats.map { $0.count * count / total }
            let rest = seats.indices
                .sorted {
                    let (left, right) = (
                        seats[$0].count * count % total, seats[$1].count * count % total
                    )
                    return left != right ? left > right : $0 < $1
                }
                .prefix(count - shares.reduce(0, +))
            for place in rest { shares[place] += 1 }
            sessions[position].seats = zip(seats, shares).filter { $0.1 > 0 }
                .map { Session.Seats($0.0.invitation, $0.1) }
        }
    }
}
