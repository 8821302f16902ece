/// A layout of tables that is known without a mapping.
package struct SessionTableLayout: Sendable {
    /// What a word of a column of roles means.
    package enum Role: String, Sendable, Hashable, CaseIterable {
        /// Trained others; the lead.
        case trainer
        /// Trained others, beside the lead.
        case coTrainer = "co-trainer"
        /// Was trained.
        case attendee
        /// Was there for something else, and is not counted.
        case ignore
    }

    /// What a word of a column of outcomes means.
    package enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// Turned up and completed.
        case completed
        /// Turned up.
        case attended
        /// Did not turn up.
        case noShow = "no-show"
        /// Is not counted: the booking was cancelled, or nobody knows yet.
        case ignore
    }

    /// Which layout.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Ours, and what is mapped.
        case plain
        /// AMY of The Carpentries: people in bulk.
        case amy
        /// CiviCRM: participants.
        case civicrm
        /// TrainSMART: trainings.
        case trainsmart
        /// Moodle: a report of the Attendance activity.
        case moodle
    }

    /// Which layout.
    package var kind: Kind
    /// What it is called in messages.
    package var name: String
    /// Headings of which each must be there, in one of its spellings; folded.
    var signature: [[String]]
    /// Fields by heading, folded; headings that stand for nothing have `ignore`.
    var columns: [String: SessionField]
    /// Meaning of roles by word, folded.
    var roles: [String: Role]
    /// Meaning of outcomes by word, folded.
    var outcomes: [String: Outcome]
    /// Words that stand for an empty cell, folded.
    var emptyWords: Set<String> = []
    /// What the reader should know, in sentences without a full stop.
    var remarks: [String] = []

    /// The layout of a kind.
    package static func of(_ kind: Kind) -> SessionTableLayout {
        switch kind {
        case .plain: plain
        case .amy: amy
        case .civicrm: civicrm
        case .trainsmart: trainsmart
        case .moodle: moodle
        }
    }

    /// The layouts that are recognised by their headings, the most particular first.
    static let recognised: [SessionTableLayout] = [amy, trainsmart, civicrm]

    /// Whether headings, folded, are those of the layout.
    func matches(_ headings: Set<String>) -> Bool {
        !signature.isEmpty && signature.allSatisfy { !headings.isDisjoint(with: $0) }
    }

    /// The field that a heading, folded, stands for.
    func field(of heading: String) -> SessionField? {
        if let field = columns[heading] { return field }
        return SessionField.allCases.first { $0.headings.contains(heading) }
    }

    /// Our own layout, and the words that hold in every other one too.
    static let plain = SessionTableLayout(
        kind: .plain,
        name: "a table of sessions",
        signature: [],
        columns: [:],
        roles: usualRoles,
        outcomes: usualOutcomes
    )

    static let usualRoles: [String: Role] = [
        "trainer": .trainer, "leadtrainer": .trainer, "facilitator": .trainer,
        "leadfacilitator": .trainer, "instructor": .trainer, "teacher": .trainer, "tutor": .trainer,
        "cotrainer": .coTrainer, "cofacilitator": .coTrainer, "assistanttrainer": .coTrainer,
        "attendee": .attendee, "participant": .attendee, "learner": .attendee,
        "student": .attendee, "trainee": .attendee, "delegate": .attendee,
        "host": .ignore, "volunteer": .ignore, "helper": .ignore, "observer": .ignore,
        "organiser": .ignore, "organizer": .ignore, "ignore": .ignore,
    ]

    static let usualOutcomes: [String: Outcome] = [
        "completed": .completed, "complete": .completed, "passed": .completed,
        "finished": .completed, "yes": .completed, "y": .completed, "x": .completed,
        "present": .completed, "p": .completed, "1": .completed, "true": .completed,
        "✓": .completed,
        "✔": .completed, "late": .completed,
        "attended": .attended, "leftearly": .attended, "incomplete": .attended,
        "partly": .attended, "inpart": .attended,
        "noshow": .noShow, "no": .noShow, "n": .noShow, "absent": .noShow, "a": .noShow,
        "0": .noShow, "false": .noShow, "didnotattend": .noShow, "dna": .noShow,
        "missed": .noShow, "excused": .noShow, "apologies": .noShow,
        "cancelled": .ignore, "canceled": .ignore, "withdrawn": .ignore, "withdrew": .ignore,
        "registered": .ignore, "booked": .ignore, "invited": .ignore, "waitlist": .ignore,
        "waitinglist": .ignore, "ignore": .ignore,
    ]
}
