import CascadeCore
import CascadeFormats

/// An organisation as a form.
enum OrganisationForm: RowForm {
    static var section: ProblemPlace.Section { .organisations }
    static var rows: WritableKeyPath<ProgrammeDraft, [Organisation]> { \.organisations }

    static var labels: [(field: String, label: String)] {
        [
            ("name", Words.Organisations.name), ("sector", Words.Organisations.sector),
            ("people", Words.Organisations.people), ("area", Words.Organisations.area),
            ("serves", Words.Organisations.serves),
            ("identifier", Words.Organisations.identifier),
            ("founding", Words.Organisations.founding),
            ("members", Words.Organisations.members), ("group", Words.Organisations.group),
            ("notes", Words.Desk.notes),
        ]
    }

    static func field(of problem: String) -> String? {
        problem == "founding-trainers"
            ? "founding" : labels.contains { $0.field == problem } ? problem : nil
    }

    static func values(of row: Organisation, in draft: ProgrammeDraft) -> FormValues {
        var values = FormValues()
        values.add("name", row.name)
        values.add("sector", row.sector)
        values.add("people", row.people)
        values.add("area", row.area)
        values.add("serves", row.serves)
        values.add("identifier", row.identifier)
        values.add("founding", row.foundingTrainers)
        values.add("members", row.members)
        values.add("group", row.group)
        values.add("notes", row.notes)
        return values
    }

    static func fill(
        _ row: inout Organisation,
        from reading: inout FormReading,
        in draft: ProgrammeDraft
    ) {
        row.name = reading.required("name", Words.Organisations.name)
        if let name = newSector(reading, in: draft) {
            row.sector = sector(named: name, in: draft).id
        } else {
            row.sector = reading.required("sector", Words.Organisations.sector)
        }
        row.people =
            reading.whole("people", Words.Organisations.people, isRequired: true) ?? row.people
        row.area = reading.line("area")
        row.serves = reading.whole("serves", Words.Organisations.serves)
        row.identifier = reading.line("identifier")
        row.foundingTrainers = reading.whole("founding", Words.Organisations.founding) ?? 0
        row.members = reading.whole("members", Words.Organisations.members) ?? 0
        row.group = reading.line("group")
        row.notes = reading.text("notes")
    }

    /// Name of the sector that was typed; where a programme has none yet, its only field is for typing one.
    private static func newSector(_ reading: FormReading, in draft: ProgrammeDraft) -> String? {
        reading.line("new-sector") ?? (draft.sectors.isEmpty ? reading.line("sector") : nil)
    }

    /// The sector of a name, or the one that is added for it.
    private static func sector(named name: String, in draft: ProgrammeDraft) -> Sector {
        let folded = NameText.folded(name)
        return draft.sectors.first { NameText.folded($0.name) == folded }
            ?? Sector(id: RowID.new(name, "sector", among: draft.sectors.map(\.id)), name: name)
    }

    /// Adds the sector that was typed, where the programme has none of its name.
    static func adjust(_ values: FormValues) -> @Sendable (inout ProgrammeDraft, Int) -> Void {
        let reading = FormReading(values)
        return { draft, _ in
            guard let name = newSector(reading, in: draft) else { return }
            let sector = sector(named: name, in: draft)
            if !draft.sectors.contains(where: { $0.id == sector.id }) {
                draft.sectors.append(sector)
            }
        }
    }

    /// The fields.
    static func fields(_ form: FormPage, _ programme: Programme) -> HTML {
        HTML {
            form.text("name", Words.Organisations.name)
            if !programme.sectors.isEmpty {
                form.select(
                    "sector",
                    Words.Organisations.sector,
                    (form.values["sector"] == nil ? [("", Words.Organisations.choose)] : [])
                        + programme.sectors.map { ($0.id, $0.name) }
                )
            }
            form.text(
                programme.sectors.isEmpty ? "sector" : "new-sector",
                programme.sectors.isEmpty
                    ? Words.Organisations.sector : Words.Organisations.newSector,
                hint: Words.Organisations.newSectorHint
            )
            form.number(
                "people",
                Words.Organisations.people,
                hint: Words.Organisations.peopleHint
            )
            form.text("area", Words.Organisations.area, list: "areas")
            HTML(.datalist, .id("areas")) {
                for area in OrganisationList.areas(programme).prefix(500) {
                    HTML(.option, .named("value", area))
                }
            }
            form.number(
                "founding",
                Words.Organisations.founding,
                hint: Words.Organisations.foundingHint
            )
            form.number("serves", Words.Organisations.serves)
            form.text(
                "identifier",
                Words.Organisations.identifier,
                hint: Words.Organisations.identifierHint
            )
            form.number(
                "members",
                Words.Organisations.members,
                hint: Words.Organisations.membersHint
            )
            if !programme.groups.isEmpty {
                form.select(
                    "group",
                    Words.Organisations.group,
                    [("", Words.Desk.none)] + programme.groups.map { ($0.id, $0.name) }
                )
            }
            form.lines("notes", Words.Desk.notes, hint: Words.Organisations.notesHint)
        }
    }
}
