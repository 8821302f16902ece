import CascadeCore
import CascadeReport

/// What differs between a report and its programme, for people.
struct VerifyText {
    private let check: ReportCheck
    private let report: String

    init(_ check: ReportCheck, report: String) {
        self.check = check
        self.report = report
    }

    /// The answer, then every difference, then what may explain them.
    var text: String {
        guard !check.isTrue else {
            return TextLayout.wrapped(
                "\(Self.safe(report)): every figure is as the programme gives it. "
                    + "\(Wording.counted(check.figures, "figure")) and \(Wording.counted(check.pictures, "picture")) were made again and "
                    + "compared, and all words and style with them: the file is the same to the last byte."
            )
        }
        let count = check.differences.count + check.furtherDifferences
        let more =
            check.furtherDifferences > 0
            ? ["  and \(Wording.count(check.furtherDifferences)) more"] : []
        return
            ([
                Self.safe(
                    "\(report): \(Wording.counted(count, "thing")) \(count == 1 ? "differs" : "differ") from what the programme gives."
                )
            ]
            + check.differences.map {
                TextLayout.wrapped("  \(Self.safe(sentence($0)))", indent: 4)
            } + more
            + [hint].compactMap(\.self)).joined(separator: "\n")
    }

    /// A text as one line in which nothing commands a terminal: control characters, and those that turn or hide what follows,
    /// as U+FFFD.
    static func safe(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .format where scalar == "\u{200C}" || scalar == "\u{200D}": safe.append(scalar)
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
                .surrogate:
                safe.append("\u{FFFD}")
            default: safe.append(scalar)
            }
        }
        return String(safe)
    }

    private func sentence(_ difference: ReportCheck.Difference) -> String {
        switch difference {
        case .figure(let label, .some(let inFile), .some(let due)):
            "\(label): the report says \(inFile), the programme gives \(due)."
        case .figure(let label, nil, .some(let due)):
            "\(label): missing in the report; the programme gives \(due)."
        case .figure(let label, let inFile, nil):
            "\(label): the report says \(inFile ?? "nothing"); no such figure belongs there."
        case .appearance(let label):
            "\(label): the number is right, but it is marked otherwise or stands there more than once."
        case .unseen:
            "The style or hidden parts of the page are not those that the programme gives."
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
        let scalars = text.unicodeScalars
        return scalars.count > 160 ? String(scalars.prefix(159)) + "…" : text
    }

    /// The last day of records that the file names.
    private var day: String { Self.clipped(Self.safe(check.options.asOf ?? "then")) }

    private var hint: String? {
        if let version = check.otherVersion {
            return TextLayout.wrapped(
                "The report was made by version \(Self.clipped(Self.safe(version))) of the product, and this is \(ProductVersion.text): other versions may give "
                    + "other figures. Maybe verify it with that version."
            )
        }
        if check.isSameContent {
            guard check.options.isPublic else { return nil }
            return TextLayout.wrapped(
                "The plan is the one that the report was made from; either the file was changed, or the records until "
                    + "\(day) were. Maybe make the report anew."
            )
        }
        return TextLayout.wrapped(
            "The programme is not the one that the report was made from: its plan or its records until \(day) have "
                + "changed since. Maybe make the report anew."
        )
    }
}
