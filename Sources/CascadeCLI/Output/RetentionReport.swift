import CascadeCore
import CascadeFormats

/// People who have had no part for years.
struct RetentionReport {
    let programme: Programme
    let years: Int
    /// Whether nobody set the years.
    let isUsual: Bool
    let lapsed: [Retention.Lapsed]

    /// The report in a format.
    func text(as format: DataFormat) -> String {
        switch format {
        case .text: text
        case .json: json.text
        case .csv:
            CSVText.table(
                ["id", "name", "organisation", "last", "active"],
                lapsed.map { entry in
                    let person = programme.people[entry.person]
                    return [
                        person.id, person.name, person.organisation, entry.last.description,
                        entry.wasActive ? "yes" : "no",
                    ]
                }
            )
        }
    }

    private var text: String {
        let span = Wording.counted(years, "year")
        let source =
            isUsual
            ? " (the usual; set retention-years in programme.yaml once your organisation has decided)"
            : ""
        guard !lapsed.isEmpty else {
            return "Nobody has been without activity for \(span)\(source)."
        }
        var table = TextTable(["id", "name", "organisation", "last activity"], leftColumns: 4)
        for entry in lapsed {
            let person = programme.people[entry.person]
            table.add([
                person.id, PlainLine.text(person.name), person.organisation,
                entry.wasActive ? entry.last.description : "none on record since \(entry.last)",
            ])
        }
        return """
            \(Wording.counted(lapsed.count, "person", "people")) without activity for \(span)\(source):

            \(table.text())
            """
    }

    private var json: JSONText {
        .object([
            ("schema", .string("cascade.retention/1")), ("years", .number(Double(years))),
            (
                "people",
                .array(
                    lapsed.map { entry in
                        let person = programme.people[entry.person]
                        return .object([
                            ("id", .string(person.id)), ("name", .string(person.name)),
                            ("organisation", .string(person.organisation)),
                            ("last", .string(entry.last.description)),
                            ("wasActive", .truth(entry.wasActive)),
                        ])
                    }
                )
            ),
        ])
    }
}
