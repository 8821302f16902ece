import CascadeCore

// What changed, in sentences under the map.
extension ChangeView {
    private static let size = 12.5
    private static let line = 17.0

    /// The sentences after the first, each with a mark, in as many columns as the width has room for.
    func list(width: Double) -> ([Scene.Element], Size) {
        let told = sentences.dropFirst()
        guard !told.isEmpty else { return ([], Size(width, 0)) }
        let columns = told.count > 3 ? max(1, min(3, Int(width / 430))) : 1
        let gap = 30.0
        let wide = (width - gap * Double(columns - 1)) / Double(columns)
        let blocks = told.map { sentence in
            (
                sentence,
                CleanText.sentences(
                    sentence.text,
                    width: min(wide, 760) - 24,
                    size: Self.size,
                    lines: 5
                )
            )
        }
        let lines = blocks.map(\.1.count).reduce(0, +)
        // Columns are filled one after the other, so that the order is that of reading down.
        let most = Double(lines) * Self.line + Double(blocks.count) * 5
        var elements: [Scene.Element] = [
            .text(
                "What \(change.kind == .scenarios ? "differs" : "changed"), most important first",
                0,
                14,
                size: 15,
                bold: true
            )
        ]
        var (column, y, lowest) = (0, 0.0, 0.0)
        for (sentence, lines) in blocks {
            let height = Double(lines.count) * Self.line + 5
            if column < columns - 1, y > 0, y + height / 2 > most / Double(columns) {
                column += 1
                y = 0
            }
            let x = Double(column) * (wide + gap)
            elements.append(
                .group(
                    Scene.Group(
                        kind: .part,
                        elements: mark(sentence, at: Point(x + 8, 39 + y))
                            + lines.enumerated().map { number, text in
                                .text(
                                    text,
                                    x + 24,
                                    43.5 + y + Double(number) * Self.line,
                                    size: Self.size
                                )
                            }
                    )
                )
            )
            y += height
            lowest = max(lowest, y)
        }
        return (elements, Size(width, 32 + lowest))
    }

    /// The mark before a sentence: the form that the map gives to what it is about.
    private func mark(_ sentence: ReachChange.Sentence, at centre: Point) -> [Scene.Element] {
        func circle(_ form: Form) -> [Scene.Element] {
            Self.elements(form, at: centre, radius: 5.5)
        }
        switch sentence.subject {
        case .all: return []
        case .more:
            let isFirst =
                sentence.places.first.map { change.isFirstReached(change.places[$0]) } ?? false
            let isNew = sentence.places.first.map { change.places[$0].before == .people(0) }
            return circle(
                Form(
                    before: isNew == true ? 0 : 0.35,
                    after: 0.7,
                    isExpected: change.kind == .forecast,
                    isRinged: isFirst
                )
            )
        case .fewer: return circle(Form(before: 0.7, after: 0.35))
        case .joined, .firstReached: return circle(Form(before: 0, after: 0, isRinged: true))
        case .left: return circle(Form(before: 0, after: 0, hasLeft: true))
        case .others:
            return [
                .shape(Scene.Shape(outline: .circle(centre, radius: 2.2), fill: .quiet))
            ]
        case .newTies: return line(at: centre, .warm(3), width: 3)
        case .endedTies: return line(at: centre, .quiet, width: 1.6, dash: .dashed)
        case .links: return line(at: centre, .warm(3), width: 1.6, dash: .dotted)
        }
    }

    private func line(
        at centre: Point,
        _ paint: Paint,
        width: Double,
        dash: Scene.Dash = .solid
    ) -> [Scene.Element] {
        let (left, right) = (Point(centre.x - 8, centre.y), Point(centre.x + 8, centre.y))
        return [.line(left, right, paint, width: width, dash: dash)]
    }
}
