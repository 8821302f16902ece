import CascadeCore
import CascadeReport

/// What differs between a report and its programme, for people.
struct VerifyText {
    private let check: ReportCheck
    private let report: String

    /// Differences of a kind told one by one.
    private static let most = 40

    init(_ check: ReportCheck, report: String) {
        self.check = check
        self.report = report
    }

    /// The answer, then every difference, then what may explain them.
    var text: String {
        guard !check.isTrue else {
            return TextLayout.wrapped(
                "\(report): every figure is as the programme gives it. "
                    + "\(Wording.counted(check.figures, "figure")) and \(Wording.counted(check.pictures, "picture")) were made again and "
                    + "compared, and all words with them."
            )
        }
        let lines = check.differences.map(sentence)
        let shown = lines.prefix(Self.most).map { TextLayout.wrapped("  \($0)", indent: 4) }
        let more =
            lines.count > shown.count
            ? ["  and \(Wording.count(lines.count - shown.count)) more"] : []
        return
            ([
                "\(report): \(Wording.counted(lines.count, "thing")) \(lines.count == 1 ? "differs" : "differ") from what the programme gives."
            ] + shown + more + [hint].compactMap(\.self)).joined(separator: "\n")
    }

    private func sentence(_ difference: ReportCheck.Difference) -> String {
        switch difference {
        case .figure(let label, .some(let inFile), .some(let due)):
            "\(label): the report says \(inFile), the records say \(due)."
        case .figure(let label, nil, .some(let due)):
            "\(label): missing in the report; the records say \(due)."
        case .figure(let label, let inFile, nil):
            "\(label): the report says \(inFile ?? "nothing"); no such figure belongs there."
        case .picture(let title): "Picture “\(title)”: not the one that the programme gives."
        case .text(.some(let inFile), .some(let due)):
            "Words: the report says “\(Self.clipped(inFile))”, it should say “\(Self.clipped(due))”."
        case .text(.some(let inFile), nil):
            "Words: “\(Self.clipped(inFile))” does not belong there."
        case .text(nil, .some(let due)): "Words: “\(Self.clipped(due))” is missing."
        case .text(nil, nil): "Words: something is missing."
        }
    }

    private static func clipped(_ text: String) -> String {
        text.count > 160 ? text.prefix(159) + "…" : text
    }

    private var hint: String? {
        if let version = check.otherVersion {
            return TextLayout.wrapped(
                "The report was made by version \(version) of the product, and this is \(ProductVersion.text): other versions may give "
                    + "other figures. Maybe verify it with that version."
            )
        }
        if check.isSameContent {
            guard check.options.isPublic else { return nil }
            return TextLayout.wrapped(
                "The plan is the one that the report was made from; either the file was changed, or the records until "
                    + "\(check.options.asOf ?? "then") were. Maybe make the report anew."
            )
        }
        return TextLayout.wrapped(
            "The programme is not the one that the report was made from: its plan or its records until \(check.options.asOf ?? "then") have "
                + "changed since. Maybe make the report anew."
        )
    }
}
