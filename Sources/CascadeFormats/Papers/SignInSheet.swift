import CascadeCore
import Foundation

/// A sheet on which the people at a session sign in: an A4 page to print, with the people booked by name and empty rows for others.
///
/// It shows names and organisations, which everyone who signs can see, and no address of anyone.
package struct SignInSheet: Sendable {
    /// What it is about.
    let facts: SessionFacts
    /// Rows in all, named ones included; nil: as many as the course has places, 60 at most.
    package var rows: Int?
    /// Whether there is a column for an e-mail address; the sheet is then printed across.
    package var hasEmail: Bool
    /// Whom to ask about what is kept; nil: the contact at the host, else the programme's.
    package var contact: String?

    private static let mostDays = 8

    /// A sheet for a session.
    package init(
        _ facts: SessionFacts,
        rows: Int? = nil,
        hasEmail: Bool = false,
        contact: String? = nil
    ) {
        self.facts = facts
        self.rows = rows
        self.hasEmail = hasEmail
        self.contact = contact
    }

    /// The page.
    ///
    /// - Throws: ``PaperFault`` for a session that is cancelled.
    package func page() throws(PaperFault) -> String {
        guard facts.session.status != .cancelled else {
            throw PaperFault(
                "session \(facts.session.id) is cancelled. Maybe set its status back to planned first."
            )
        }
        let page = HTMLPage(
            title: "Sign-in sheet: \(facts.course.name), \(facts.days.span)",
            style: Stylesheet.signIn + (isAcross ? .across : .upright)
        ) {
            HTML(.main) {
                masthead
                HTML(.div, .class("scroll")) { table }
            }
        }
        return page.text
    }

    private var isAcross: Bool { hasEmail || ticks.count > (asksForward ? 2 : 4) }

    /// Whether people are asked about training others: where the course can make champions.
    private var asksForward: Bool { facts.course.makesChampions }

    // MARK: - Top

    private var masthead: HTML {
        HTML(.header) {
            HTML(.p, .class("programme"), text: facts.programme.name)
            HTML(.h1, text: facts.course.name)
            HTML(.dl) {
                entry("When", facts.days.words)
                entry("Where", facts.place)
                entry("Host", facts.host?.name)
                entry(
                    facts.trainers.count == 1 ? "Trainer" : "Trainers",
                    facts.trainers.isEmpty ? nil : Wording.list(facts.trainers.map(\.name))
                )
            }
            if let places = placesKept { HTML(.p, .class("kept"), text: places) }
        }
    }

    private func entry(_ term: String, _ text: String?) -> HTML {
        HTML(.div) {
            HTML(.dt, text: term)
            if let text {
                HTML(.dd) { HTML(.bdi, text: text) }
            } else {
                HTML(.dd, .class("blank"), .label("to be written in"))
            }
        }
    }

    private var placesKept: String? {
        let kept = facts.session.seats.compactMap { seats -> String? in
            guard case .organisation(let id) = seats.invitation else { return nil }
            return facts.organisationName(id).map { "\($0)\u{A0}\(seats.count)" }
        }
        return kept.isEmpty ? nil : "Places kept for: \(kept.joined(separator: " · "))"
    }

    // MARK: - Table

    /// The headings of the columns to tick on arrival.
    private var ticks: [String] {
        let days = facts.days.days
        guard days.count > 1, days.count <= SignInSheet.mostDays else { return [] }
        return days.map(\.brief)
    }

    private var columnCount: Int {
        4 + max(1, ticks.count) + (hasEmail ? 1 : 0) + (asksForward ? 1 : 0)
    }

    private var table: HTML {
        let named = people
        return HTML(.table) {
            HTML(.colgroup) {
                HTML(.col, .class("number"))
                HTML(.col, .class("name"))
                HTML(.col, .class("organisation"))
                if hasEmail { HTML(.col, .class("email")) }
                for _ in 0..<max(1, ticks.count) { HTML(.col, .class("arrived")) }
                HTML(.col, .class("signature"))
                if asksForward { HTML(.col, .class("forward")) }
            }
            HTML(.thead) {
                HTML(.tr, .class("running")) {
                    HTML(.td, .columns(columnCount)) {
                        HTML(.b, text: "Sign-in sheet")
                        " · \(facts.course.name) · \(facts.days.span)"
                        facts.place.map { " · \($0)" }
                    }
                }
                headings
            }
            HTML(.tfoot) {
                HTML(.tr) { HTML(.td, .columns(columnCount), text: protection) }
            }
            HTML(.tbody) {
                for row in 0..<rowCount(named.count) {
                    line(row + 1, row < named.count ? named[row] : nil)
                }
            }
        }
    }

    private var headings: HTML {
        let depth = ticks.isEmpty ? 1 : 2
        return HTML {
            HTML(.tr) {
                HTML(.th, .class("number"), .scope(.column), .rows(depth), .label("Number"))
                HTML(.th, .scope(.column), .rows(depth), text: "Name")
                HTML(.th, .scope(.column), .rows(depth), text: "Organisation")
                if hasEmail {
                    HTML(.th, .scope(.column), .rows(depth)) {
                        "E-mail "
                        HTML(.small, text: "if you like")
                    }
                }
                HTML(
                    .th,
                    .class("tick"),
                    .scope(ticks.isEmpty ? .column : .columns),
                    .columns(max(1, ticks.count)),
                    text: "Arrived"
                )
                HTML(.th, .scope(.column), .rows(depth), text: "Signature")
                if asksForward {
                    HTML(.th, .class("tick"), .scope(.column), .rows(depth)) {
                        "Would like to"
                        HTML(.br)
                        "train others"
                    }
                }
            }
            if !ticks.isEmpty {
                HTML(.tr, .class("days")) {
                    for day in ticks { HTML(.th, .scope(.column), text: day) }
                }
            }
        }
    }

    private func line(_ number: Int, _ person: (name: String, organisation: String?)?) -> HTML {
        HTML(.tr) {
            HTML(.td, .class("number"), text: String(number))
            HTML(.td, .class("name")) { if let person { HTML(.bdi, text: person.name) } }
            HTML(.td, .class("organisation")) {
                if let name = person?.organisation { HTML(.bdi, text: name) }
            }
            if hasEmail { HTML(.td) }
            for _ in 0..<max(1, ticks.count) {
                HTML(.td, .class("tick")) { HTML(.span, .class("box")) }
            }
            HTML(.td)
            if asksForward { HTML(.td, .class("tick")) { HTML(.span, .class("box")) } }
        }
    }

    /// Those booked by name, and those whose attendance is recorded, in the order of names.
    private var people: [(name: String, organisation: String?)] {
        var ids = facts.session.people
        for row in facts.attendance {
            if case .person(let id) = row.attendee { ids.append(id) }
        }
        var seen = Set<String>()
        return ids.filter { seen.insert($0).inserted }.compactMap { facts.person($0) }
            .map { (key: SignInSheet.key($0.name), person: $0) }
            .sorted { ($0.key, $0.person.id) < ($1.key, $1.person.id) }
            .map { ($0.person.name, facts.organisationName($0.person.organisation)) }
    }

    /// A name without accents and capitals, by which names stand in the order that people expect.
    private static func key(_ name: String) -> String {
        name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }

    private func rowCount(_ named: Int) -> Int {
        if let rows { return max(named, rows) }
        let offered = facts.session.seats.reduce(0) { $0 + min(1000, $1.count) }
        let places = facts.course.capacityMaximum ?? (offered > 0 ? offered : 20)
        return max(named, min(places, 60))
    }

    private var protection: String {
        let whom =
            contact
            ?? facts.contact.map { person in
                [person.name, facts.organisationName(person.organisation)].compactMap { $0 }
                    .joined(separator: ", ")
            }
        let gives = hasEmail ? ", and your e-mail address if you give it," : ""
        let forward =
            asksForward
            ? " Tick the last column only if you may be asked about training others." : ""
        return """
            Your data: \(facts.programme.name) keeps your name and organisation\(gives) to record who took part, to send you your \
            certificate and to count how many people were trained.\(forward) Published figures name nobody. To see, correct or erase \
            what is kept about you, ask \(whom ?? "your trainer").
            """
    }
}
