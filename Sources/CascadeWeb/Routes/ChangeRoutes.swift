import CascadeCore
import CascadeFormats
import CascadeStore
import Foundation

/// The log of changes, and undoing one.
enum ChangeRoutes {
    static let all: [Route] = [
        .lead("changes") { try ChangePages.list($0) },
        .lead("changes/{change}") { try ChangePages.page($0) },
        .leadForm("changes/{change}/undo") { desk in
            guard let id = Int64(desk.request.parameter("change")) else { throw WebError.notFound }
            let (who, now) = (desk.request.visitor.name, desk.site.now())
            do {
                let result = try await desk.desk.changing { try $0.undo(id, by: who, at: now) }
                return desk.redirect(to: origin(desk) ?? desk.path("changes"), after: result)
            } catch let error as StoreError where error.kind == .notUndoable {
                return refused(error, id, desk)
            }
        },
    ]

    /// The page of the programme from which the undo was asked for, where it is still there.
    private static func origin(_ desk: DeskRequest) -> String? {
        guard let from = desk.form["from"], from.hasPrefix(desk.path() + "/"),
            let parts = Optional(from.split(separator: "/").map(String.init)), parts.count >= 3
        else { return nil }
        let draft = (try? desk.desk.programme().draft) ?? desk.programme.draft
        let id = parts.count > 3 ? parts[3].removingPercentEncoding ?? parts[3] : nil
        guard parts.count <= 4 else { return nil }
        switch (parts[2], id) {
        case ("organisations", nil), ("people", nil), ("sessions", nil), ("courses", nil),
            ("duplicates", nil), ("changes", nil):
            return from
        case ("organisations", let id?):
            return draft.organisations.contains { $0.id == id }
                ? from : desk.path("organisations")
        case ("people", let id?):
            return draft.people.contains { $0.id == id } ? from : desk.path("people")
        case ("sessions", let id?):
            return draft.sessions.contains { $0.id == id } ? from : desk.path("sessions")
        case ("courses", let id?):
            return draft.courses.contains { $0.id == id } ? from : desk.path("courses")
        default: return nil
        }
    }

    /// The page that says why a change can't be undone, and which one would have to be undone first.
    private static func refused(_ error: StoreError, _ id: Int64, _ desk: DeskRequest)
        -> WebResponse
    {
        desk.page(Words.Changes.notUndone, current: Words.Navigation.changes, status: 422) {
            HTML(.a, .class("back"), .link(desk.path("changes")), text: Words.Navigation.changes)
            Component.heading(Words.Changes.notUndone, above: Words.Changes.title(id))
            HTML(.p, .class("lead")) {
                HTML(
                    .bdi,
                    text: "\(error.reason.prefix(1).uppercased())\(error.reason.dropFirst())."
                )
            }
            HTML(.p) { HTML(.bdi, text: error.advice) }
            HTML(.div, .class("buttons")) {
                Component.button(
                    Words.Changes.toLog,
                    to: desk.path("changes"),
                    isMain: false
                )
            }
        }
    }
}
