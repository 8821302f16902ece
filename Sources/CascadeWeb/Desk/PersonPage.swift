import CascadeCore
import CascadeFormats

/// The page of one person.
enum PersonPage {
    /// The page.
    static func page(_ desk: DeskRequest) async throws -> WebResponse {
        let (position, person) = try PersonRoutes.current(desk)
        let records = await desk.records()
        let history = records.history.people[position]
        let organisation = records.organisation[position].map { desk.programme.organisations[$0] }
        return desk.page(person.name, current: Words.Navigation.people) {
            HTML(.a, .class("back"), .link(desk.path("people")), text: Words.Navigation.people)
            Component.heading(person.name, above: organisation?.name)
            HTML(.div, .class("buttons")) {
                Component.button(
                    Words.People.edit,
                    to: desk.path("people", person.id, "edit"),
                    isMain: false
                )
                Component.button(
                    Words.People.link,
                    to: desk.path("sharing") + "?person=" + FormValues.encoded(person.id),
                    isMain: false
                )
                Component.button(
                    Words.People.remove,
                    to: desk.path("people", person.id, "remove"),
                    isMain: false
                )
            }
            facts(person, organisation, history, desk)
            attended(position, records, desk)
            trained(position, records, desk)
        }
    }

    private static func facts(
        _ person: Person,
        _ organisation: Organisation?,
        _ history: History.PersonHistory,
        _ desk: DeskRequest
    ) -> HTML {
        var facts: [(String, HTML)] = []
        if let organisation {
            facts.append(
                (
                    Words.People.organisation,
                    Component.link(organisation.name, desk.path("organisations", organisation.id))
                )
            )
        }
        facts.append(
            (Words.People.status, HTML(PeopleList.status(person, history, desk.programme)))
        )
        if !person.roles.isEmpty {
            let words = person.roles.map {
                $0 == .trainer ? Words.People.trainer : Words.People.contact
            }
            facts.append(
                (Words.Desk.plain(Words.People.roles), HTML(words.joined(separator: ", ")))
            )
        }
        let courses = history.qualifiedFor.map { desk.programme.courses[$0] }
        facts.append(
            (
                Words.People.qualifiedFor,
                courses.isEmpty
                    ? HTML(Words.People.nothingYet)
                    : HTML {
                        for (place, course) in courses.enumerated() {
                            if place > 0 { ", " }
                            Component.link(course.name, desk.path("courses", course.id))
                        }
                    }
            )
        )
        if let email = person.email {
            facts.append(
                (
                    Words.Desk.plain(Words.People.email),
                    HTML(.a, .link("mailto:\(FormValues.encoded(email))")) {
                        HTML(.bdi, text: email)
                    }
                )
            )
        }
        func add(_ label: String, _ value: String?) {
            guard let value else { return }
            facts.append((Words.Desk.plain(label), HTML(.bdi, text: value)))
        }
        add(Words.People.joined, person.joined?.spelledOut)
        add(Words.People.left, person.left?.spelledOut)
        add(Words.Desk.notes, person.notes)
        return Component.facts(facts)
    }

    /// What someone took part in, and who trained them there.
    private static func attended(
        _ position: Int,
        _ records: DeskRecords,
        _ desk: DeskRequest
    ) -> HTML {
        let history = records.history
        let rows = history.rows.filter { Int($0.person) == position }
        return HTML(.section) {
            HTML(.h2, text: Words.People.attended)
            if rows.isEmpty {
                HTML(.p, .class("note"), text: Words.People.attendedNone)
            } else {
                Component.table(
                    Words.People.attendedOf(desk.programme.people[position].name),
                    Words.People.attendedColumns,
                    rows.map { row in
                        let held = history.sessions[Int(row.held)]
                        return [
                            SessionList.link(held.session, desk),
                            people(held.trainers, desk, orElse: Words.Sessions.external),
                            HTML(Words.Sessions.outcome(row.outcome)),
                            HTML(Words.Sessions.cameForward(row.cameForward)),
                        ]
                    }
                )
            }
        }
    }

    /// What someone trained, and whom they reached.
    private static func trained(
        _ position: Int,
        _ records: DeskRecords,
        _ desk: DeskRequest
    ) -> HTML {
        let history = records.history
        let trained = history.trained(position)
        let reached = trained.flatMap { held in
            history.rows[history.sessions[held].rows].filter { $0.reached > 0 }
        }
        let named = reached.compactMap { $0.person < 0 ? nil : Int($0.person) }
        let total = records.descendants(of: position)
        return HTML(.section) {
            HTML(.h2, text: Words.People.trained)
            if trained.isEmpty {
                HTML(.p, .class("note"), text: Words.People.trainedNone)
            } else {
                HTML(
                    .p,
                    text: Words.People.trainedSummary(
                        sessions: trained.count,
                        direct: reached.reduce(0) { $0 + Int($1.reached) },
                        all: total
                    )
                )
                if !named.isEmpty {
                    HTML(.details) {
                        HTML(.summary, text: Words.People.trainedNames)
                        HTML(.ul, .class("names")) {
                            for person in named.prefix(300) {
                                HTML(.li) {
                                    Component.link(
                                        desk.programme.people[person].name,
                                        desk.path("people", desk.programme.people[person].id)
                                    )
                                }
                            }
                        }
                        if named.count > 300 {
                            HTML(.p, text: Words.Desk.andMore(named.count - 300))
                        }
                    }
                }
                Component.table(
                    Words.People.trainedOf(desk.programme.people[position].name),
                    Words.Sessions.columns,
                    SessionList.rows(trained.map { history.sessions[$0].session }, records, desk)
                )
            }
        }
    }

    /// Names of people, each with a link.
    static func people(_ positions: [Int], _ desk: DeskRequest, orElse none: String) -> HTML {
        guard !positions.isEmpty else { return HTML(none) }
        return HTML {
            for (place, position) in positions.enumerated() {
                if place > 0 { ", " }
                Component.link(
                    desk.programme.people[position].name,
                    desk.path("people", desk.programme.people[position].id)
                )
            }
        }
    }
}
