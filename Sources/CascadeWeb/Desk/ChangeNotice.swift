import CascadeFormats
import CascadeStore

/// What is said at the top of a page after a change, with a button that takes it back.
enum ChangeNotice {
    /// A word on an entry of the log; where it is undone, that it is.
    static func html(_ entry: Entry, _ desk: DeskRequest) -> HTML {
        guard entry.undoneBy == nil else {
            return HTML(.div, .class("notice")) {
                HTML(.p, text: Words.Desk.isUndone(entry.id))
            }
        }
        return HTML(.div, .class("notice good saved"), .named("role", "status")) {
            HTML(.p) {
                HTML(.strong, text: entry.undoes == nil ? Words.Desk.saved : Words.Desk.undone)
                " "
                HTML(.bdi, text: entry.summary)
                "."
            }
            Component.action(
                entry.undoes == nil ? Words.undo : Words.Desk.redo,
                desk.path("changes", String(entry.id), "undo"),
                for: desk.request.visitor,
                values: [FormValues.Pair("from", desk.request.path)]
            )
        }
    }
}
