import CascadeCore
import CascadeFormats

/// The page of one organisation.
enum OrganisationPage {
    /// The page.
    static func page(_ desk: DeskRequest) async throws -> WebResponse {
        let (position, organisation) = try OrganisationRoutes.current(desk)
        let records = await desk.records()
        let sector =
            desk.programme.sectors.first { $0.id == organisation.sector }?.name
            ?? organisation.sector
        return desk.page(organisation.name, current: Words.Navigation.organisations) {
            HTML(
                .a,
                .class("back"),
                .link(desk.path("organisations")),
                text: Words.Navigation.organisations
            )
            Component.heading(organisation.name, above: sector)
            HTML(.div, .class("buttons")) {
                Component.button(
                    Words.Organisations.edit,
                    to: desk.path("organisations", organisation.id, "edit"),
                    isMain: false
                )
                Component.button(
                    Words.Organisations.remove,
                    to: desk.path("organisations", organisation.id, "remove"),
                    isMain: false
                )
            }
            onRecord(position, organisation, records)
            facts(organisation, desk.programme)
            partners(organisation, desk)
            people(organisation, records, desk)
            sessions(organisation, records, desk)
        }
    }

    /// What is on record.
    private static func onRecord(
        _ position: Int,
        _ organisation: Organisation,
        _ records: DeskRecords
    ) -> HTML {
        let part = records.part(of: position)
        return HTML(.section, .class("observed-box")) {
            HTML(.span, .class("badge"), text: Words.Desk.onRecord(records.history.asOf))
            HTML(.ul, .class("tiles")) {
                tile(Wording.count(part.peopleReached), Words.Organisations.reached)
                tile(Wording.count(part.peopleThereNow), Words.Organisations.thereNow)
                tile(
                    records.coverage(of: position).map(Wording.percent) ?? Words.Desk.none,
                    Words.Organisations.coverage
                )
                tile(
                    Wording.count(records.trainers[position].trainers.count),
                    Words.Organisations.activeTrainers
                )
            }
        }
    }

    /// A figure with what it counts.
    static func tile(_ figure: String, _ what: String) -> HTML {
        HTML(.li) {
            HTML(.span, .class("big"), text: figure)
            HTML(.span, .class("what"), text: what)
        }
    }

    private static func facts(_ organisation: Organisation, _ programme: Programme) -> HTML {
        var facts: [(String, HTML)] = [
            (Words.Organisations.people, HTML(Wording.count(organisation.people)))
        ]
        func add(_ label: String, _ value: String?) {
            guard let value else { return }
            facts.append((Words.Desk.plain(label), HTML(.bdi, text: value)))
        }
        add(Words.Organisations.area, organisation.area)
        add(Words.Organisations.serves, organisation.serves.map(Wording.count))
        add(Words.Organisations.identifier, organisation.identifier)
        if organisation.foundingTrainers > 0 {
            add(Words.Organisations.founding, Wording.count(organisation.foundingTrainers))
        }
        if organisation.members > 0 {
            add(Words.Organisations.members, Wording.count(organisation.members))
        }
        add(
            Words.Organisations.group,
            organisation.group.map { id in programme.groups.first { $0.id == id }?.name ?? id }
        )
        add(Words.Desk.notes, organisation.notes)
        return Component.facts(facts)
    }

    /// Partnerships of an organisation, with the number of each among those of the same two.
    static func ties(
        of id: String,
        _ programme: Programme
    ) -> [(tie: Partnership, partner: String, number: Int)] {
        var numbers: [String: Int] = [:]
        return programme.partnerships.compactMap { tie in
            guard tie.from == id || tie.to == id else { return nil }
            let partner = tie.from == id ? tie.to : tie.from
            numbers[partner, default: 0] += 1
            return (tie, partner, numbers[partner] ?? 1)
        }
    }

    private static func partners(_ organisation: Organisation, _ desk: DeskRequest) -> HTML {
        let book = NameBook.organisations(desk.programme.draft)
        let ties = ties(of: organisation.id, desk.programme)
        return HTML(.section) {
            HTML(.h2, text: Words.Organisations.partners)
            if ties.isEmpty {
                HTML(.p, .class("note"), text: Words.Organisations.noPartners)
            } else {
                Component.table(
                    Words.Organisations.partnersOf(organisation.name),
                    Words.Organisations.partnerColumns,
                    ties.map { tie, partner, number in
                        [
                            Component.link(
                                book.label(partner),
                                desk.path("organisations", partner)
                            ),
                            HTML(Wording.hundredths(tie.strength)),
                            HTML(.bdi, text: tie.kind ?? Words.Desk.none),
                            tie.directed
                                ? HTML(.bdi, text: book.label(tie.from))
                                : HTML(Words.Organisations.bothShort),
                            HTML(tie.since?.spelledOut ?? Words.Desk.none),
                            change(
                                desk.path(
                                    "organisations",
                                    organisation.id,
                                    "partners",
                                    partner,
                                    String(number)
                                ),
                                Words.Organisations.partnerOf(book.label(partner))
                            ),
                        ]
                    }
                )
            }
            HTML(.p) {
                Component.button(
                    Words.Organisations.addPartner,
                    to: desk.path("organisations", organisation.id, "partners"),
                    isMain: false
                )
            }
        }
    }

    /// A link “Change” that says to those who hear it what it changes.
    static func change(_ path: String, _ what: String) -> HTML {
        HTML(.a, .link(path)) {
            Words.Desk.change
            HTML(.span, .class("aside"), text: " " + what)
        }
    }

    private static func people(
        _ organisation: Organisation,
        _ records: DeskRecords,
        _ desk: DeskRequest
    ) -> HTML {
        let positions = desk.programme.people.indices.filter {
            desk.programme.people[$0].organisation == organisation.id
        }
        return HTML(.section) {
            HTML(.h2, text: Words.Organisations.peopleHere)
            if positions.isEmpty {
                HTML(.p, .class("note"), text: Words.Organisations.nobody)
            } else {
                Component.table(
                    Words.Organisations.peopleOf(organisation.name),
                    Words.People.columnsHere,
                    positions.prefix(200).map { PeopleList.row($0, records, desk, isHere: true) }
                )
                if positions.count > 200 {
                    HTML(.p, text: Words.Desk.andMore(positions.count - 200))
                }
            }
            HTML(.p) {
                Component.button(
                    Words.People.add,
                    to: desk.path("new", "person") + "?organisation="
                        + FormValues.encoded(organisation.id),
                    isMain: false
                )
            }
        }
    }

    private static func sessions(
        _ organisation: Organisation,
        _ records: DeskRecords,
        _ desk: DeskRequest
    ) -> HTML {
        let positions = desk.programme.draft.sessions.indices.filter {
            desk.programme.draft.sessions[$0].host == organisation.id
        }
        .sorted {
            desk.programme.draft.sessions[$0].start > desk.programme.draft.sessions[$1].start
        }
        return HTML(.section) {
            HTML(.h2, text: Words.Organisations.sessionsHere)
            if positions.isEmpty {
                HTML(.p, .class("note"), text: Words.Organisations.noSessions)
            } else {
                Component.table(
                    Words.Organisations.sessionsAt(organisation.name),
                    Words.Sessions.columns,
                    SessionList.rows(positions.prefix(200).map { $0 }, records, desk)
                )
                if positions.count > 200 {
                    HTML(.p, text: Words.Desk.andMore(positions.count - 200))
                }
            }
        }
    }
}
