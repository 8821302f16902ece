import CascadeCore
import CascadeFormats

/// A partnership as a form, seen from one of its two organisations.
enum PartnershipForm: RowForm {
    static var section: ProblemPlace.Section { .partnerships }
    static var rows: WritableKeyPath<ProgrammeDraft, [Partnership]> { \.partnerships }

    static var labels: [(field: String, label: String)] {
        [
            ("partner", Words.Organisations.partner), ("strength", Words.Organisations.strength),
            ("kind", Words.Organisations.kind), ("serves", Words.Organisations.direction),
            ("since", Words.Organisations.since),
        ]
    }

    /// Name of the hidden field with the id of the organisation from whose page the form was opened.
    static let own = "own"

    static func field(of problem: String) -> String? {
        switch problem {
        case "from", "to": "partner"
        case "strength", "kind", "since": problem
        default: nil
        }
    }

    static func values(of row: Partnership, in draft: ProgrammeDraft) -> FormValues {
        values(of: row, from: row.from, NameBook.organisations(draft))
    }

    /// What the form shows of a partnership from the side of one organisation.
    static func values(of row: Partnership, from own: String, _ book: NameBook) -> FormValues {
        var values = FormValues()
        let isFrom = row.from == own
        values.add("partner", book.label(isFrom ? row.to : row.from))
        values.add("strength", row.strength)
        values.add("kind", row.kind)
        values.add("serves", row.directed ? (isFrom ? "own" : "partner") : "both")
        values.add("since", row.since)
        return values
    }

    static func fill(
        _ row: inout Partnership,
        from reading: inout FormReading,
        in draft: ProgrammeDraft
    ) {
        let own = reading.values[own] ?? row.from
        let typed = reading.required("partner", Words.Organisations.partner)
        let book = NameBook.organisations(draft)
        let partner = typed.isEmpty ? nil : book.id(of: typed, "partner", &reading)
        let servesPartner = reading.values["serves"] == "partner"
        // A tie that serves both keeps the order in which it was written.
        let isTurned =
            row.directed || reading.values["serves"] != "both" ? servesPartner : row.to == own
        if let partner {
            row.from = isTurned ? partner : own
            row.to = isTurned ? own : partner
        }
        row.directed = reading.values["serves"] == "own" || servesPartner
        row.strength =
            reading.number("strength", Words.Organisations.strength, isRequired: true)
            ?? row.strength
        row.kind = reading.line("kind")
        row.since = reading.day("since", Words.Organisations.since)
    }

    /// The fields, on the page of an organisation.
    static func fields(_ form: FormPage, _ programme: Programme, own: Organisation) -> HTML {
        HTML {
            Component.hidden(Self.own, own.id)
            form.text("partner", Words.Organisations.partner, list: "organisations")
            NameBook(programme.organisations.filter { $0.id != own.id }.map { ($0.id, $0.name) })
                .options("organisations")
            form.number(
                "strength",
                Words.Organisations.strength,
                hint: Words.Organisations.strengthHint
            )
            form.text("kind", Words.Organisations.kind, hint: Words.Organisations.kindHint)
            form.choices(
                "serves",
                Words.Organisations.direction,
                [
                    FormPage.Choice("both", Words.Organisations.both),
                    FormPage.Choice("own", Words.Organisations.only(own.name)),
                    FormPage.Choice("partner", Words.Organisations.onlyPartner),
                ]
            )
            form.day("since", Words.Organisations.since)
        }
    }
}
