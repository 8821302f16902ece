public import CascadeCore

/// A picture of a programme.
public enum View: String, Sendable, CaseIterable {
    /// Organisations by sector, their headcount, expected coverage and ties.
    case partnership
    /// Courses, what they require and what they qualify for.
    case curriculum
    /// Who is expected to be reached when, and by whom.
    case reach
    /// Who trains whom across sectors.
    case sectors
    /// Who was trained by whom, on record and as expected.
    case lineage
}

/// A format that pictures are written in.
public enum PictureFormat: String, Sendable, CaseIterable {
    /// Scalable, with titles and styles for light, dark and print.
    case svg
    /// A bitmap with two pixels for one.
    case png
    /// A page.
    case pdf
    /// The graph in Graphviz's language, not laid out.
    case dot
}

/// Draws programmes and what simulations of them came to.
public struct Picture: Sendable {
    /// What is shown.
    public let view: View
    let programme: Programme
    let outcome: Outcome?
    let network: NetworkAnalysis?
    private let fragility: [Difference?]
    private let colouring: Colouring
    let forecast: Forecast?
    let asOf: CalendarDate?
    let isPublic: Bool
    private let graphviz: Graphviz

    /// A picture of a programme, with what its simulation and an analysis of it came to.
    ///
    /// The view ``View/reach`` needs an outcome; the others show more with it. ``View/sectors`` shows who trains whom with
    /// an analysis, and ties without one.
    ///
    /// - Parameters:
    ///   - view: what is shown.
    ///   - programme: what is drawn.
    ///   - outcome: what a simulation of it came to; nil: what `forecast` came to, where there is one.
    ///   - forecast: what is on record and what is forecast from there, which ``View/lineage`` draws solid and dashed.
    ///   - network: the analysis of `outcome`.
    ///   - fragility: by organisation, as ``Analysis/fragility``.
    ///   - colouring: what the circles of ``View/partnership`` are coloured by; other views have colours of their own.
    ///   - asOf: the last day of the records that ``View/lineage`` shows; nil: the last day on record.
    ///   - isPublic: whether ``View/lineage`` shows people as numbers alone, without names.
    ///   - limits: where and for how long Graphviz may work.
    /// - Throws: ``RenderingError/needsOutcome(view:)``, ``RenderingError/needsAnalysis(colouring:)``.
    public init(
        _ view: View,
        of programme: Programme,
        outcome: Outcome? = nil,
        forecast: Forecast? = nil,
        network: NetworkAnalysis? = nil,
        fragility: [Difference?] = [],
        colouring: Colouring = .coverage,
        asOf: CalendarDate? = nil,
        isPublic: Bool = false,
        limits: GraphvizLimits = GraphvizLimits()
    ) throws(RenderingError) {
        let outcome = outcome ?? forecast?.outcome
        if view == .reach, outcome == nil { throw .needsOutcome(view: view.rawValue) }
        let count = programme.organisations.count
        if view == .partnership, colouring != .coverage {
            guard network?.organisations.count == count,
                colouring != .fragility || fragility.count == count
            else { throw .needsAnalysis(colouring: colouring.rawValue) }
        }
        self.view = view
        self.programme = programme
        self.outcome = outcome
        self.network = network
        self.fragility = fragility
        self.colouring = colouring
        self.forecast = forecast
        self.asOf = asOf ?? forecast?.asOf
        self.isPublic = isPublic
        graphviz = Graphviz(limits: limits)
    }

    /// The picture as a file of the given format: the same bytes for the same programme and outcome.
    ///
    /// `idPrefix` is put before every id of an SVG, so that one page can hold several pictures.
    ///
    /// - Throws: ``RenderingError`` where the layout takes too long or a format can't be written.
    public func rendered(as format: PictureFormat, idPrefix: String = "") throws(RenderingError)
        -> [UInt8]
    {
        switch format {
        case .dot: return Array(document.text.utf8)
        case .svg: return Array(SVGWriter.text(try scene(), prefix: idPrefix).utf8)
        case .png: return try graphviz.png(try scene())
        case .pdf: return try graphviz.pdf(try scene())
        }
    }

    /// The graph in Graphviz's language.
    package var document: DOTDocument {
        switch view {
        case .partnership: partnership.document
        case .curriculum: curriculum.document
        case .reach: ReachView(programme, outcome).document
        case .sectors: SectorsView(programme, outcome, network).document
        case .lineage: lineage.document
        }
    }

    /// The picture laid out.
    package func scene() throws(RenderingError) -> Scene {
        switch view {
        case .partnership: try partnership.scene(graphviz)
        case .curriculum: try curriculum.scene(graphviz)
        case .reach: try ReachView(programme, outcome).scene(graphviz)
        case .sectors: try SectorsView(programme, outcome, network).scene(graphviz)
        case .lineage: try lineage.scene(graphviz)
        }
    }

    var lineage: LineageView {
        LineageView(
            History(programme, asOf: asOf),
            outcome,
            forecast: forecast,
            isPublic: isPublic
        )
    }

    var curriculum: CurriculumView { CurriculumView(programme, outcome) }

    private var partnership: PartnershipView {
        PartnershipView(
            programme,
            outcome,
            colouring: colouring,
            network: network,
            fragility: fragility
        )
    }
}
