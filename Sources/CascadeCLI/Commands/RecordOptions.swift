import ArgumentParser

/// What is recorded, on the command line.
struct RecordOptions: ParsableArguments {
    @Option(help: "Course that was held, by id or name.")
    var course: String?

    @Option(help: "Day, or first day: 2026-03-04, today, yesterday.")
    var on: String?

    @Option(help: "Last day; without it as the course's pattern says.")
    var until: String?

    @Option(help: "Planned session that it was, by id; without it one that was not planned.")
    var session: String?

    @Option(help: "Organisation that hosted it, or held dialogues, by id or name.")
    var host: String?

    @Option(help: "Where it took place.")
    var place: String?

    @Option(
        help: ArgumentHelp("Lead trainer: id, name, or name@organisation.", valueName: "who")
    )
    var trainer: String?

    @Option(help: ArgumentHelp("Co-trainer; may be repeated.", valueName: "who"))
    var coTrainer: [String] = []

    @Flag(help: "External trainers led it, whatever was planned.")
    var externalTrainers = false

    @Option(
        help: ArgumentHelp(
            "Someone who came and completed: id, name, or name@organisation for someone who may be new; may be repeated.",
            valueName: "who"
        )
    )
    var attended: [String] = []

    @Option(help: ArgumentHelp("Someone who came but did not complete.", valueName: "who"))
    var leftEarly: [String] = []

    @Option(help: ArgumentHelp("Someone who did not come.", valueName: "who"))
    var noShow: [String] = []

    @Option(
        help: ArgumentHelp(
            "People without names who completed, such as 5@police-south; may be repeated.",
            valueName: "count"
        )
    )
    var headcount: [String] = []

    @Option(
        help: ArgumentHelp(
            "Someone who completed and came forward to train others; the others who are named did not.",
            valueName: "who"
        )
    )
    var cameForward: [String] = []

    @Flag(help: "It was asked who comes forward, and nobody did.")
    var nobodyCameForward = false

    @Option(help: "Free text.")
    var notes: String?

    @Option(help: ArgumentHelp("A planned session that does not take place.", valueName: "session"))
    var cancelled: String?

    @Option(help: "Why it does not.")
    var why: String?

    @Option(
        name: .customLong("none"),
        help: ArgumentHelp("A trainer who held no session in --month.", valueName: "trainer")
    )
    var noneOf: String?

    @Option(help: "The month of --none: 2026-03.")
    var month: String?

    @Option(help: ArgumentHelp("Kind of dialogue that was held.", valueName: "dialogue"))
    var practice: String?

    @Option(help: "How many of them; without it 1.")
    var count: Int?

    @Option(help: "People present in all of them.")
    var people: Int?

    @Option(help: "Preparation meetings in all.")
    var preparation: Int?

    @Option(help: "Follow-up meetings in all.")
    var followUp: Int?

    @Option(help: ArgumentHelp("Indicator that was measured.", valueName: "indicator"))
    var measure: String?

    @Option(
        help: ArgumentHelp(
            "What the indicator was; with --csv what a word of the table means, such as “role:Host=ignore”.",
            valueName: "number or field:word=id"
        )
    )
    var value: [String] = []

    /// What the options say; nil where they say nothing.
    ///
    /// - Throws: `ValidationError` where they do not fit together.
    func form() throws -> RecordForm? {
        let kinds: [(String, RecordForm.Kind, Bool)] = [
            ("--cancelled", .cancelled, cancelled != nil), ("--none", .none, noneOf != nil),
            ("--practice", .practice, practice != nil),
            ("--measure", .measurement, measure != nil),
        ]
        let given = kinds.filter(\.2)
        guard given.count < 2 else {
            throw ValidationError(
                "\(given[0].0) and \(given[1].0) are two things. Maybe record them one after the other."
            )
        }
        let kind = given.first?.1 ?? .delivered
        for (name, isGiven, fits) in uses where isGiven && !fits.contains(kind) {
            throw ValidationError(
                "\(name) does not go with \(given.first?.0 ?? "a session that took place"). Maybe leave it out."
            )
        }
        guard !given.isEmpty || uses.contains(where: \.1) else { return nil }
        var form = RecordForm()
        form.kind = kind
        form.session = cancelled ?? session
        form.course = course
        form.on = on
        form.end = until
        form.host = host
        form.place = place
        form.trainers = noneOf.map { [$0] } ?? (trainer.map { [$0] } ?? []) + coTrainer
        form.isExternal = externalTrainers
        form.completed = attended
        form.leftEarly = leftEarly
        form.noShow = noShow
        form.headcounts = headcount
        form.cameForward = cameForward
        form.nobodyCameForward = nobodyCameForward
        form.notes = why ?? notes
        form.month = month
        form.dialogue = practice
        form.count = count
        form.people = people
        form.preparation = preparation
        form.followUp = followUp
        form.indicator = measure
        form.value = try number()
        return form
    }

    /// What an indicator was; nil where nothing is said.
    private func number() throws -> Double? {
        guard let text = value.first else { return nil }
        guard value.count == 1, let number = Double(text), number.isFinite else {
            throw ValidationError(
                "--value is “\(value.joined(separator: " "))”, expected one number, with a point before decimals."
            )
        }
        return number
    }

    /// Whether they say only what goes with a table: the course, and what words mean.
    var fitTable: Bool {
        var others = self
        others.course = nil
        others.value = []
        do {
            return try others.form() == nil
        } catch {
            return false
        }
    }

    /// Which options are given, and what they go with.
    private var uses: [(String, Bool, [RecordForm.Kind])] {
        let held: [RecordForm.Kind] = [.delivered]
        return [
            ("--course", course != nil, held),
            ("--on", on != nil, [.delivered, .practice, .measurement]),
            ("--until", until != nil, held), ("--session", session != nil, held),
            ("--host", host != nil, [.delivered, .practice]), ("--place", place != nil, held),
            ("--trainer", trainer != nil, held), ("--co-trainer", !coTrainer.isEmpty, held),
            ("--external-trainers", externalTrainers, held),
            ("--attended", !attended.isEmpty, held), ("--left-early", !leftEarly.isEmpty, held),
            ("--no-show", !noShow.isEmpty, held), ("--headcount", !headcount.isEmpty, held),
            ("--came-forward", !cameForward.isEmpty, held),
            ("--nobody-came-forward", nobodyCameForward, held), ("--notes", notes != nil, held),
            ("--why", why != nil, [.cancelled]), ("--month", month != nil, [.none]),
            ("--count", count != nil, [.practice]), ("--people", people != nil, [.practice]),
            ("--preparation", preparation != nil, [.practice]),
            ("--follow-up", followUp != nil, [.practice]),
            ("--value", !value.isEmpty, [.measurement]),
        ]
    }
}
