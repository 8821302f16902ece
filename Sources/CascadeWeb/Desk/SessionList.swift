import CascadeCore
import CascadeFormats

/// The sessions of a programme, planned and held, as a list that can be narrowed down.
enum SessionList {
    /// What has become of a session, as far as is known today.
    enum State: String, CaseIterable {
        /// It is to come.
        case planned
        /// It took place.
        case held
        /// Its day is over, and nobody has recorded it.
        case open
        /// It does not take place.
        case cancelled

        /// In words.
        var words: String {
            switch self {
            case .planned: Words.Sessions.planned
            case .held: Words.Sessions.held
            case .open: Words.Sessions.open
            case .cancelled: Words.Sessions.cancelled
            }
        }
    }

    /// What has become of a session, by its position in the programme.
    static func state(_ position: Int, _ records: DeskRecords) -> State {
        let session = records.history.programme.draft.sessions[position]
        if session.status == .cancelled { return .cancelled }
        if records.held[position] != nil || session.status == .delivered { return .held }
        return session.start > records.history.asOf ? .planned : .open
    }

    /// The page.
    static func page(_ desk: DeskRequest) async throws -> WebResponse {
        let programme = desk.programme
        let sessions = programme.draft.sessions
        let records = await desk.records()
        let query = desk.request.query
        let (course, month) = (query["course"], query["month"])
        let state = query["status"].flatMap(State.init)
        let words = NameText.folded(query["q"] ?? "").split(separator: " ")
        let organisations = NameBook.organisations(programme.draft)
        let people = NameBook.people(programme.draft)
        let found = sessions.indices.filter { position in
            let session = sessions[position]
            guard course.map({ $0 == session.course }) ?? true,
                month.map({ session.start.description.hasPrefix($0) }) ?? true,
                state.map({ $0 == self.state(position, records) }) ?? true
            else { return false }
            guard !words.isEmpty else { return true }
            let texts =
                [session.id, session.place ?? "", session.host.map(organisations.label) ?? ""]
                + session.trainers.map(people.label)
            let text = " " + NameText.folded(texts.joined(separator: " "))
            return words.allSatisfy { text.contains(" \($0)") }
        }
        .sorted { (sessions[$0].start, $1) > (sessions[$1].start, $0) }
        let list = ListPage(
            path: desk.path("sessions"),
            query: query,
            what: "session",
            total: found.count
        )
        let months = Set(sessions.map { String($0.start.description.prefix(7)) }).sorted(by: >)
        return desk.page(Words.Navigation.sessions, current: Words.Navigation.sessions) {
            Component.heading(Words.Navigation.sessions)
            HTML(.div, .class("buttons")) {
                Component.button(Words.Sessions.add, to: desk.path("new", "session"))
                Component.button(
                    Words.Navigation.record,
                    to: desk.path("record"),
                    isMain: false
                )
                Component.button(Words.Imports.records, to: desk.path("import"), isMain: false)
            }
            list.find(
                Words.Sessions.search,
                [
                    (
                        "status", Words.Sessions.status,
                        State.allCases.map { ($0.rawValue, $0.words) }
                    ),
                    ("course", Words.Sessions.course, programme.courses.map { ($0.id, $0.name) }),
                    (
                        "month", Words.Sessions.month,
                        months.map { month in
                            (month, CalendarDate(month + "-01")?.monthAndYear ?? month)
                        }
                    ),
                ]
            )
            if found.isEmpty {
                Component.empty(list.isNarrowed ? Words.Desk.nothingFound : Words.Sessions.none)
            } else {
                list.count
                Component.table(
                    Words.Sessions.caption,
                    Words.Sessions.columns,
                    rows(Array(found[list.range]), records, desk)
                )
                list.ways
            }
        }
    }

    /// Rows about sessions, by their positions in the programme.
    static func rows(_ positions: [Int], _ records: DeskRecords, _ desk: DeskRequest) -> [[HTML]] {
        positions.map { position in
            let session = desk.programme.draft.sessions[position]
            let held = records.held[position].map { records.history.sessions[$0] }
            let state = state(position, records)
            return [
                link(position, desk),
                HTML(.span, .class("mark \(state.rawValue)"), text: state.words),
                session.host.map { host in
                    let name = desk.programme.organisations.first { $0.id == host }?.name ?? host
                    return Component.link(name, desk.path("organisations", host))
                } ?? HTML(Words.Desk.none),
                PersonPage.people(
                    session.trainers.compactMap { records.people[$0] },
                    desk,
                    orElse: Words.Sessions.external
                ),
                HTML(held.map { Wording.count($0.attended) } ?? Words.Desk.none),
            ]
        }
    }

    /// A link to a session, by its position in the programme: its course and day.
    static func link(_ position: Int, _ desk: DeskRequest) -> HTML {
        let session = desk.programme.draft.sessions[position]
        return Component.link(title(session, desk.programme), desk.path("sessions", session.id))
    }

    /// What a session is called: its course and day.
    static func title(_ session: Session, _ programme: Programme) -> String {
        let course = programme.courses.first { $0.id == session.course }?.name ?? session.course
        return "\(course), \(session.start.spelledOut)"
    }
}
