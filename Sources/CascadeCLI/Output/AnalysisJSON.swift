import CascadeCore
import CascadeFormats

/// An analysis as JSON, schema `cascade.analysis/1`.
///
/// Organisations and sectors stand by id; a number that is not defined is `null`.
struct AnalysisJSON {
    private let data: AnalysisData

    init(_ analysis: Analysis) { data = AnalysisData(analysis) }

    /// The text, on one line.
    var text: String {
        let outcome = data.outcome
        return JSONText.object([
            ("schema", .string("cascade.analysis/1")),
            ("programme", JSONText.programme(of: outcome)),
            ("seed", .integer(outcome.seed)),
            ("replicates", .count(outcome.replicates)),
            ("trialReplicates", .count(data.analysis.replicates)),
            ("weeks", .count(outcome.weeks)),
            ("headline", .string(outcome.headline)),
            ("findings", .array(data.findings.map(JSONText.object))),
            ("summary", summary),
            ("organisations", byId(data.organisations)),
            ("sectors", byId(data.sectors)),
            ("matrices", matrices),
            ("communities", .array(data.communities.map(JSONText.object))),
            ("ties", .array(data.ties.map(JSONText.object))),
            ("onlyLinks", onlyLinks),
            ("influential", .array(data.network.influential.map(data.organisationId))),
            ("equity", equity),
            ("lineage", lineage),
            ("notices", .array(outcome.notices.map(JSONText.string))),
        ]).text
    }

    /// Rows as members named by their first member, the id.
    private func byId(_ rows: [AnalysisData.Row]) -> JSONText {
        var members: AnalysisData.Row = []
        for row in rows {
            var rest = row
            let id = rest.removeFirst().1.cell
            members.append((id, .object(rest)))
        }
        return .object(members)
    }

    private var summary: JSONText {
        let summary = data.network.summary
        return .object([
            ("organisations", .count(summary.organisations)),
            ("ties", .count(summary.ties)),
            ("density", .number(summary.density)),
            ("parts", .count(summary.parts)),
            ("largestPart", .count(summary.largestPart)),
            ("centralisation", .optional(summary.centralisation)),
            ("externalInternalIndex", .optional(summary.externalInternalIndex)),
            ("expectedExternalInternalIndex", .optional(summary.expectedExternalInternalIndex)),
            ("chanceAsClosed", .optional(summary.chanceAsClosed)),
            ("assortativity", .optional(summary.assortativity)),
            ("modularity", .number(summary.modularity)),
            ("flowExternalInternalIndex", .optional(summary.flowExternalInternalIndex)),
        ])
    }

    private var matrices: JSONText {
        let network = data.network
        return .object([
            ("sectors", .array(data.programme.sectors.map { JSONText.string($0.id) })),
            (
                "ties",
                .array(
                    network.tiesBetweenSectors.map { row in
                        JSONText.array(row.map(JSONText.count))
                    }
                )
            ),
            ("reach", .array(network.reachBetweenSectors.map(JSONText.numbers))),
        ])
    }

    private var onlyLinks: JSONText {
        .array(
            data.network.onlyLinks.map { link in
                .object([
                    ("organisation", data.organisationId(link.organisation)),
                    (
                        "sectors",
                        .array(link.sectors.map { JSONText.string(data.programme.sectors[$0].id) })
                    ),
                    ("reached", .number(link.reached)),
                ])
            }
        )
    }

    private var equity: JSONText {
        guard let equity = data.network.equity else { return .null }
        return .object([
            ("gini", .number(equity.gini)),
            ("theil", .number(equity.theil)),
            ("theilBetween", .number(equity.theilBetween)),
            ("theilWithin", .number(equity.theilWithin)),
        ])
    }

    private var lineage: JSONText {
        guard let lineage = data.network.lineage else { return .null }
        return .object([
            ("people", .count(lineage.people)),
            ("byGeneration", .array(lineage.byGeneration.map(JSONText.count))),
            ("acrossOrganisations", .count(lineage.acrossOrganisations)),
            ("acrossSectors", .count(lineage.acrossSectors)),
            ("trainers", .array(data.carriers.map(JSONText.object))),
        ])
    }
}
