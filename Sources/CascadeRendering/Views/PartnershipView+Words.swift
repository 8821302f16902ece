import CascadeCore

// What the map says.
extension PartnershipView {
    func figures(_ position: Int) -> String {
        if let colours { return colours.marks[position].figures }
        let node = graph.nodes[position]
        let people = Wording.count(node.people)
        if let coverage = node.coverage { return "\(Wording.percent(coverage)) of \(people)" }
        return Wording.counted(node.people, "person", "people")
    }

    func title(_ position: Int) -> String {
        let node = graph.nodes[position]
        let sector =
            programme.sectors.indices.contains(node.sector)
            ? CleanText.line(programme.sectors[node.sector].name) : ""
        var parts = ["\(node.name), \(sector)"]
        if graph.folded != nil { parts.append(Wording.counted(node.organisations, "organisation")) }
        parts.append(Wording.counted(node.people, "person", "people"))
        if let coverage = node.coverage {
            parts.append("expected coverage \(Wording.percent(coverage))")
        }
        if node.founders > 0 {
            parts.append(Wording.counted(node.founders, "founding trainer"))
        }
        if let colours { parts.append(colours.marks[position].words) }
        return parts.joined(separator: ", ")
    }

    func title(_ tie: PartnershipGraph.Tie) -> String {
        let arrow = tie.directed ? "→" : "–"
        func name(_ end: Int) -> String {
            guard graph.folded != nil else { return graph.nodes[end].name }
            return programme.sectors.indices.contains(end)
                ? CleanText.line(programme.sectors[end].name) : ""
        }
        var text = "\(name(tie.from)) \(arrow) \(name(tie.to))"
        if tie.count > 1 { text += ", \(Wording.counted(tie.count, "partnership"))" }
        if !tie.kinds.isEmpty { text += ", \(tie.kinds.joined(separator: ", "))" }
        if graph.folded == nil { text += ", strength \(Coordinate.text(tie.strength, digits: 2))" }
        return text
    }

    func width(_ tie: PartnershipGraph.Tie) -> Double {
        let most = graph.nodes.count <= 150 ? 3.4 : graph.nodes.count <= 400 ? 2.4 : 1.2
        let least = graph.nodes.count <= 400 ? 0.8 : 0.4
        let share: Double
        if graph.folded != nil {
            let largest = Double(graph.sectorTies.map(\.count).max() ?? 1)
            return 1.2 + 7 * min(1, Double(tie.count) / largest)
        } else {
            share = max(0, min(1, tie.strength))
        }
        return least + (most - least) * share
    }

    var caption: String {
        var text = "A circle’s area is the headcount"
        if let colours {
            text = colours.caption
            if let outcome {
                text +=
                    " Simulated: \(Wording.counted(outcome.replicates, "run")), seed \(outcome.seed)."
            }
        } else if let outcome {
            text +=
                ", its fill the share expected (simulated) to be reached and still there on "
                + "\(outcome.lastDay.spelledOut): mean of "
                + "\(Wording.counted(outcome.replicates, "run")), seed \(outcome.seed)."
        } else {
            text += "."
        }
        if let folded = graph.folded { text += " \(folded)." }
        if graph.nodes.count > PartnershipPlacement.allNamed {
            text += " The \(PartnershipPlacement.someNamed) largest are named."
        }
        if graph.inside > 0 {
            text +=
                " Lines join sectors; \(Wording.counted(graph.inside, "tie")) within sectors are "
                + "counted, not drawn."
        }
        return text
    }

    var summary: String {
        var text =
            "A map of \(Wording.counted(programme.organisations.count, "organisation")) in "
            + "\(Wording.counted(programme.sectors.count, "sector")) with "
            + "\(Wording.counted(programme.partnerships.count, "partnership")). "
        if let colours { text += colours.caption + " " }
        if let folded = graph.folded { text += folded + ". " }
        for (position, sector) in programme.sectors.enumerated() {
            let members = graph.nodes.filter { $0.sector == position }
            let organisations = members.map(\.organisations).reduce(0, +)
            text +=
                "\(CleanText.line(sector.name)): \(Wording.counted(organisations, "organisation"))"
            if let outcome, outcome.sectors.indices.contains(position) {
                text += ", \(Wording.percent(outcome.sectors[position].coverage)) covered"
            }
            text += ". "
        }
        return text.trimmingSpaces
    }
}
