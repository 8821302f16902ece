import CascadeCore
import CascadeFormats

/// Why no plan can be made: limits that can't be kept together.
struct PlanConflictReport {
    let conflict: PlanConflict
    let programme: Programme

    /// The report in a format.
    func text(as format: DataFormat) -> String {
        switch format {
        case .text: plain
        case .json: conflict.json(for: programme).text
        case .csv:
            CSVText.table(
                ["kind", "words"],
                limits.map { ["limit", $0] } + conflict.reasons.map { ["reason", $0] }
            )
        }
    }

    private var limits: [String] { conflict.limits.map(PlanWords(programme).limit) }

    private var plain: String {
        let reasons = conflict.reasons.map { reason in
            let end = reason.last.map { ".!?".contains($0) } == true ? "" : "."
            return TextLayout.wrapped(Self.capitalised(reason) + end)
        }
        let title =
            switch limits.count {
            case 0: "No plan can be made for \(programme.name)."
            case 1: "This limit can't be kept; without it the others can:"
            default:
                """
                These \(limits.count) limits can't be kept together; without any one of them the others can:
                """
            }
        return
            ([title] + limits.map { TextLayout.wrapped("  - \($0)", indent: 4) } + reasons)
            .joined(separator: "\n")
    }

    private static func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}
