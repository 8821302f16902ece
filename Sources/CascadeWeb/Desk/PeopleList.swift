import CascadeCore
import CascadeFormats
import CascadeStore

/// The people of a programme as a list that can be searched.
enum PeopleList {
    /// Whom the list is narrowed down to.
    enum Kind: String, CaseIterable {
        /// Qualified to deliver a course.
        case trainers
        /// Came forward and is not qualified yet.
        case champions
        /// Reached by a course.
        case reached
        /// On no record.
        case none

        /// In words.
        var words: String {
            switch self {
            case .trainers: Words.People.onlyTrainers
            case .champions: Words.People.onlyChampions
            case .reached: Words.People.onlyReached
            case .none: Words.People.onlyOthers
            }
        }

        /// Whether someone belongs to it.
        func holds(_ person: History.PersonHistory) -> Bool {
            switch self {
            case .trainers: !person.qualifiedFor.isEmpty || person.isFounder
            case .champions: person.cameForward != nil && person.qualified == nil
            case .reached: person.reached != nil
            case .none: person.reached == nil && person.qualified == nil && !person.isFounder
            }
        }
    }

    /// The page.
    static func page(_ desk: DeskRequest) async throws -> WebResponse {
        let programme = desk.programme
        let records = await desk.records()
        let hits = try desk.found(.person)
        let kind = desk.request.query["kind"].flatMap(Kind.init)
        let found = programme.people.indices.filter { position in
            (hits?.contains(programme.people[position].id) ?? true)
                && (kind?.holds(records.history.people[position]) ?? true)
        }
        let list = ListPage(
            path: desk.path("people"),
            query: desk.request.query,
            what: "person",
            total: found.count
        )
        let rows = found[list.range].map { row($0, records, desk, isHere: false) }
        return desk.page(Words.Navigation.people, current: Words.Navigation.people) {
            Component.heading(Words.Navigation.people)
            HTML(.div, .class("buttons")) {
                Component.button(Words.People.add, to: desk.path("new", "person"))
                Component.button(Words.Imports.tables, to: desk.path("import"), isMain: false)
                Component.button(
                    Words.Duplicates.title,
                    to: desk.path("duplicates"),
                    isMain: false
                )
            }
            list.find(
                Words.People.search,
                [("kind", Words.People.kind, Kind.allCases.map { ($0.rawValue, $0.words) })]
            )
            if rows.isEmpty {
                Component.empty(list.isNarrowed ? Words.Desk.nothingFound : Words.People.none)
            } else {
                list.count
                Component.table(
                    Words.People.caption(records.history.asOf),
                    Words.People.columns,
                    rows
                )
                list.ways
            }
        }
    }

    /// A row about someone; `isHere` leaves out their organisation.
    static func row(
        _ position: Int,
        _ records: DeskRecords,
        _ desk: DeskRequest,
        isHere: Bool
    ) -> [HTML] {
        let programme = desk.programme
        let person = programme.people[position]
        let history = records.history.people[position]
        let organisation = records.organisation[position].map { programme.organisations[$0] }
        let name = HTML {
            Component.link(person.name, desk.path("people", person.id))
            if !history.isPresent { HTML(.span, .class("mark"), text: Words.People.hasLeft) }
        }
        return [name]
            + (isHere
                ? []
                : [
                    organisation.map {
                        Component.link($0.name, desk.path("organisations", $0.id))
                    } ?? HTML(Words.Desk.none)
                ])
            + [
                HTML(status(person, history, programme)),
                HTML(Wording.count(history.completions.count)),
                HTML(Wording.count(history.led.count + history.coTrained.count)),
            ]
    }

    /// How far someone has come, in words.
    static func status(
        _ person: Person,
        _ history: History.PersonHistory,
        _ programme: Programme
    ) -> String {
        if !history.qualifiedFor.isEmpty || history.isFounder { return Words.People.isTrainer }
        if history.qualified != nil { return Words.People.wasTrainer }
        if history.cameForward != nil { return Words.People.isChampion }
        if history.reached != nil { return Words.People.isReached }
        return person.roles.contains(.contact) ? Words.People.contact : Words.Desk.none
    }
}
