import CascadeCore

/// What putting a plan into its programme changed, and how to see it.
struct WrittenPlan {
    private let answer: PlanAnswer
    private let folder: String

    init(_ answer: PlanAnswer, folder: String) {
        self.answer = answer
        self.folder = folder
    }

    /// One sentence of what changed, and the command that gives the same numbers.
    var text: String {
        let plan = answer.plan
        let parts = [
            (plan.changed.count, "session changed", "sessions changed"),
            (plan.added.count, "session added", "sessions added"),
            (plan.dropped.count, "session left out", "sessions left out"),
            (plan.ties.count, "tie added", "ties added"),
        ]
        .filter { $0.0 > 0 }.map { Wording.counted($0.0, $0.1, $0.2) }
        return """
            Wrote the plan into \(folder): \(Wording.list(parts)).
            The same numbers, on average: \(command)\(ties)
            """
    }

    /// What brokering ties costs is no session's cost, so that a simulation leaves it out.
    private var ties: String {
        let cost = Double(answer.plan.ties.count) * (answer.request.ties?.cost ?? 0)
        guard cost > 0 else { return "" }
        let amount = Wording.money(cost, answer.programme.currency)
        return "\nBrokering the ties comes on top of what it says of cost: \(amount)."
    }

    private var command: String {
        var words = ["cascade", "simulate", ShellWord.quoted(folder)]
        words += ["--replicates", String(answer.replicates)]
        if answer.seed != answer.programme.seed { words += ["--seed", String(answer.seed)] }
        if answer.lastDay != answer.programme.lastDay { words += ["--until", "\(answer.lastDay)"] }
        return words.joined(separator: " ")
    }
}
