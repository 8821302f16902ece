/// A part of a report under a heading.
package struct ReportSection: Sendable, Hashable {
    /// Whether what it says was counted or simulated.
    package enum Kind: String, Sendable, Hashable {
        /// Counted from the records.
        case observed
        /// Simulated.
        case expected
        /// Neither, or both told apart in words.
        case neutral
    }

    /// A number with a word or two, set large.
    package struct Tile: Sendable, Hashable {
        /// The number.
        package var figure: ReportFigure
        /// What it counts: `people reached`.
        package var words: String
        /// What else is to say, such as how sure it is.
        package var note: Prose?

        /// A number and what it counts.
        package init(_ figure: ReportFigure, _ words: String, note: Prose? = nil) {
            self.figure = figure
            self.words = words
            self.note = note
        }
    }

    /// Something in it.
    package enum Item: Sendable, Hashable {
        /// A paragraph.
        case text(Prose)
        /// A paragraph of lesser weight.
        case note(Prose)
        /// A list.
        case list([Prose])
        /// Numbers set large.
        case tiles([Tile])
        /// A table.
        case table(ReportTable)
        /// A picture.
        case picture(ReportPicture)
        /// A chance, drawn as ten dots of which some are filled.
        case dots(Int, words: String)
    }

    /// Unique in the report; part of its address.
    package var id: String
    /// Its heading.
    package var heading: String
    /// Whether it was counted or simulated.
    package var kind: Kind
    /// What it holds, in order.
    package var items: [Item]

    /// A part with a heading.
    package init(_ id: String, _ heading: String, _ kind: Kind = .neutral, _ items: [Item] = []) {
        self.id = id
        self.heading = heading
        self.kind = kind
        self.items = items
    }

    /// All figures in it, in order.
    package var figures: [ReportFigure] {
        items.flatMap { item -> [ReportFigure] in
            switch item {
            case .text(let prose), .note(let prose): prose.figures
            case .list(let entries): entries.flatMap(\.figures)
            case .tiles(let tiles):
                tiles.flatMap { [$0.figure] + ($0.note?.figures ?? []) }
            case .table(let table): table.figures
            case .picture(let picture): picture.caption.figures
            case .dots: []
            }
        }
    }

    /// All pictures in it, in order.
    package var pictures: [ReportPicture] {
        items.compactMap { item in
            if case .picture(let picture) = item { picture } else { nil }
        }
    }
}
