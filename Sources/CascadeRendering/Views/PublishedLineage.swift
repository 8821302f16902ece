import CascadeCore

/// What others than the lead may see of the lineage: the published numbers, and which sectors can be told apart.
///
/// The numbers of sectors in a generation are not published. A sector is drawn in the generations where it was reached, but for
/// sectors and generations whose own number is hidden: in how many places someone was reached would narrow that number down.
struct PublishedLineage {
    /// By generation.
    private let generations: [String: DisclosedCount]
    /// By sector.
    private let sectors: [String: DisclosedCount]
    /// Everyone reached.
    let all: DisclosedCount

    /// What is published of a history.
    init(_ history: History) {
        let figures = PublicFigures(history)
        let byGeneration = figures.table("People reached by generation")
        let bySector = figures.table("People reached by sector and month")
        func counts(_ table: DisclosedTable?) -> [String: DisclosedCount] {
            guard let table else { return [:] }
            return Dictionary(
                zip(table.lines.map(\.key), table.cells.map { $0.last ?? .hidden }),
                uniquingKeysWith: { first, _ in first }
            )
        }
        generations = counts(byGeneration)
        sectors = counts(bySector)
        all = byGeneration?.totals?.last ?? .hidden
    }

    /// People reached in a generation.
    func generation(_ generation: Int) -> DisclosedCount {
        generations["generation:\(generation)"] ?? .hidden
    }

    /// People reached in a sector; nil: whose sector is not known.
    func sector(_ id: String?) -> DisclosedCount { sectors["sector:\(id ?? "")"] ?? .hidden }

    /// `about 35 people`, `number hidden`.
    func words(_ count: DisclosedCount) -> String {
        guard let number = count.number else { return "number hidden" }
        return number > 0 ? "about \(Wording.count(number)) people" : "nobody"
    }
}
