import ArgumentParser
import CascadeCore
import CascadeFormats

/// Which table of a plan is printed as CSV.
enum PlanTable: String, CaseIterable, ExpressibleByArgument {
    /// One row for each organisation that is or was invited.
    case invitations
    /// One row for each planned session, by date.
    case calendar
    /// One row for each session and tie that the plan adds, changes or leaves out.
    case sessions
    /// One row for each usual practice.
    case practices

    /// The table of a plan: comma-separated text with a heading, without a line break at the end.
    ///
    /// A column holds the member of the JSON row that its name says; a dot leads into a member's own members.
    func text(of facts: PlanFacts) -> String {
        CSVText.table(
            columns,
            rows(PlanData(facts: facts)).map { row in
                let value = JSONText.object(row)
                return columns.map { column in
                    let path = column.split(separator: ".").map(String.init)
                    return value.member(path).listed
                }
            }
        )
    }

    private func rows(_ data: PlanData) -> [PlanData.Row] {
        switch self {
        case .invitations: data.invitations
        case .calendar: data.calendar
        case .sessions: data.sessions
        case .practices: data.practices
        }
    }

    private static let difference = ["mean", "se", "low", "high", "p10", "p50", "p90"]

    private var columns: [String] {
        switch self {
        case .invitations:
            ["organisation", "name", "sector", "standing", "seats", "seatsToday"]
                + Self.difference.map { "people.\($0)" }
                + ["elsewhere", "bringsTogether", "askedFor", "sessions"]
        case .calendar:
            [
                "date", "heldInWeekOf", "session", "course", "status", "host", "place", "trainers",
                "people", "seats",
            ]
        case .sessions:
            ["what", "id", "course", "status"] + Self.difference.map { "people.\($0)" } + ["cost"]
        case .practices: ["practice", "value"] + Self.difference.map { "gain.\($0)" }
        }
    }
}

extension JSONText {
    /// The value as a cell, seats in the way of `sessions.csv`: `hill-school:4|st-anne:2`.
    fileprivate var listed: String {
        guard case .array(let values) = self else { return cell }
        return values.compactMap { value in
            guard case .object(let members) = value else { return value.cell }
            let count = value.member(["seats"]).cell
            return count == "0" ? nil : "\(members.first?.1.cell ?? ""):\(count)"
        }
        .joined(separator: "|")
    }
}
