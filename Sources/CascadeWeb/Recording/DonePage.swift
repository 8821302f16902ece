import CascadeCore
import CascadeFormats
import CascadeStore

/// What was saved, what it led to, and how to take it back.
struct DonePage {
    private let entry: Entry
    private let session: Session?
    private let programme: Programme
    private let name: String
    private let visitor: Visitor
    private let isLead: Bool

    /// The page about a recording that this visitor saved.
    ///
    /// - Throws: ``WebError`` where they saved none of this id.
    init(_ id: String, _ desk: RecordingDesk, _ visitor: Visitor) throws {
        guard let entry = try desk.entry(of: id) else { throw WebError.notFound }
        self.entry = entry
        programme = try desk.desk.programme()
        session = programme.sessions.first { $0.recorded?.id == id }
        name = desk.desk.name
        self.visitor = visitor
        isLead = desk.role == .lead
    }

    private var root: String { "/p/\(name)" }

    var html: HTML {
        let isUndone = entry.undoneBy != nil
        return HTML {
            if isUndone {
                HTML(.div, .class("notice"), .named("role", "status")) {
                    HTML(.h1, text: Words.Record.undone)
                }
            } else {
                HTML(.div, .class("confirmation"), .named("role", "status")) {
                    HTML(.h1, text: session == nil ? Words.Record.doneNone : Words.Record.done)
                    if let session, session.status == .delivered { summary(session) }
                }
                if let session, session.status == .delivered { ledTo(session) }
            }
            HTML(.div, .class("buttons")) {
                Component.button(Words.Record.another, to: "\(root)/record")
                Component.button(
                    isLead ? Words.Record.toOverview : Words.Record.toMine,
                    to: isLead ? root : "\(root)/mine",
                    isMain: false
                )
            }
            if !isUndone {
                let isHeld = session?.status == .delivered
                HTML(
                    .p,
                    .class("note"),
                    text: isHeld ? Words.Record.undoHint : Words.Record.undoHintNone
                )
                HTML(.div, .class("buttons")) {
                    if let session, isHeld {
                        Component.button(
                            Words.Record.correctThis,
                            to: "\(root)/record/sessions/\(FormValues.encoded(session.id))",
                            isMain: false
                        )
                    }
                    Component.action(
                        Words.Record.takeBack,
                        "\(root)/record/undo",
                        for: visitor,
                        values: [.init("id", entry.recording ?? "")]
                    )
                }
            }
        }
    }

    private func summary(_ session: Session) -> HTML {
        let course = programme.courses.first { $0.id == session.course }?.name ?? session.course
        return HTML(.p) { HTML(.bdi, text: "\(course), \(session.start.spelledOut)") }
    }

    private func ledTo(_ session: Session) -> HTML {
        let rows = programme.attendance.filter { $0.session == session.id }
        func total(_ counts: (Attendance) -> Bool) -> Int {
            rows.filter(counts).reduce(0) { $0 + $1.headcount }
        }
        let completed = total { $0.outcome == .completed }
        let forward = total { $0.cameForward == true }
        let history = History(programme)
        let held = history.sessions.first { programme.sessions[$0.session].id == session.id }
        var lines = [Words.Done.completed(completed)]
        if let reached = held?.reached, reached > 0 { lines.append(Words.Done.reached(reached)) }
        if forward > 0 { lines.append(Words.Done.forward(forward)) }
        if let trainer = session.trainers.first, !isLead,
            let person = programme.people.firstIndex(where: { $0.id == trainer })
        {
            let all = history.trained(person).reduce(0) { $0 + history.sessions[$1].reached }
            if all > 0 { lines.append(Words.Done.altogether(all)) }
        }
        return HTML(.section) {
            HTML(.h2, text: Words.Record.ledTo)
            HTML(.ul, .class("led")) {
                for line in lines { HTML(.li, text: line) }
            }
        }
    }
}

extension Words {
    /// What a session led to.
    enum Done {
        static func completed(_ count: Int) -> String {
            "\(Wording.counted(count, "person", "people")) completed it."
        }
        static func reached(_ count: Int) -> String {
            "\(Wording.counted(count, "person", "people")) reached for the first time."
        }
        static func forward(_ count: Int) -> String {
            "\(Wording.counted(count, "person", "people")) came forward to train others."
        }
        static func altogether(_ count: Int) -> String {
            "\(Wording.counted(count, "person", "people")) reached at sessions of yours so far."
        }
    }
}
