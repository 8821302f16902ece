import CascadeCore

// What the lineage says.
extension LineageView {
    var caption: String {
        let asOf = drawing.history.asOf.spelledOut
        var sentences: [String] = []
        if drawing.isObserved {
            sentences.append(
                "Who was trained by whom, from the records until \(asOf): \(drawing.everyone) reached."
            )
            switch drawing.folding {
            case .organisations:
                sentences.append(
                    drawing.isList
                        ? "They are too many to draw one by one, so people are folded into organisations by generation; organisations that trained nobody share a card."
                        : "They are too many to draw one by one, so people are folded into organisations by generation."
                )
            case .sectors:
                sentences.append(
                    drawing.isPublic
                        ? "People are shown as numbers, by generation, rounded to the nearest 5; a sector is drawn in the generations where some of its people were reached, unless its own number is hidden."
                        : "They are too many to draw one by one, so people are folded into sectors by generation."
                )
            case nil: break
            }
            if let forecast = drawing.forecast {
                sentences.append(
                    "Dashed: how many more a forecast from these records expects by \(forecast.outcome.lastDay.spelledOut), mean of \(Wording.counted(forecast.outcome.replicates, "run")), seed \(forecast.outcome.seed); nobody on record is counted in it."
                )
            } else if drawing.outcome != nil {
                sentences.append(
                    "Dashed: what a simulation of the plan expects, apart from what is on record and not to be added to it."
                )
            }
        } else if drawing.outcome != nil {
            sentences.append(
                "Nothing is on record yet. This is a lineage that the simulation expects, drawn dashed: organisations reached in at least half of \(Wording.counted(drawing.outcome?.replicates ?? 0, "run")), seed \(drawing.outcome?.seed ?? 0), from whoever most often reaches them first."
            )
        } else {
            sentences.append("Nothing is on record until \(asOf).")
        }
        if drawing.isObserved, drawing.idleFounders > 0, !drawing.isPublic {
            sentences.append(
                "\(Wording.counted(drawing.idleFounders, "founding trainer")) \(drawing.idleFounders == 1 ? "has" : "have") led nothing on record and \(drawing.idleFounders == 1 ? "is" : "are") not drawn."
            )
        }
        return sentences.joined(separator: " ")
    }

    /// The picture for those who can't see it.
    var summary: String {
        let generations = drawing.columns.map { "\($0.title): \($0.note)." }
        return ([caption] + generations).joined(separator: " ")
    }

    func title(_ node: LineageDrawing.Node) -> String {
        var parts = [node.name]
        switch node.role {
        case .founder: parts.append("trains from the start")
        case .external: break
        case .trainer: parts.append(drawing.folding == nil ? "trainer" : "with trainers")
        case .champion: parts.append(drawing.folding == nil ? "champion" : "with champions")
        case .reached, .people: break
        }
        if node.generation > 0 { parts.append("generation \(node.generation)") }
        parts += node.details
        if node.isSimulated { parts.append("simulated") }
        return parts.joined(separator: ", ")
    }

    func title(_ tie: LineageDrawing.Tie) -> String {
        let (from, to) = (drawing.nodes[tie.from].name, drawing.nodes[tie.to].name)
        if tie.isSimulated { return "\(from) → \(to): expected" }
        if drawing.isPublic { return "\(from) → \(to)" }
        let people =
            tie.people > 0
            ? Wording.counted(tie.people, "person", "people") : "less than 1 person"
        if tie.isShared { return "\(from) → \(to): \(people), shared among co-trainers" }
        return "\(from) → \(to): \(people)\(tie.isLead ? "" : ", as co-trainer")"
    }

    var legend: [LegendItem] {
        var people: [(elements: [Scene.Element], size: Size, meaning: String)] = []
        let roles = Set(drawing.nodes.map(\.role.rawValue))
        func add(_ role: LineageDrawing.Role, _ meaning: String) {
            guard roles.contains(role.rawValue) else { return }
            let hasFrame = role == .trainer || role == .founder
            let own = drawing.nodes.filter { $0.role == role }
            let isSimulated = own.allSatisfy(\.isSimulated)
            people.append(
                (
                    Self.sample(role, hasFrame: hasFrame, isSimulated: isSimulated), Size(30, 18),
                    meaning
                )
            )
        }
        let isFolded = drawing.folding != nil
        add(.founder, "trains from the start")
        add(
            .external,
            drawing.isObserved
                ? "external trainers"
                : programme.sessions.isEmpty ? "enrolment" : "planned sessions"
        )
        add(.trainer, isFolded ? "some of them train others" : "trains others")
        add(.champion, isFolded ? "some came forward to train" : "came forward to train")
        add(.reached, "completed a course")
        add(.people, drawing.isObserved && !isFolded ? "people without names" : "people reached")
        var items = people.isEmpty ? [] : [LegendItem(heading: "Who", samples: people)]
        var arrows: [(elements: [Scene.Element], size: Size, meaning: String)] = []
        func add(_ arrow: Arrow, _ meaning: String) {
            arrows.append(
                (arrow.elements(along: [Point(0, 6), Point(38, 6)]), Size(38, 12), meaning)
            )
        }
        if drawing.ties.contains(where: { !$0.isSimulated }) {
            if isFolded {
                let isShared = drawing.ties.contains(where: \.isShared)
                let shared = isShared ? ", shared among co-trainers" : ""
                add(
                    Arrow(width: drawing.isPublic ? 1.7 : 1.4, head: 8),
                    drawing.isPublic
                        ? "trained, on record"
                        : "trained, on record (wider: more people\(shared))"
                )
            } else {
                add(Arrow(width: 1.7, head: 8), "led the first course")
                if drawing.ties.contains(where: { !$0.isLead }) {
                    add(Arrow(width: 0.9, head: 8), "co-led it")
                }
            }
        }
        if drawing.nodes.contains(where: \.isSimulated) {
            add(Arrow(width: 1.7, dash: .dashed, head: 8), "simulated, not on record")
        }
        if !arrows.isEmpty { items.append(LegendItem(heading: "Arrows", samples: arrows)) }
        return items
    }

    private static func sample(
        _ role: LineageDrawing.Role,
        hasFrame: Bool,
        isSimulated: Bool
    ) -> [Scene.Element] {
        let tint = tint(role)
        let rect = Rect(0, 0, 30, 18)
        var out: [Scene.Element] = [
            .shape(
                Scene.Shape(
                    outline: .rect(rect, radius: 5),
                    fill: isSimulated ? .paper : .soft(tint),
                    stroke: .strong(tint),
                    lineWidth: 1.2,
                    dash: isSimulated ? .dashed : .solid
                )
            )
        ]
        if hasFrame, !isSimulated {
            out.append(
                .shape(
                    Scene.Shape(
                        outline: .rect(rect.inset(2.5), radius: 3),
                        stroke: .strong(tint),
                        lineWidth: 0.8
                    )
                )
            )
        }
        out.append(Symbol.shape(mark(role), at: rect.centre, radius: 4.5, .strong(tint)))
        return out
    }
}
