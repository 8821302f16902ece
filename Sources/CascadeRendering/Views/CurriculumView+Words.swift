import CascadeCore

// What the curriculum says.
extension CurriculumView {
    func name(_ node: Int) -> String {
        if programme.courses.indices.contains(node) {
            return CleanText.line(programme.courses[node].name)
        }
        let join = graph.joins[node - programme.courses.count]
        return
            "\(join.kind.rawValue) these, for \(CleanText.line(programme.courses[join.course].name))"
    }

    func title(_ arrow: CurriculumGraph.Arrow) -> String {
        let (from, to) = (name(arrow.from), name(arrow.to))
        return switch arrow.meaning {
        case .requires:
            "\(from) → \(to): required" + (wentOn(arrow).map { ", \($0) went on" } ?? "")
        case .alternative: "\(from) → \(to): one of several"
        case .qualifies: "\(from) → \(to): qualifies people to deliver it"
        case .renews: "\(from) → \(to): renews it"
        }
    }

    func title(_ position: Int) -> String {
        let card = cards[position]
        let requires = programme.courses[position].requires
        return
            ([name(position)] + (requires.map { ["after \(spoken($0))"] } ?? [])
            + CourseFacts.lines(programme.courses[position])
            + card.marks.map(\.text) + observedWords(position) + (card.expected.map { [$0] } ?? []))
            .joined(
                separator: ", "
            )
    }

    var summary: String {
        var text = "\(Wording.counted(programme.courses.count, "course")). "
        for course in programme.courses {
            text += CleanText.line(course.name)
            if let requires = course.requires { text += ", after \(spoken(requires))" }
            if course.isTrainTheTrainer {
                let names = course.qualifiesFor.map { id in
                    CleanText.line(programme.courses.first { $0.id == id }?.name ?? id)
                }
                text += ", qualifies people to deliver \(names.joined(separator: " and "))"
            }
            text += ". "
        }
        return text.trimmingSpaces
    }

    func spoken(_ expression: Prerequisite, inside: Bool = false) -> String {
        switch expression {
        case .course(let id):
            return CleanText.line(programme.courses.first { $0.id == id }?.name ?? id)
        case .all(let parts):
            let text = parts.map { spoken($0, inside: true) }.joined(separator: " and ")
            return inside ? "(\(text))" : text
        case .any(let parts):
            let text = parts.map { spoken($0, inside: true) }.joined(separator: " or ")
            return inside ? "(\(text))" : text
        }
    }

    var caption: String {
        var text = "The courses and the order in which they can be taken."
        if let records {
            text += " Who is where: the records until \(records.asOf.spelledOut)"
            text += "; beside an arrow, how many of those who completed the first course went on."
        }
        if let outcome {
            text += isForecast ? " Below the dashed lines: completions" : " Completions"
            text += " expected (simulated) by \(outcome.lastDay.spelledOut)"
            text += isForecast ? " beyond those on record" : ""
            text +=
                "; mean of \(Wording.counted(outcome.replicates, "run")), seed \(outcome.seed)."
            if records == nil { text += programme.planAlone }
        }
        return text
    }
}
