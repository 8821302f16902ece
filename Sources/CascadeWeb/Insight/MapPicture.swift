import CascadeCore
import CascadeRendering

/// The partnership map, drawn.
struct MapPicture: Sendable {
    /// The picture; empty where it could not be drawn in time.
    var svg: String
    /// The same as a table.
    var table: ChartTable
    /// Whether each line of the table is one organisation, in the programme's order.
    var isByOrganisation: Bool

    /// Whether it is so small that the page's width would blow it up.
    var isSmall: Bool { width < Self.widestSmall }
    /// Its own width, in pixels.
    private var width: Double

    /// Widest picture that is shown at about its own size, in pixels.
    private static let widestSmall = 560.0

    /// What stands before the ids of its elements.
    static let prefix = "map-"

    /// The width that a picture's frame says.
    private static func width(of svg: String) -> Double? {
        guard let frame = svg.firstRange(of: "viewBox=\"") else { return nil }
        let numbers = svg[frame.upperBound...].prefix { $0 != "\"" }.split(separator: " ")
        return numbers.count == 4 ? Double(numbers[2]) : nil
    }

    /// Draws the map of a programme, whose name in addresses is `name`; without `expected`, what is on record alone is shown.
    ///
    /// - Throws: `RenderingError` where drawing takes too long.
    init(
        of programme: Programme,
        _ name: String,
        _ question: MapQuestion,
        _ expected: Expectation?,
        limits: GraphvizLimits
    ) throws(RenderingError) {
        let day = question.day
        let picture = try Picture(
            .partnership,
            of: day.map { programme.known(on: $0) } ?? programme,
            outcome: expected?.outcome,
            forecast: expected?.forecast,
            asOf: day ?? programme.lastRecordedDay,
            limits: limits
        )
        let links = programme.organisations.map {
            ($0.id, "/p/\(name)/organisations/\(FormValues.encoded($0.id))")
        }
        let sector = question.sector
        let marking = SVGMarking(
            links: Dictionary(links, uniquingKeysWith: { first, _ in first }),
            inFront: sector.map { sector in
                Set(programme.organisations.filter { $0.sector == sector.id }.map(\.id))
            }
        )
        svg = try picture.svg(idPrefix: Self.prefix, marking: marking)
        width = Self.width(of: svg) ?? Self.widestSmall
        table = picture.dataTable
        isByOrganisation = table.rows.count == programme.organisations.count
        guard let sector, isByOrganisation else { return }
        table.rows = zip(programme.organisations, table.rows)
            .filter { $0.0.sector == sector.id }.map(\.1)
    }
}

extension Site {
    /// The map as it is asked for, or how far drawing it is.
    func map(
        _ name: String,
        _ programme: Programme,
        _ revision: Int64,
        _ question: MapQuestion
    ) async throws -> WorkQueue.State<MapPicture> {
        var expected: Expectation?
        if question.day == nil, programme.canBeSimulated {
            switch try await expectation(name, programme, revision, within: 0.6) {
            case .ready(let value): expected = value
            case .running(let id, let share): return .running(id: id, share: 0.9 * share)
            }
        }
        let limits = configuration.graphviz
        let (sector, day) = (question.sector?.id ?? "", question.day?.description ?? "")
        return try await work.result(
            WorkQueue.Key(name, revision: revision, "map \(day) \(sector)"),
            .short,
            within: 0.8
        ) { [expected] _ in
            try MapPicture(of: programme, name, question, expected, limits: limits)
        }
    }

    /// What it brings if someone or something leaves, or how far working it out is.
    func effect(
        of leaving: Leaving,
        on name: String,
        _ programme: Programme,
        _ revision: Int64
    ) async throws -> WorkQueue.State<WhatIf.Effect> {
        try await work.result(
            WorkQueue.Key(name, revision: revision, "without \(leaving.value)"),
            .long,
            within: 0.8
        ) { _ in
            try await WhatIf(
                programme,
                seed: programme.seed,
                replicates: programme.usualReplicates(),
                workers: WorkQueue.workers
            )
            .effect(of: [leaving.change])
        }
    }
}
