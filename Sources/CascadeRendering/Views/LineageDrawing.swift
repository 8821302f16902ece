import CascadeCore

/// The lineage as nodes and ties to draw: who was reached by whom on record, and what a simulation expects.
struct LineageDrawing {
    /// Stands between words of a card's details that are to stay on one line.
    static let glue: Character = "\u{A0}"
    /// Beyond this many nodes people are folded into organisations.
    static let foldingAbove = 40
    /// Beyond this many nodes organisations are folded into sectors.
    static let sectorsAbove = 60
    /// Both, on a page of text.
    static let foldingAboveOnPage = 14

    /// Beyond this many organisations in a generation those that trained nobody share a card by sector.
    static let cardsAbove = 12

    /// What a node stands for.
    enum Role: Int {
        /// Someone with nobody before them who trains.
        case founder
        /// External trainers, as one.
        case external
        /// Someone who was reached and trains.
        case trainer
        /// Someone who came forward to train.
        case champion
        /// Someone who was reached.
        case reached
        /// People reached, known as a number or folded.
        case people
    }

    /// A node.
    struct Node {
        var role: Role
        var name: String
        var details: [String]
        var generation: Int
        /// People reached; for what is expected, about so many.
        var people: Int
        var isSimulated = false
        /// Of one person or session, what ids are made of; nil where people are folded or hidden.
        var key: String?
    }

    /// Who reached whom.
    struct Tie: Equatable {
        var from: Int
        var to: Int
        /// People reached so, in parts of a person as ``LineageCredit/unit``; where people are folded, co-trainers share them.
        var credit: Int
        /// The credit in whole people, so that the ties into a folded node add up to its people.
        var people = 0
        /// Whether the trainers led, rather than co-led.
        var isLead: Bool
        /// Whether others share some of the people.
        var isShared = false
        var isSimulated = false
    }

    /// A generation.
    struct Column {
        var title: String
        var note: String
    }

    let form: Picture.Form
    let programme: Programme
    let history: History
    let outcome: Outcome?
    /// What is forecast from the records; then ``outcome`` is what it came to.
    let forecast: Forecast?
    /// What others than the lead may see; nil: it is for the lead.
    let published: PublishedLineage?
    /// Whether it is for others than the lead: sectors only, and no numbers but the published ones of each generation.
    var isPublic: Bool { published != nil }
    var nodes: [Node] = []
    var ties: [Tie] = []
    /// What people are folded into; nil: not folded.
    var folding: Folding?
    /// Whether cards list several organisations, and are wider for it.
    var isList = false
    /// Founding trainers on record who have trained nobody.
    var idleFounders = 0
    var peopleReached = 0

    /// What people are folded into.
    enum Folding: String {
        case organisations
        case sectors
    }

    /// The lineage in a history and what is expected.
    ///
    /// For a page it is folded sooner. Several generations after those on record are told together.
    init(
        _ history: History,
        outcome: Outcome?,
        forecast: Forecast? = nil,
        isPublic: Bool,
        form: Picture.Form = .alone
    ) {
        self.form = form
        programme = history.programme
        self.history = history
        self.outcome = forecast?.outcome ?? outcome
        self.forecast = forecast
        published = isPublic ? PublishedLineage(history) : nil
        peopleReached = history.reach().peopleReached
        observe()
        if peopleReached > 0 { expectGenerations() } else { expectOrganisations() }
        foldLaterGenerations()
    }

    /// Whether anything on record is drawn.
    var isObserved: Bool { peopleReached > 0 }

    /// Generations, from the founders on.
    var columns: [Column] {
        guard let last = nodes.map(\.generation).max() else { return [] }
        return (0...last).map { generation in
            guard generation > 0 else {
                return isObserved
                    ? Column(title: "Founders", note: "who began")
                    : Column(title: "Start", note: "of the plan")
            }
            if let later, generation == last {
                return Column(
                    title: "Generations \(later.lowerBound) to \(later.upperBound)",
                    note: "expected"
                )
            }
            return Column(title: "Generation \(generation)", note: note(generation))
        }
    }

    /// People on record in a generation, or nil where there are none; in public as published.
    func observed(_ generation: Int) -> String? {
        let own = nodes.filter { $0.generation == generation && !$0.isSimulated }
        guard generation > 0, !own.isEmpty else { return nil }
        if let published { return published.words(published.generation(generation)) }
        let people = own.reduce(0) { $0 + $1.people }
        return people > 0 ? Wording.counted(people, "person", "people") : nil
    }

    /// Everyone reached on record; in public as published.
    var everyone: String {
        published.map { $0.words($0.all) } ?? Wording.counted(peopleReached, "person", "people")
    }

    /// What stands below the title of a generation: how many and when, the latter only with a number.
    private func note(_ generation: Int) -> String {
        guard let people = observed(generation) else { return "expected" }
        if let published, published.generation(generation) == .hidden { return people }
        return "\(people), \(days(of: generation))"
    }

    /// When the people of a generation were reached: `Mar 2026`, `Mar 2026 to Jul 2026`.
    private func days(of generation: Int) -> String {
        let days = history.sessions.filter { $0.generation == generation && $0.reached > 0 }
            .map(\.end)
        return Self.span(days)
    }

    /// An organisation's line on a card of several: its name, cut where it would take more than two lines, and its figures.
    func listed(_ name: String, _ figures: String) -> String {
        let name = CleanText.fitted(
            CleanText.line(name),
            width: 1.6 * (LineageView.wideCard - LineageView.textLeft - 10),
            size: LineageView.detailSize
        )
        return "\(name),\(Self.glue)\(figures)"
    }

    /// By organisation: the position of its sector.
    var sectorOfOrganisation: [Int] {
        let sectors = Dictionary(
            programme.sectors.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return programme.organisations.map { sectors[$0.sector] ?? .max }
    }

    static func span(_ days: [CalendarDate]) -> String {
        guard let first = days.min(), let last = days.max() else { return "" }
        let (from, to) = (first.monthText, last.monthText)
        if from == to { return from }
        let start = first.components.year == last.components.year ? from.prefix(3) : from[...]
        return "\(start) to \(to)"
    }

    /// The generations that are told together in the last column, where nothing is on record; nil: each has its own.
    var later: ClosedRange<Int>?

    /// Where a tie between two nodes stands, by both.
    var tiePositions: [Int: Int] = [:]
}

extension CalendarDate {
    /// `Mar 2026`.
    var monthText: String {
        let parts = components
        return "\(CalendarDate.monthNames[parts.month - 1].prefix(3)) \(parts.year)"
    }
}
