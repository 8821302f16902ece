import CascadeCore

extension LineageDrawing {
    /// Puts what is expected of all generations after the first one without records onto one card, since each would take a
    /// column for a single number.
    mutating func foldLaterGenerations() {
        guard isObserved,
            let first = nodes.filter({ !$0.isSimulated }).map(\.generation).max().map({ $0 + 1 })
        else { return }
        let folded = nodes.indices.filter { nodes[$0].generation >= first }
        guard folded.count > (form == .page ? 1 : 2),
            let last = folded.map({ nodes[$0].generation }).max()
        else {
            return
        }
        let place = folded[0]
        let people = folded.reduce(0) { $0 + nodes[$1].people }
        let each = folded.map { node in
            let range = nodes[node].details.first { $0.hasPrefix("80% sure") }
            return
                "generation \(nodes[node].generation): about \(Wording.count(nodes[node].people))"
                + (range.map { form == .page ? "" : " (\($0))" } ?? "")
        }
        let when = nodes[place].details.prefix(1)
        let noun = forecast == nil ? ("person", "people") : ("more person", "more people")
        nodes[place].name = "About \(Wording.counted(people, noun.0, noun.1))"
        nodes[place].details = when + each
        nodes[place].people = people
        nodes[place].generation = first
        later = first...last
        let gone = Set(folded.dropFirst())
        ties.removeAll { gone.contains($0.from) || gone.contains($0.to) }
        var moved: [Int: Int] = [:]
        for position in nodes.indices where !gone.contains(position) {
            moved[position] = moved.count
        }
        for tie in ties.indices {
            ties[tie].from = moved[ties[tie].from] ?? ties[tie].from
            ties[tie].to = moved[ties[tie].to] ?? ties[tie].to
        }
        nodes = nodes.indices.filter { !gone.contains($0) }.map { nodes[$0] }
    }
}
