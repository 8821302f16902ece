import CascadeCore

/// The lineage as nodes and ties to draw: who was reached by whom on record, and what a simulation expects.
struct LineageDrawing {
    /// Beyond this many nodes people are folded into organisations.
    static let foldingAbove = 40
    /// Beyond this many nodes organisations are folded into sectors.
    static let sectorsAbove = 60

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
        /// People reached so.
        var people: Int
        /// Whether the trainers led, rather than co-led.
        var isLead: Bool
        var isSimulated = false
    }

    /// A generation.
    struct Column {
        var title: String
        var note: String
    }

    let programme: Programme
    let history: History
    let outcome: Outcome?
    /// What is forecast from the records; then ``outcome`` is what it came to.
    let forecast: Forecast?
    /// Whether it is for others than the lead: sectors only, with numbers rounded and small ones hidden.
    let isPublic: Bool
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

    init(_ history: History, outcome: Outcome?, forecast: Forecast? = nil, isPublic: Bool) {
        programme = history.programme
        self.history = history
        self.outcome = forecast?.outcome ?? outcome
        self.forecast = forecast
        self.isPublic = isPublic
        peopleReached = history.reach().peopleReached
        observe()
        if peopleReached > 0 { expectGenerations() } else { expectOrganisations() }
    }

    /// Whether anything on record is drawn.
    var isObserved: Bool { peopleReached > 0 }

    /// Generations, from the founders on.
    var columns: [Column] {
        guard let last = nodes.map(\.generation).max() else { return [] }
        return (0...last).map { generation in
            let own = nodes.filter { $0.generation == generation && !$0.isSimulated }
            let people = own.reduce(0) { $0 + $1.people }
            guard generation > 0 else {
                return isObserved
                    ? Column(title: "Founders", note: "who began")
                    : Column(title: "Start", note: "of the plan")
            }
            let days = days(of: generation)
            let note =
                people > 0
                ? "\(counted(people)), \(days)" : "expected"
            return Column(title: "Generation \(generation)", note: note)
        }
    }

    /// A number of people on record; in public the small ones are hidden and the others rounded, each on its own.
    func counted(_ people: Int) -> String {
        guard isPublic, people > 0 else { return Wording.counted(people, "person", "people") }
        let profile = DisclosureProfile.standard
        return people < profile.threshold
            ? "fewer than \(profile.threshold) people"
            : "about \(Wording.count(profile.rounded(people))) people"
    }

    /// When the people of a generation were reached: `Mar 2026`, `Mar 2026 to Jul 2026`.
    private func days(of generation: Int) -> String {
        let days = history.sessions.filter { $0.generation == generation && $0.reached > 0 }
            .map(\.end)
        return Self.span(days)
    }

    /// An organisation's line on a card of several: its name, cut where it is too long, and its figures.
    func listed(_ name: String, _ figures: String) -> String {
        let room = LineageView.wideCard - LineageView.textLeft - 10
        let name = CleanText.fitted(
            CleanText.line(name),
            width: room - FontMetrics.width(", \(figures)", size: LineageView.detailSize),
            size: LineageView.detailSize
        )
        return "\(name), \(figures)"
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

    /// The position of a tie between two nodes, made where there is none.
    mutating func tie(_ from: Int, _ to: Int, people: Int, isLead: Bool, isSimulated: Bool = false)
    {
        guard from != to else { return }
        if let known = tiePositions[from &* 1_000_003 &+ to] {
            ties[known].people += people
            ties[known].isLead = ties[known].isLead || isLead
        } else {
            tiePositions[from &* 1_000_003 &+ to] = ties.count
            ties.append(
                Tie(from: from, to: to, people: people, isLead: isLead, isSimulated: isSimulated)
            )
        }
    }

    private var tiePositions: [Int: Int] = [:]
}

extension CalendarDate {
    /// `Mar 2026`.
    var monthText: String {
        let parts = components
        return "\(CalendarDate.monthNames[parts.month - 1].prefix(3)) \(parts.year)"
    }
}
