import CascadeCore
import CascadeFormats

/// A person as a form.
enum PersonForm: RowForm {
    static var section: ProblemPlace.Section { .people }
    static var rows: WritableKeyPath<ProgrammeDraft, [Person]> { \.people }

    static var labels: [(field: String, label: String)] {
        [
            ("name", Words.People.name), ("organisation", Words.People.organisation),
            ("roles", Words.People.roles), ("email", Words.People.email),
            ("joined", Words.People.joined), ("left", Words.People.left),
            ("notes", Words.Desk.notes),
        ]
    }

    static func field(of problem: String) -> String? {
        labels.contains { $0.field == problem } ? problem : nil
    }

    static func values(of row: Person, in draft: ProgrammeDraft) -> FormValues {
        var values = FormValues()
        values.add("name", row.name)
        values.add("organisation", NameBook.organisations(draft).label(row.organisation))
        for role in row.roles { values.add("roles", role.rawValue) }
        values.add("email", row.email)
        values.add("joined", row.joined)
        values.add("left", row.left)
        values.add("notes", row.notes)
        return values
    }

    static func fill(_ row: inout Person, from reading: inout FormReading, in draft: ProgrammeDraft)
    {
        row.name = reading.required("name", Words.People.name)
        let organisation = reading.required("organisation", Words.People.organisation)
        if !organisation.isEmpty,
            let id = NameBook.organisations(draft).id(of: organisation, "organisation", &reading)
        {
            row.organisation = id
        }
        let roles = reading.values.all("roles").compactMap(Person.Role.init)
        // Roles that stay keep the order in which they were written.
        row.roles =
            row.roles.filter(roles.contains)
            + roles.filter { !row.roles.contains($0) }
        row.email = reading.line("email")
        row.joined = reading.day("joined", Words.People.joined)
        row.left = reading.day("left", Words.People.left)
        row.notes = reading.text("notes")
    }

    /// Counts someone who is a trainer from the start among their organisation's.
    static func adjust(_ draft: inout ProgrammeDraft, _ position: Int) {
        let id = draft.people[position].organisation
        guard let organisation = draft.organisations.firstIndex(where: { $0.id == id }) else {
            return
        }
        let named = draft.people.count { $0.organisation == id && $0.roles.contains(.trainer) }
        draft.organisations[organisation].foundingTrainers = max(
            named,
            draft.organisations[organisation].foundingTrainers
        )
    }

    /// The fields.
    static func fields(_ form: FormPage, _ programme: Programme) -> HTML {
        HTML {
            form.text("name", Words.People.name)
            form.text("organisation", Words.People.organisation, list: "organisations")
            NameBook.organisations(programme.draft).options("organisations")
            form.choices(
                "roles",
                Words.People.roles,
                isMultiple: true,
                [
                    FormPage.Choice(
                        Person.Role.trainer.rawValue,
                        Words.People.trainer,
                        hint: Words.People.trainerHint
                    ),
                    FormPage.Choice(
                        Person.Role.contact.rawValue,
                        Words.People.contact,
                        hint: Words.People.contactHint
                    ),
                ]
            )
            form.text("email", Words.People.email, hint: Words.People.emailHint, type: "email")
            form.day("joined", Words.People.joined)
            form.day("left", Words.People.left)
            form.lines("notes", Words.Desk.notes, hint: Words.Organisations.notesHint)
        }
    }
}
