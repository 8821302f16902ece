import CascadeFormats
import CascadeStore

/// What says on every page that recordings wait on this phone; the script fills it in and shows it.
struct QueueBanner {
    /// Name of the programme in addresses; nil: the page is about none.
    let programme: String?
    /// Who looks at it.
    let visitor: Visitor

    /// Whose recordings this visitor's pages may send: those of the same programme and role.
    static func owner(_ programme: String?, _ visitor: Visitor) -> String? {
        guard let programme, let role = visitor.role(in: programme) else { return nil }
        return switch role {
        case .trainer(let person): "trainer \(person)"
        case .lead: "lead"
        case .funder: nil
        }
    }

    var html: HTML {
        var attributes: [HTMLAttribute] = [
            .id("queue"), .class("queue"), .named("role", "region"),
            .label(Words.Queue.savedHere), .named("hidden"),
            .named("data-words", words.text),
        ]
        if let programme, let owner = Self.owner(programme, visitor) {
            attributes.append(.named("data-programme", programme))
            attributes.append(.named("data-owner", owner))
            attributes.append(.named("data-token", visitor.formToken ?? ""))
        }
        return HTML(
            .aside,
            listed: attributes,
            HTML {
                HTML(.div, .class("queue-bar")) {
                    HTML(.p, .named("data-count"), .named("role", "status"))
                    HTML(
                        .button,
                        .class("button"),
                        .named("type", "button"),
                        .named("data-send"),
                        text: Words.Queue.send
                    )
                    HTML(.p, .class("why"), .named("data-why"), .named("role", "status"))
                    HTML(.ul, .named("data-rejected"))
                }
            }
        )
    }

    private var words: JSONText {
        .object(
            [
                ("one", Words.Queue.one), ("many", Words.Queue.many),
                ("rejectedOne", Words.Queue.rejectedOne),
                ("rejectedMany", Words.Queue.rejectedMany), ("send", Words.Queue.send),
                ("sending", Words.Queue.sending), ("noSignal", Words.Queue.noSignal),
                ("signInAgain", Words.Queue.signInAgain), ("elsewhere", Words.Queue.elsewhere),
                ("busy", Words.Queue.busy), ("mend", Words.Queue.mend),
                ("drop", Words.Queue.drop), ("dropSure", Words.Queue.dropSure),
                ("leave", Words.Queue.leave),
            ]
            .map { ($0.0, .string($0.1)) }
        )
    }
}
