import CascadeCore
import CascadeFormats

extension Words {
    /// What is said of tables that are brought in.
    enum Imports {
        static let tables = "Bring in a table"
        static let records = "Bring in records"
        static let title = "Bring in a table"
        static let lead =
            "Nothing is changed until you have seen what the table would do and pressed the button there."
        static let what = "What is in the table?"
        static let recordsHint =
            "A row for each session or for each person at one. Columns are recognised by their headings, and you can say what they mean."
        static let file = "A file: CSV or Excel (.xlsx)"
        static let fileHint = "Up to 8 MB."
        static let text = "Or paste the table (optional)"
        static let textHint =
            "Copy the cells in your spreadsheet program, the headings too, and paste them here."
        static let look = "See what it would do"
        static let lookAgain = "Look again with these columns"
        static let needsTable = "Choose a file, or paste a table"
        static let pasted = "pasted table"
        static let goneTitle = "The table is not here any more"
        static let gone =
            "It was saved already, or lay here for more than an hour. Please choose it again."
        static let waiting = "Reading the table"
        static let waitingText = "This page looks again by itself."
        static let checkTitle = "What the table would do"
        static let unreadable =
            "The file could not be read. Maybe it is damaged, or of another kind."
        static let putRight =
            "The numbers are those of the rows in your table; the headings are row 1. Put these right in the table and choose it again."
        static let again = "Choose another table"
        static let nothingYet = "Nothing has been changed yet."
        static let nothingNew =
            "All of it stands in the programme already. There is nothing to save."
        static let changed =
            "The programme was changed while you looked, and the table no longer fits. Nothing was saved; this is what it would do now."
        static let rows = "Rows of the table"
        static let rowColumns = ["What", "Effect"]
        static let sessionsCaption = "Sessions of the table"
        static let sessionColumns = ["Session", "Host", "Trainers", "People", "Rows", "Effect"]
        static let newcomersCaption = "People who would be new"
        static let newcomerColumns = ["Name", "Organisation", "Rows"]
        static let worthALook = "Worth a look"
        static let columnsTitle = "What the columns mean"
        static let asItIs = "as the heading says"
        static let course = "Course, where the table does not say it"
        static let dates = "Days written with numbers"
        static let fromTable = "As the table says"
        static let dayFirst = "day first: 31/1/2026"
        static let monthFirst = "month first: 1/31/2026"
        static let sheet = "Sheet"

        static func name(_ what: ImportRoutes.What) -> String {
            switch what {
            case .records: "Sessions that were held, and who was there"
            case .organisations: "Organisations"
            case .people: "People"
            case .partnerships: "Partnerships"
            }
        }

        static func columns(_ required: [String], _ optional: [String]) -> String {
            "Columns \(Wording.list(required)); if you like also \(Wording.list(optional))."
        }

        static func problems(_ count: Int) -> String {
            count == 1 ? "There is a problem" : "There are \(Wording.count(count)) problems"
        }

        static func problem(_ problem: LocatedProblem) -> String {
            let place = problem.line > 0 ? "Row \(problem.line): " : ""
            let found = problem.found.isEmpty ? "nothing" : "“\(problem.found.prefix(80))”"
            let meant = problem.suggestion.map { " Did you mean “\($0)”?" } ?? ""
            return
                "\(place)\(problem.subject): found \(found), expected \(problem.expected).\(meant)"
        }

        static func counts(added: Int, changed: Int, same: Int) -> String {
            let parts = [(added, "added"), (changed, "changed"), (same, "left as they are")]
                .filter { $0.0 > 0 }
                .map { "\(Wording.count($0.0)) \($0.1)" }
            return "Rows: \(Wording.list(parts))."
        }

        static func effect(_ isKnown: Bool, _ changes: Bool) -> String {
            isKnown ? (changes ? "changed" : "as it is") : "added"
        }

        static func saveRows(_ count: Int) -> String { "Save \(Wording.counted(count, "row"))" }
        static func record(_ count: Int) -> String { "Record \(Wording.counted(count, "session"))" }

        static func recordRest(_ count: Int) -> String {
            "Leave out the rows with problems and record \(Wording.counted(count, "session"))"
        }

        static func tableSummary(_ kind: ProgrammeTable.Kind, _ name: String) -> String {
            "Brought in \(kind.rawValue) from the table \(name)"
        }

        static func sessions(_ reading: SessionTableReading) -> String {
            guard !reading.sessions.isEmpty else { return "No session could be read from it." }
            func count(_ isCounted: (SessionTableReading.Change) -> Bool) -> Int {
                reading.sessions.count { isCounted($0.change) }
            }
            let parts = [
                (count { $0 == .new }, "new"),
                (count { if case .planned = $0 { true } else { false } }, "planned before"),
                (count { if case .changed = $0 { true } else { false } }, "recorded otherwise"),
                (count { if case .unchanged = $0 { true } else { false } }, "recorded already"),
            ]
            .filter { $0.0 > 0 }
            .map { "\(Wording.count($0.0)) \($0.1)" }
            return "\(Wording.counted(reading.sessions.count, "session")): \(Wording.list(parts))."
        }

        static func people(_ delivered: Recording.DeliveredSession) -> String {
            var (present, missed) = (0, 0)
            for attendee in delivered.attendees {
                var count = 1
                if case .headcount(let number, _) = attendee.subject { count = number }
                if attendee.outcome == .noShow { missed += count } else { present += count }
            }
            return missed == 0
                ? Wording.count(present)
                : "\(Wording.count(present)), and \(Wording.count(missed)) who did not come"
        }

        static func rowsOf(_ rows: [Int]) -> String {
            let shown = rows.prefix(6).map(String.init).joined(separator: ", ")
            return rows.count > 6 ? "\(shown) and \(rows.count - 6) more" : shown
        }

        static func change(_ change: SessionTableReading.Change) -> String {
            switch change {
            case .new: return "new"
            case .planned: return "was planned"
            case .unchanged: return "recorded already"
            case .changed(_, let difference):
                func part(_ names: [String], _ verb: String) -> String? {
                    guard !names.isEmpty else { return nil }
                    let more = names.count > 4 ? " and \(names.count - 4) more" : ""
                    return "\(verb) \(names.prefix(4).joined(separator: ", "))\(more)"
                }
                let parts = [
                    part(difference.added, "adds"),
                    part(difference.changed, "changes the outcome of"),
                    part(difference.missing, "takes out"),
                    difference.facts.isEmpty
                        ? nil : "changes the \(Wording.list(difference.facts))",
                ]
                return parts.compactMap(\.self).joined(separator: "; ")
            }
        }

        static func newcomers(_ count: Int) -> String {
            "\(Wording.counted(count, "person", "people")) who would be new"
        }

        static func hint(_ row: Int, _ text: String) -> String {
            (row > 0 ? "Row \(row): " : "") + "\(text)."
        }

        static func layout(_ name: String) -> String { "Read as \(name)." }

        static func field(_ field: SessionField) -> String {
            switch field {
            case .ignore: "not used"
            case .firstName: "first name"
            case .lastName: "last name"
            case .email: "e-mail address"
            case .champion: "came forward"
            case .headcount: "people without names"
            case .attended: "how many came"
            case .completed: "how many completed"
            case .noShows: "how many did not come"
            case .date: "first day"
            case .end: "last day"
            default: field.rawValue
            }
        }
    }
}
