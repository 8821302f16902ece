import CascadeCore

/// Whom a plan invites and why, as rows.
struct InvitationTable {
    private let facts: PlanFacts

    init(_ facts: PlanFacts) { self.facts = facts }

    /// Why an organisation is invited, in a few words.
    func reason(_ guest: PlanFacts.Guest) -> String {
        var parts: [String] = []
        let asked = guest.invitation.asked.map { limit -> String in
            if case .invite = limit { return Words.Plan.mustBeThere }
            return facts.words.limit(limit)
        }
        if !asked.isEmpty { parts.append(Words.Plan.asked(Wording.list(asked))) }
        if let people = guest.invitation.people {
            let text = DifferenceText(people)
            parts.append(
                text.hasInterval && people.interval.lowerBound <= 0 && people.mean < 1
                    ? Words.Plan.littleThrough
                    : Words.Plan.through(
                        DifferenceText.amount(people.mean),
                        elsewhere: guest.invitation.elsewhere.map(DifferenceText.amount)
                    )
            )
        }
        if guest.invitation.links.count > 1 {
            let links = guest.invitation.links
            let shown = links.count > 4 ? Array(links.prefix(3)) : links
            let more = links.count - shown.count
            parts.append(
                Words.Plan.joins(
                    more > 0
                        ? shown.joined(separator: ", ") + " and \(Wording.count(more)) more"
                        : Wording.list(shown)
                )
            )
        }
        return parts.joined(separator: "; ")
    }

    /// Where and when an organisation's seats are.
    func places(_ guest: PlanFacts.Guest) -> String {
        guest.invitation.seats.filter { $0.count > 0 }.map { seats in
            let session = facts.answer.programme.sessions.first { $0.id == seats.session }
            let course = session.map { facts.words.course($0.course) } ?? seats.session
            let day = session.map { ", \($0.start.spelledOut)" } ?? ""
            return "\(Wording.count(seats.count)) at \(course)\(day)"
        }
        .joined(separator: "; ")
    }

    /// The list for a spreadsheet: a line for each organisation invited.
    var csv: String {
        let heading = Words.Plan.columns
        let rows = facts.guests.map { guest in
            [
                guest.name, guest.sector, String(guest.seats), String(guest.invitation.seatsToday),
                places(guest), reason(guest),
            ]
        }
        return ([heading] + rows).map { row in row.map(Self.cell).joined(separator: ",") + "\r\n" }
            .joined()
    }

    /// A cell in quotation marks; what a spreadsheet would take for a formula is kept as text by an apostrophe.
    private static func cell(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) }
        let safe = isFormula == true ? "'" + text : text
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
