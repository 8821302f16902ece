import CascadeCore

// What the picture of sectors says.
extension SectorsView {
    /// A line beside a circle.
    struct Line {
        var text: String
        var isName = false

        var size: Double { isName ? nameSize : figureSize }
        var height: Double { isName ? 16 : 14.5 }
        var width: Double { FontMetrics.width(text, size: size, bold: isName) }
    }

    static func height(_ lines: [Line]) -> Double {
        lines.map(\.height).reduce(0, +)
    }

    /// The colour of a sector; what is left of many is grey.
    func tint(_ node: SectorGraph.Node) -> Int { node.sector ?? 3 }

    /// What stands beside a sector's circle.
    func words(_ node: SectorGraph.Node) -> [Line] {
        let name = node.name.isEmpty ? "(no name)" : node.name
        var lines = CleanText.wrapped(
            name,
            width: Self.wordsWidth,
            size: Self.nameSize,
            bold: true
        ).map { Line(text: $0, isName: true) }
        func fits(_ text: String) -> Bool {
            FontMetrics.width(text, size: Self.figureSize) <= Self.wordsWidth
        }
        func add(_ text: String) {
            let fitted = CleanText.fitted(text, width: Self.wordsWidth, size: Self.figureSize)
            lines.append(Line(text: fitted))
        }
        guard node.organisations > 0 else {
            add("no organisations yet")
            return lines
        }
        let (organisations, people) = (
            Wording.counted(node.organisations, "organisation"),
            Wording.counted(node.people, "person", "people")
        )
        let both = "\(organisations), \(people)"
        (fits(both) ? [both] : [organisations, people]).forEach(add)
        if let words = node.level.headingWords.first(where: fits) { add(words) }
        switch graph.measure {
        case .people:
            func trained(_ own: String, _ others: String) -> [String] {
                let line = "trained by its own \(own), by others \(others)"
                return fits(line)
                    ? [line] : ["trained by its own \(own)", "trained by others \(others)"]
            }
            let (own, others) = (figure(node.reachedByOwn), figure(node.reachedByOthers))
            if history != nil {
                let (own, others) = (
                    Wording.count(node.observedByOwn), Wording.count(node.observedByOthers)
                )
                add("on record: own \(own), others \(others)")
            }
            if isAnalysed {
                if history != nil {
                    add("expected: own \(own), others \(others)")
                } else {
                    trained(own, others).forEach(add)
                }
            }
        case .ties:
            add("\(Wording.counted(node.tiesInside, "tie")) within")
        }
        return lines
    }

    /// A mean number of people as it is written: whole, but for what is more than none.
    func figure(_ people: Double) -> String {
        people > 0 && people < 0.5 ? "<1" : Wording.count(people)
    }

    func title(_ node: SectorGraph.Node) -> String {
        var parts = [
            node.name, Wording.counted(node.organisations, "organisation"),
            Wording.counted(node.people, "person", "people"),
        ]
        parts += node.level.fullWords
        parts.append("\(Wording.counted(node.tiesInside, "tie")) within")
        if graph.measure == .people, history != nil {
            parts.append(
                "on record reached by its own trainers \(Wording.count(node.observedByOwn)), "
                    + "by trainers of other sectors \(Wording.count(node.observedByOthers))"
            )
        }
        if graph.measure == .people, isAnalysed {
            parts.append("people reached by its own trainers \(Wording.decimal(node.reachedByOwn))")
            parts.append("by trainers of other sectors \(Wording.decimal(node.reachedByOthers))")
            parts.append(
                "people of other sectors whom its trainers reach \(Wording.decimal(node.given))"
            )
        }
        return parts.joined(separator: ", ")
    }

    func title(_ link: SectorGraph.Link) -> String {
        let (first, second) = (graph.nodes[link.first].name, graph.nodes[link.second].name)
        let ties = Wording.counted(link.ties, "tie")
        guard graph.measure == .people else { return "\(first) – \(second), \(ties)" }
        var parts: [String] = []
        if history != nil {
            parts.append(
                "on record \(first) → \(second) \(Wording.count(link.observedInSecond)) people, "
                    + "\(second) → \(first) \(Wording.count(link.observedInFirst)) people"
            )
        }
        if isAnalysed {
            parts.append(
                (history == nil ? "" : "expected from then on ")
                    + "\(first) → \(second) \(Wording.decimal(link.reachedInSecond)) people, "
                    + "\(second) → \(first) \(Wording.decimal(link.reachedInFirst)) people"
            )
        }
        return (parts + [ties]).joined(separator: ", ")
    }

    /// The heading over sectors that nothing links with others; empty where there is only one sector.
    var apartHeading: String {
        guard graph.nodes.count > 1 else { return "" }
        let alone = graph.parts.filter { $0.count == 1 }.count
        return alone == graph.nodes.count
            ? "No ties between any two sectors" : "No ties to other sectors"
    }

    /// What the picture comes to, in a sentence.
    private var answer: String {
        guard graph.nodes.count > 1 else {
            return graph.nodes.isEmpty
                ? "" : "There is one sector, so nothing goes between sectors."
        }
        guard graph.measure == .people else {
            let across = graph.links.map(\.ties).reduce(0, +)
            let within = graph.nodes.map(\.tiesInside).reduce(0, +)
            return "\(Wording.count(across)) of \(Wording.counted(across + within, "tie")) "
                + (across == 1 ? "joins" : "join") + " two sectors."
        }
        let record = history == nil ? "" : recordAnswer
        guard isAnalysed else { return record }
        let across = graph.links.map(\.reached).reduce(0, +)
        let all = across + graph.nodes.map(\.reachedByOwn).reduce(0, +)
        guard across > 0 else {
            return record
                + "All \(figure(all)) people whom trainers are expected to reach are of the trainer’s own sector."
        }
        var text =
            record + "Of the \(figure(all)) people whom trainers are expected to reach"
            + (since == nil ? ", " : " from then on, ")
            + "\(figure(across)) (\(Wording.percent(across / max(all, 1e-9)))) are of another sector than the trainer"
        let giver = graph.nodes.enumerated().max {
            ($0.element.given, -$0.offset) < ($1.element.given, -$1.offset)
        }?.element
        if let giver, giver.given >= 0.5 {
            text += ", the largest part of these (\(figure(giver.given))) reached by \(giver.name)"
        }
        return text + "."
    }

    /// What is on record, in a sentence.
    private var recordAnswer: String {
        guard let history else { return "" }
        let across = graph.links.map(\.observed).reduce(0, +)
        let all = across + graph.nodes.map(\.observedByOwn).reduce(0, +)
        return "On record until \(history.asOf.spelledOut) trainers of the programme reached "
            + "\(Wording.counted(all, "person", "people")), \(Wording.count(across)) in another sector than "
            + "their own\(isAnalysed ? " (solid)" : ""). "
    }

    var caption: String {
        var parts: [String] = []
        if graph.measure == .people {
            parts.append("Who trains whom across sectors. \(answer)")
            let arrow =
                "An arrow, in the trainers’ colour, leads to the sector of those whom they train; a"
            parts.append(
                (graph.links.contains { $0.widest > 0 } ? arrow : "A")
                    + " ring stands for those trained within a sector. The wider, the more people."
            )
            if history != nil, isAnalysed {
                parts.append("Pale: expected. Numbers on arrows: on record + expected.")
            }
            if graph.links.count > SectorLanes.mostStrong {
                parts.append(
                    "The \(SectorLanes.mostStrong) pairs of sectors with most are drawn strong, "
                        + "\(Wording.counted(graph.links.count - SectorLanes.mostStrong, "other")) faint."
                )
            }
        } else {
            parts.append("Who is tied to whom across sectors. \(answer)")
            if !graph.links.isEmpty { parts.append("The wider a line, the more ties.") }
            if isAnalysed {
                parts.append("No trainer of the programme is expected to train anyone.")
            }
        }
        if let outcome {
            let hasRange = graph.nodes.contains { $0.organisations > 0 && $0.level.range != nil }
            parts.append(
                "Simulated: mean of \(Wording.counted(outcome.replicates, "run")) to "
                    + "\(outcome.lastDay.spelledOut) (seed \(outcome.seed))."
                    + (history == nil ? programme.planAlone : "")
                    + (hasRange ? " In 8 of 10 runs coverage ends within the brackets." : "")
            )
        }
        return parts.joined(separator: " ")
    }

    var summary: String {
        var text =
            "\(graph.measure == .people ? "Who trains whom" : "Ties") across \(Wording.counted(programme.sectors.count, "sector")) with "
            + "\(Wording.counted(programme.organisations.count, "organisation")). \(answer) "
        for node in graph.nodes { text += "\(title(node)). " }
        for link in graph.links { text += "\(title(link)). " }
        return text.trimmingSpaces
    }
}
