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
    /// Then and now: two days, or two scenarios, in one place.
    case change
    /// Reach over time: the same map at several days.
    case spread
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
    private let ties: TieMeasure
    let change: ReachChange?
    let spread: ReachSpread?
    private let isAnimated: Bool
    private var graphviz: Graphviz
    /// What it is drawn for.
    package var form = Form.alone

    /// What a picture is drawn for.
    package enum Form: Sendable, Hashable {
        /// To stand alone, with its title and what it shows.
        case alone
        /// For a page of text that holds title and ``Picture/caption``, no wider than can be read on paper: a map as upright
        /// as a sheet, the lineage folded further.
        case page
    }

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
    ///   - ties: what the width of ties of ``View/partnership`` stands for.
    ///   - asOf: the last day of the records that are shown; nil: the last day on record.
    ///   - isPublic: whether others than the lead look at it: ``View/lineage`` shows people as numbers alone, without names,
    ///     ``View/change`` and ``View/spread`` sectors alone, small numbers hidden, and ``View/partnership`` and ``View/sectors``
    ///     nothing of the records, only what the plan led to expect.
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
        ties: TieMeasure = .strength,
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
        self.ties = ties
        change = nil
        spread = nil
        isAnimated = false
        graphviz = Graphviz(limits: limits)
    }

    /// Then and now in one picture.
    ///
    /// - Parameters:
    ///   - change: what is set against what; public where it was made so.
    ///   - limits: where and for how long Graphviz may work.
    package init(_ change: ReachChange, limits: GraphvizLimits = GraphvizLimits()) {
        self.init(.change, change.programme, change: change, limits: limits)
    }

    /// Reach over time.
    ///
    /// - Parameters:
    ///   - spread: the days and what was or is expected to be reached by them.
    ///   - isAnimated: whether one map shows the days one after the other; its still, in every other format than SVG, is the last.
    ///   - limits: where and for how long Graphviz may work.
    package init(
        _ spread: ReachSpread,
        isAnimated: Bool = false,
        limits: GraphvizLimits = GraphvizLimits()
    ) {
        self.init(
            .spread,
            spread.programme,
            spread: spread,
            isAnimated: isAnimated,
            limits: limits
        )
    }

    private init(
        _ view: View,
        _ programme: Programme,
        change: ReachChange? = nil,
        spread: ReachSpread? = nil,
        isAnimated: Bool = false,
        limits: GraphvizLimits
    ) {
        self.view = view
        self.programme = programme
        self.change = change
        self.spread = spread
        self.isAnimated = isAnimated
        outcome = nil
        network = nil
        fragility = []
        colouring = .coverage
        forecast = nil
        asOf = nil
        isPublic = false
        ties = .strength
        graphviz = Graphviz(limits: limits)
    }

    /// The picture as a file of the given format: the same bytes for the same programme and outcome.
    ///
    /// `idPrefix` is put before every id of an SVG, so that one page can hold several pictures.
    ///
    /// - Throws: ``RenderingError`` where drawing takes too long or a format can't be written.
    public func rendered(as format: PictureFormat, idPrefix: String = "") throws(RenderingError)
        -> [UInt8]
    {
        try drawn(as: format, idPrefix: idPrefix).bytes
    }

    /// The picture as a file, as ``rendered(as:idPrefix:)`` gives it, and what people should know about how it was drawn.
    ///
    /// - Throws: ``RenderingError`` where a format can't be written.
    public func drawn(as format: PictureFormat, idPrefix: String = "") throws(RenderingError)
        -> DrawnPicture
    {
        var picture = self
        picture.graphviz.remarks = DrawingRemarks()
        let bytes = try picture.bytes(as: format, idPrefix: idPrefix)
        return DrawnPicture(bytes: bytes, remarks: picture.graphviz.remarks.all)
    }

    private func bytes(as format: PictureFormat, idPrefix: String) throws(RenderingError) -> [UInt8]
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
        case .sectors: sectors.document
        case .lineage: lineage.document
        case .change: changed.document
        case .spread: spreading.document
        }
    }

    /// The picture laid out.
    package func scene() throws(RenderingError) -> Scene {
        switch view {
        case .partnership: try partnership.scene(graphviz)
        case .curriculum: try curriculum.scene(graphviz)
        case .reach: try ReachView(programme, outcome).scene(graphviz)
        case .sectors: try sectors.scene(graphviz)
        case .lineage: try lineage.scene(graphviz)
        case .change: try changed.scene(graphviz)
        case .spread: try spreading.scene(graphviz)
        }
    }

    var lineage: LineageView {
        LineageView(
            History(programme, asOf: asOf),
            outcome,
            forecast: forecast,
            isPublic: isPublic,
            form: form
        )
    }

    /// What the maps show of the records: nothing where nothing is, or where others than the lead look.
    private var shownHistory: History? {
        guard !isPublic else { return nil }
        let history = History(programme, asOf: asOf)
        return history.sessions.isEmpty ? nil : history
    }

    /// What the maps show as expected: in public ones no more than the plan gives away.
    private var shownOutcome: Outcome? { isPublic ? forecast?.plan ?? outcome : outcome }

    private var sectors: SectorsView {
        SectorsView(
            programme,
            shownOutcome,
            network,
            history: shownHistory,
            since: isPublic ? nil : forecast?.asOf,
            form: form
        )
    }

    /// The courses with who is where; where others than the lead look, with what the plan alone led to expect.
    var curriculum: CurriculumView {
        CurriculumView(
            programme,
            shownOutcome,
            records: shownHistory.flatMap { CurriculumRecords($0) },
            isForecast: forecast != nil
        )
    }

    /// What was given, else the records until the day against what is expected, or against the programme's start.
    var changed: ChangeView {
        if let change { return ChangeView(change) }
        let history = History(programme, asOf: asOf)
        guard let outcome else {
            let (from, to) = (programme.start, history.asOf)
            return ChangeView(
                isPublic
                    ? ReachChange(public: programme, from: from, to: to)
                    : ReachChange(programme, from: from, to: to)
            )
        }
        return ChangeView(
            isPublic
                ? ReachChange(public: history, expecting: outcome)
                : ReachChange(history, expecting: outcome)
        )
    }

    /// What was given, else the records at the ends of quarters and what is expected after them.
    var spreading: SpreadView {
        if let spread { return SpreadView(spread, isAnimated: isAnimated) }
        let history = History(programme, asOf: asOf)
        let known = history.sessions.isEmpty ? nil : history
        let days = ReachSpread.days(
            from: programme.start,
            now: known?.asOf,
            to: outcome?.lastDay ?? history.asOf
        )
        return SpreadView(
            isPublic
                ? ReachSpread(public: programme, history: known, days: days, expecting: outcome)
                : ReachSpread(programme, history: known, days: days, expecting: outcome)
        )
    }

    private var partnership: PartnershipView {
        PartnershipView(
            programme,
            shownOutcome,
            colouring: colouring,
            network: network,
            fragility: fragility,
            history: shownHistory,
            since: isPublic ? nil : forecast?.asOf,
            measure: ties,
            form: form
        )
    }
}
