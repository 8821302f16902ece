import CascadeFormats
import CascadeStore

/// People and organisations that a search found.
struct SearchReport {
    /// What was found, the nearest first.
    let hits: [SearchHit]

    /// The report in a format.
    func text(as format: DataFormat) -> String {
        switch format {
        case .text:
            var table = TextTable(["found", "id", "name", "organisation"], leftColumns: 4)
            for hit in hits {
                table.add([
                    hit.kind.rawValue, hit.id, PlainLine.text(hit.name), hit.organisation ?? "",
                ])
            }
            return table.text()
        case .json:
            return JSONText.object([
                ("schema", .string("cascade.search/1")),
                (
                    "hits",
                    .array(
                        hits.map { hit in
                            .object([
                                ("kind", .string(hit.kind.rawValue)), ("id", .string(hit.id)),
                                ("name", .string(hit.name)),
                                ("organisation", hit.organisation.map(JSONText.string) ?? .null),
                            ])
                        }
                    )
                ),
            ]).text
        case .csv:
            return CSVText.table(
                ["kind", "id", "name", "organisation"],
                hits.map { [$0.kind.rawValue, $0.id, $0.name, $0.organisation ?? ""] }
            )
        }
    }
}
