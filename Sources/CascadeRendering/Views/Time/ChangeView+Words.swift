import CascadeCore

// What the picture says.
extension ChangeView {
    /// `9 → 21 of 140`.
    func figures(_ place: ReachChange.Place, of people: Int) -> String {
        let all = Wording.count(people)
        let (old, new) = (change.words(place.before), change.words(place.after))
        if place.hasJoined { return "\(new) of \(all)" }
        if place.hasLeft { return "had \(old)" }
        return old == new ? "\(new) of \(all)" : "\(old) → \(new) of \(all)"
    }

    func title(_ node: Int) -> String {
        let place = place(node)
        let sectors = change.programme.sectors
        let sector = graph.nodes[node].sector
        var parts = [
            graph.nodes[node].name
                + (sectors.indices.contains(sector)
                    ? ", \(CleanText.line(sectors[sector].name))" : "")
        ]
        if graph.folded != nil {
            parts.append(Wording.counted(graph.nodes[node].organisations, "organisation"))
        }
        parts.append(Wording.counted(graph.nodes[node].people, "person", "people"))
        func side(_ figure: ReachChange.Figure, _ side: ReachChange.Side) -> String {
            switch figure {
            case .absent: "not in \(label(side))"
            case .hidden: "a number too small to show, or hidden to protect one, \(label(side))"
            case .people(let number):
                "\(Wording.count(number)) \(side.isExpected ? "expected" : "reached") \(label(side))"
            }
        }
        parts.append(side(place.before, change.before))
        parts.append(side(place.after, change.after))
        if change.isFirstReached(place) { parts.append("first reached since") }
        return parts.joined(separator: ", ")
    }

    private func label(_ side: ReachChange.Side) -> String {
        change.kind == .scenarios ? "“\(CleanText.line(side.name))”" : "by \(side.name)"
    }

    var caption: String {
        var text = change.headline + (change.headline.hasSuffix(".") ? " " : ". ")
        // Of records in which nobody is reached no circle has a solid part.
        let isNew =
            change.kind == .forecast
            && !graph.nodes.indices.contains { (form($0).before ?? 0) > 0 }
        text +=
            "A circle’s area is the headcount; "
            + (isNew ? "the hatched part of it those " : "its solid part the share of it ")
        switch change.kind {
        case .records:
            text +=
                "reached on record by \(change.before.name), the bright band those reached since."
        case .forecast:
            text +=
                (isNew ? "" : "reached on record by \(change.before.name), the hatched band those ")
                + "expected (simulated) by \(change.after.name)."
        case .scenarios:
            text +=
                "expected in both, the bright band what only “\(CleanText.line(change.after.name))” "
                + "reaches, a dotted edge what only “\(CleanText.line(change.before.name))” does. "
                + "Both are simulated on the same random draws."
        }
        if change.profile == nil { text += " Everything that both sides have is in one place." }
        if hasMoreThanThere {
            text +=
                " People who have left since are counted too, so that there can be more than the headcount."
        }
        if let folded = graph.folded { text += " \(folded)." }
        if graph.nodes.count > PartnershipPlacement.allNamed {
            text += " The \(PartnershipPlacement.someNamed) largest are named."
        }
        if let profile = change.profile {
            text += " \(profile.caption)"
        }
        return text
    }

    /// Whether more people were or are expected to be reached somewhere than are there.
    private var hasMoreThanThere: Bool {
        graph.nodes.indices.contains { node in
            let place = place(node)
            return [place.before, place.after].contains { figure in
                Wording.whole(figure.number ?? 0) > graph.nodes[node].people
            }
        }
    }

    /// Everything that the picture says, for those who don't see it.
    var description: String {
        ([caption] + sentences.dropFirst().map { "\($0.text)." }
            + [change.profile?.words].compactMap(\.self)).joined(separator: " ")
    }

    var legend: [LegendItem] {
        guard !graph.nodes.isEmpty else { return [] }
        func sample(_ form: Form, _ meaning: String) -> (
            elements: [Scene.Element], size: Size, meaning: String
        ) {
            let room = form.isRinged ? 11.5 : 10.0
            return (
                Self.elements(form, at: Point(room, room), radius: 9),
                Size(2 * room, 2 * room), meaning
            )
        }
        let forms = graph.nodes.indices.map(form)
        let isNew = !forms.contains { ($0.before ?? 0) > 0 }
        var samples =
            isNew ? [] : [sample(Form(before: 0.5, after: 0.5, isChanged: false), thenWords)]
        if forms.contains(where: { ($0.after ?? 0) > ($0.before ?? 0) }) {
            samples.append(
                sample(
                    Form(
                        before: isNew ? 0 : 0.3,
                        after: 0.75,
                        isExpected: change.kind == .forecast
                    ),
                    sinceWords
                )
            )
        }
        if forms.contains(where: { ($0.after ?? 1) < ($0.before ?? 0) && !$0.hasLeft }) {
            samples.append(sample(Form(before: 0.75, after: 0.3), fewerWords))
        }
        if forms.contains(where: \.isRinged) {
            samples.append(sample(Form(before: 0, after: 0.4, isRinged: true), ringWords))
        }
        if forms.contains(where: \.hasLeft) {
            samples.append(
                sample(
                    Form(before: 0.4, after: 0, hasLeft: true),
                    "only in “\(short(change.before))”"
                )
            )
        }
        if forms.contains(where: \.isHidden) {
            samples.append(sample(Form(isHidden: true), "a number is hidden"))
        }
        var items: [LegendItem] = []
        if !samples.isEmpty {
            items.append(LegendItem(heading: "People reached, of the headcount", samples: samples))
        }
        let lines = lineSamples
        if !lines.isEmpty { items.append(LegendItem(heading: "Ties", samples: lines)) }
        return items
    }

    private var lineSamples: [(elements: [Scene.Element], size: Size, meaning: String)] {
        guard graph.folded == nil else { return [] }
        func line(_ paint: Paint, _ width: Double, _ dash: Scene.Dash, _ meaning: String) -> (
            elements: [Scene.Element], size: Size, meaning: String
        ) {
            (
                [.line(Point(0, 6), Point(30, 6), paint, width: width, dash: dash)], Size(30, 12),
                meaning
            )
        }
        let ties = change.ties
        var out: [(elements: [Scene.Element], size: Size, meaning: String)] = []
        if ties.contains(where: { $0.isBefore && $0.isAfter }) {
            out.append(line(.tie, 1.2, .solid, "unchanged"))
        }
        if ties.contains(where: { !$0.isBefore && $0.isAfter }) {
            out.append(line(.warm(3), 3, .solid, "new"))
        }
        if ties.contains(where: { $0.isBefore && !$0.isAfter }) {
            out.append(line(.quiet, 1.6, .dashed, "no more"))
        }
        if !change.links.isEmpty {
            out.append(line(.warm(3), 1.3, .dotted, "first brought together"))
        }
        return out
    }

    private func short(_ side: ReachChange.Side) -> String {
        CleanText.fitted(CleanText.line(side.name), width: 160, size: 12)
    }

    private var thenWords: String {
        change.kind == .scenarios ? "in both" : "on record by \(change.before.name)"
    }

    private var sinceWords: String {
        switch change.kind {
        case .records: "since, by \(change.after.name)"
        case .forecast: "expected by \(change.after.name)"
        case .scenarios: "more in “\(short(change.after))”"
        }
    }

    private var fewerWords: String {
        change.kind == .scenarios ? "fewer in “\(short(change.after))”" : "fewer"
    }

    private var ringWords: String {
        switch change.kind {
        case .records: "first reached since"
        case .forecast: "first reached, as expected"
        case .scenarios:
            change.places.contains(where: \.hasJoined)
                ? "only in “\(short(change.after))”, or reached only there" : "reached only there"
        }
    }
}

extension DisclosureProfile {
    /// What was done to the numbers, in a few words.
    var caption: String {
        let hidden = "\(DisclosedCount.mark): hidden, being small or to protect a small one."
        return switch self {
        case .under5: "Numbers are rounded to the nearest 5. \(hidden)"
        case .under10: hidden
        case .none: "Nothing is hidden: not for publication."
        }
    }
}
