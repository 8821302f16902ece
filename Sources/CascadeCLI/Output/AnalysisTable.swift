import ArgumentParser
import CascadeCore
import CascadeFormats

/// Which table of an analysis is printed as CSV.
enum AnalysisTable: String, CaseIterable, ExpressibleByArgument {
    /// One row for each organisation.
    case organisations
    /// One row for each sector.
    case sectors
    /// One row for each pair of organisations with a tie.
    case ties
    /// One row for each community.
    case communities
    /// One row for each ordered pair of sectors.
    case mixing
    /// One row for each finding.
    case findings
    /// One row for each trainer on record.
    case lineage

    /// The table of an analysis: comma-separated text with a heading, without a line break at the end.
    ///
    /// A column holds the member of the JSON row that its name says; a dot leads into a member's own members.
    func text(of analysis: Analysis) -> String {
        let data = AnalysisData(analysis)
        let columns = self.columns(data.programme)
        return CSVText.table(
            columns,
            rows(data).map { row in
                let value = JSONText.object(row)
                return columns.map { column in
                    value.member(Self.path(column)).cell
                }
            }
        )
    }

    private func rows(_ data: AnalysisData) -> [AnalysisData.Row] {
        switch self {
        case .organisations: data.organisations
        case .sectors: data.sectors
        case .ties: data.ties
        case .communities: data.communities
        case .mixing: data.mixing
        case .findings: data.findings
        case .lineage: data.carriers
        }
    }

    /// The names of members that a column's heading consists of; the id of a sector may have dots of its own.
    private static func path(_ column: String) -> [String] {
        let splits = column.hasPrefix("bySector.") ? 1 : 2
        return column.split(separator: ".", maxSplits: splits).map(String.init)
    }

    private static let difference = ["mean", "se", "low", "high", "p10", "p50", "p90"]

    private func columns(_ programme: Programme) -> [String] {
        switch self {
        case .organisations:
            [
                "id", "name", "sector", "people", "role", "partners", "partnersElsewhere",
                "strength", "betweenness", "constraint", "effectiveSize", "core", "community",
                "cutsOff", "cutsOffPeople", "brokerage.acrossSectors", "brokerage.coordinator",
                "brokerage.itinerant", "brokerage.gatekeeper", "brokerage.representative",
                "brokerage.liaison", "reached", "coverage", "chanceReached", "reachedAtHome",
                "reachedByPartners", "reachedPlanned", "givenToPartners",
            ] + Self.difference.map { "elsewhereWithout.\($0)" }
        case .sectors:
            [
                "id", "name", "organisations", "people", "reached", "coverage",
                "reproductionNumber", "tiesInside", "tiesOutside", "expectedOutside",
                "externalInternalIndex", "chanceAsClosed", "isSilo", "reachedBySector",
                "reachedByOtherSectors", "reachedPlanned", "givenToOtherSectors",
            ]
        case .ties:
            [
                "first", "second", "strength", "reachedInFirst", "reachedInSecond", "isBridge",
                "betweenness",
            ]
        case .communities:
            ["number", "people", "organisations"] + programme.sectors.map { "bySector.\($0.id)" }
        case .mixing: ["from", "to", "ties", "reach"]
        case .findings:
            ["kind", "about", "sentence", "advice", "people"]
                + ["effect", "remedy"].flatMap { trial in
                    ["people", "elsewhere", "among"].flatMap { part in
                        ["mean", "low", "high"].map { "\(trial).\(part).\($0)" }
                    } + ["\(trial).chanceOfTarget.before", "\(trial).chanceOfTarget.after"]
                }
        case .lineage: ["person", "name", "generation", "trained", "descendants", "only"]
        }
    }
}

extension JSONText {
    /// The member that a path of names leads to; null where there is none.
    func member(_ path: [String]) -> JSONText {
        guard let name = path.first else { return self }
        guard case .object(let members) = self, let found = members.first(where: { $0.0 == name })
        else { return .null }
        return found.1.member(Array(path.dropFirst()))
    }

    /// The value as the cell of a table: nothing for null, a bar between the values of an array.
    var cell: String {
        switch self {
        case .null: ""
        case .string(let text): text
        case .number(let value): CSVText.number(value)
        case .integer, .truth, .object, .written: text
        case .array(let values): values.map(\.cell).joined(separator: "|")
        }
    }
}
