import CascadeCore
import CascadeFormats

/// The page of one session.
enum SessionPage {
    /// The page.
    static func page(_ desk: DeskRequest) async throws -> WebResponse {
        let (position, session) = try SessionRoutes.current(desk)
        let records = await desk.records()
        let state = SessionList.state(position, records)
        let title = SessionList.title(session, desk.programme)
        return desk.page(title, current: Words.Navigation.sessions) {
            HTML(.a, .class("back"), .link(desk.path("sessions")), text: Words.Navigation.sessions)
            Component.heading(title, above: state.words)
            buttons(session, state, desk)
            facts(session, desk)
            if let held = records.held[position] { register(held, records, desk) }
            booked(session, state == .held, desk)
            if state != .cancelled, state != .held {
                HTML(.details) {
                    HTML(.summary, text: Words.Sessions.cancel)
                    cancelling(FormPage(), session, desk)
                }
            }
            HTML(.p) {
                HTML(
                    .a,
                    .link(desk.path("sessions", session.id, "remove")),
                    text: Words.Sessions.remove
                )
            }
        }
    }

    private static func buttons(
        _ session: Session,
        _ state: SessionList.State,
        _ desk: DeskRequest
    ) -> HTML {
        HTML(.div, .class("buttons")) {
            Component.button(
                state == .held ? Words.Sessions.recordAgain : Words.Sessions.record,
                to: state == .held
                    ? desk.path("record", "sessions", session.id)
                    : desk.path("record") + "?session=" + FormValues.encoded(session.id),
                isMain: state == .open
            )
            Component.button(
                Words.Sessions.edit,
                to: desk.path("sessions", session.id, "edit"),
                isMain: false
            )
            if state != .cancelled {
                Component.button(
                    Words.Sessions.sheet,
                    to: desk.path("mine", "sessions", session.id, "sheet"),
                    isMain: false
                )
            }
            if state == .held {
                Component.button(
                    Words.Sessions.certificates,
                    to: desk.path("mine", "sessions", session.id, "certificates"),
                    isMain: false
                )
            }
        }
    }

    /// The form with which a session is cancelled.
    static func cancelling(_ form: FormPage, _ session: Session, _ desk: DeskRequest) -> HTML {
        form.form(to: desk.path("sessions", session.id, "cancel"), for: desk.request.visitor) {
            form.text("why", Words.Sessions.why)
            HTML(
                .button,
                .class("button grave"),
                .named("type", "submit"),
                text: Words.Sessions.cancel
            )
        }
    }

    private static func facts(_ session: Session, _ desk: DeskRequest) -> HTML {
        let programme = desk.programme
        let names = NameBook.people(programme.draft)
        let end = session.end ?? session.start
        var facts: [(String, HTML)] = [
            (
                Words.Sessions.when,
                HTML(
                    end == session.start
                        ? session.start.spelledOut : Wording.days(session.start, end)
                )
            )
        ]
        if let host = session.host {
            let name = programme.organisations.first { $0.id == host }?.name ?? host
            facts.append(
                (
                    Words.Desk.plain(Words.Sessions.host),
                    Component.link(name, desk.path("organisations", host))
                )
            )
        }
        if let place = session.place {
            facts.append((Words.Desk.plain(Words.Sessions.place), HTML(.bdi, text: place)))
        }
        facts.append(
            (
                Words.Sessions.trainersShort,
                session.trainers.isEmpty
                    ? HTML(Words.Sessions.external)
                    : HTML {
                        for (place, id) in session.trainers.enumerated() {
                            if place > 0 { ", " }
                            Component.link(names.label(id), desk.path("people", id))
                        }
                    }
            )
        )
        if let planned = session.planned, planned.start != session.start {
            facts.append((Words.Sessions.wasPlanned, HTML(planned.start.spelledOut)))
        }
        if let notes = session.notes {
            facts.append((Words.Desk.plain(Words.Desk.notes), HTML(.bdi, text: notes)))
        }
        return Component.facts(facts)
    }

    /// Who was there.
    private static func register(
        _ held: Int,
        _ records: DeskRecords,
        _ desk: DeskRequest
    ) -> HTML {
        let session = records.history.sessions[held]
        let rows = records.history.rows[session.rows]
        return HTML(.section) {
            HTML(.h2, text: Words.Sessions.register)
            HTML(.ul, .class("tiles")) {
                OrganisationPage.tile(Wording.count(session.attended), Words.Sessions.attended)
                OrganisationPage.tile(Wording.count(session.completed), Words.Sessions.completed)
                OrganisationPage.tile(Wording.count(session.reached), Words.Sessions.reached)
            }
            if rows.isEmpty {
                HTML(.p, .class("note"), text: Words.Sessions.nobody)
            } else {
                Component.table(
                    Words.Sessions.registerOf,
                    Words.Sessions.registerColumns,
                    rows.prefix(1000).map { row in
                        let organisation =
                            row.organisation < 0
                            ? nil : desk.programme.organisations[Int(row.organisation)]
                        let person =
                            row.person < 0 ? nil : desk.programme.people[Int(row.person)]
                        return [
                            person.map {
                                Component.link($0.name, desk.path("people", $0.id))
                            } ?? HTML(Words.Sessions.unnamed(Int(row.count))),
                            organisation.map {
                                Component.link($0.name, desk.path("organisations", $0.id))
                            } ?? HTML(Words.Desk.notKnown),
                            HTML(Words.Sessions.outcome(row.outcome)),
                            HTML(Words.Sessions.cameForward(row.cameForward)),
                        ]
                    }
                )
            }
        }
    }

    /// Who is booked, and for whom seats are kept.
    private static func booked(
        _ session: Session,
        _ isHeld: Bool,
        _ desk: DeskRequest
    ) -> HTML {
        guard !session.people.isEmpty || !session.seats.isEmpty else { return HTML() }
        let people = NameBook.people(desk.programme.draft)
        let organisations = NameBook.organisations(desk.programme.draft)
        return HTML(.section) {
            HTML(.h2, text: isHeld ? Words.Sessions.wasInvited : Words.Sessions.invited)
            HTML(.ul) {
                for seats in session.seats {
                    HTML(.li) {
                        Wording.counted(seats.count, "seat") + " "
                        switch seats.invitation {
                        case .anyone: HTML(Words.Sessions.forAnyone)
                        case .champions: HTML(Words.Sessions.forChampions)
                        case .organisation(let id):
                            HTML {
                                Words.Sessions.forWhom
                                Component.link(
                                    organisations.label(id),
                                    desk.path("organisations", id)
                                )
                            }
                        }
                    }
                }
                for id in session.people {
                    HTML(.li) { Component.link(people.label(id), desk.path("people", id)) }
                }
            }
        }
    }
}
