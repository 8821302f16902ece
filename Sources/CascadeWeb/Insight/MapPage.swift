import CascadeCore
import CascadeFormats
import CascadeRendering

/// The page with the partnership map.
struct MapPage {
    let name: String
    let programme: Programme
    let question: MapQuestion
    /// Organisations that are looked for; none, or several.
    let found: [Organisation]
    let map: WorkQueue.State<MapPicture>
    /// Who may be meant to leave.
    let leaving: [Leaving]
    let effect: WorkQueue.State<WhatIf.Effect>?
    /// The page itself, to come back to.
    let back: String

    var path: String { "/p/\(name)/map" }

    /// Whether anything on it is still worked out.
    var isWaiting: Bool {
        if case .running = map { return true }
        if case .running? = effect { return true }
        return false
    }

    func html(for visitor: Visitor) -> HTML {
        HTML {
            Component.heading(Words.Navigation.map, above: programme.name)
            if programme.organisations.isEmpty {
                Component.empty(Words.Map.empty) {
                    Component.button(
                        Words.Insight.addOrganisations,
                        to: "/p/\(name)/organisations"
                    )
                }
            } else {
                HTML(.div, .class("map-bar noprint")) {
                    filters
                    search
                    if case .ready = map { tools }
                }
                switch map {
                case .running(let id, let share): working(id, share, Words.Map.drawing, visitor)
                case .ready(let picture):
                    view(picture)
                    times
                    numbers(picture)
                    whatIf(visitor)
                }
            }
        }
    }

    private func working(_ id: String, _ share: Double, _ what: String, _ visitor: Visitor)
        -> HTML
    {
        Working(
            id: id,
            share: share,
            what: what,
            back: back,
            programme: name,
            address: "/p/\(name)/calculations/\(id)"
        )
        .box(for: visitor)
    }

    // MARK: - What is shown

    private var filters: HTML {
        let form = FormPage(question.query)
        let days = MapQuestion.days(of: programme)
        return HTML(
            .form,
            .class("find map-filter"),
            .named("method", "get"),
            .named("action", path)
        ) {
            kept(leavingOut: ["sector", "day"])
            form.select(
                "sector",
                Words.Map.sector,
                [("", Words.Map.allSectors)] + programme.sectors.map { ($0.id, $0.name) },
                value: ""
            )
            if days.count > 1 {
                form.select(
                    "day",
                    Words.Map.time,
                    [("", Words.Map.now)]
                        + days.dropFirst().map { ($0.description, Words.Map.until($0)) },
                    value: ""
                )
            }
            // With scripts, choosing shows at once.
            HTML(.noscript) {
                HTML(
                    .button,
                    .class("button quiet"),
                    .named("type", "submit"),
                    text: Words.Map.show
                )
            }
        }
    }

    private var search: HTML {
        HTML(
            .form,
            .class("find map-search"),
            .named("method", "get"),
            .named("action", path),
            .named("role", "search")
        ) {
            kept(leavingOut: [])
            FormPage(FormValues([.init("find", question.find ?? "")]))
                .text("find", Words.Map.find, list: "organisation-names")
            HTML(.datalist, .id("organisation-names")) {
                for organisation in programme.organisations.prefix(Self.mostNames) {
                    HTML(.option, .named("value", organisation.name))
                }
            }
            HTML(.button, .class("button quiet"), .named("type", "submit"), text: Words.Map.seek)
            if question.find != nil {
                HTML(.div, .class("map-found"), .named("role", "status")) {
                    HTML(
                        .p,
                        text: found.isEmpty
                            ? Words.Map.notFound : Words.Map.several(found.count)
                    )
                    HTML(.ul, .class("plain")) {
                        for organisation in found.prefix(12) {
                            HTML(.li) { lit(organisation) }
                        }
                    }
                }
            }
        }
    }

    /// Most names that are offered while one types.
    static let mostNames = 500

    private func lit(_ organisation: Organisation) -> HTML {
        let id = SVGMarking.id(ofNode: organisation.id, prefix: MapPicture.prefix)
        return HTML(.a, .link("#\(id)")) { HTML(.bdi, text: organisation.name) }
    }

    /// What is asked already, carried along by a form.
    private func kept(leavingOut names: Set<String>) -> HTML {
        HTML {
            for pair in question.query.pairs where !names.contains(pair.name) {
                Component.hidden(pair.name, pair.value)
            }
        }
    }

    // MARK: - The map

    private func view(_ picture: MapPicture) -> HTML {
        HTML(.figure, .class("map"), .named("data-map")) {
            HTML(
                .div,
                .class("map-view zoom-\(question.zoom)\(picture.isSmall ? " small" : "")"),
                .id("map-view"),
                .named("role", "region"),
                .label(Words.Map.region),
                .named("tabindex", "0")
            ) {
                if picture.svg.isEmpty {
                    HTML(.p, .class("note"), text: Words.Map.tooLarge)
                } else {
                    HTML(picture: picture.svg)
                }
            }
            HTML(.figcaption, .class("noprint"), text: Words.Map.hint)
        }
    }

    private var tools: HTML {
        HTML(.div, .class("map-tools"), .named("role", "group"), .label(Words.Map.zoom)) {
            zoomLink(-1, Words.Map.smaller, "−")
            zoomLink(1, Words.Map.larger, "+")
            zoomLink(0, Words.Map.whole, Words.Map.wholeShort)
        }
    }

    /// A link that draws the map smaller or larger; scripts do it in place.
    private func zoomLink(_ step: Int, _ label: String, _ sign: String) -> HTML {
        let zooms = MapQuestion.zooms
        let now = zooms.firstIndex(of: question.zoom) ?? 0
        let next = step == 0 ? 0 : min(zooms.count - 1, max(0, now + step))
        let query = question.query
            .setting("zoom", zooms[next] == 100 ? nil : String(zooms[next]))
        return HTML(
            .a,
            .class("button quiet"),
            .link("\(path)?\(query.encoded)#map-view"),
            .label(label),
            .named("data-step", step),
            text: sign
        )
    }

    /// Back and forth in time.
    private var times: HTML {
        let days = MapQuestion.days(of: programme)
        guard days.count > 1 else { return HTML() }
        let place = question.day.flatMap { day in days.firstIndex(of: day) } ?? 0
        func way(_ position: Int, _ label: String) -> HTML {
            guard days.indices.contains(position) else { return HTML() }
            let query = question.query
                .setting("day", position == 0 ? nil : days[position].description)
            let name = position == 0 ? Words.Map.now : Words.Map.until(days[position])
            return HTML(.a, .link("\(path)?\(query.encoded)#map-view"), text: "\(label): \(name)")
        }
        return HTML(.p, .class("map-times noprint")) {
            way(place + 1, Words.Map.earlier)
            if place > 0 { way(place - 1, Words.Map.later) }
        }
    }

    private func numbers(_ picture: MapPicture) -> HTML {
        var table = picture.table
        var cells = table.rows.map { row in row.map { HTML(.bdi, text: $0) } }
        if picture.isByOrganisation {
            let shown = programme.organisations.filter { organisation in
                question.sector.map { $0.id == organisation.sector } ?? true
            }
            for (row, organisation) in shown.enumerated() where row < cells.count {
                cells[row][0] = Component.link(
                    organisation.name,
                    "/p/\(name)/organisations/\(FormValues.encoded(organisation.id))"
                )
            }
        }
        table.title = question.sector.map { "\(table.title): \($0.name)" } ?? table.title
        return HTML(.details, .class("map-numbers")) {
            HTML(.summary, text: Words.Insight.asTable)
            table.html(cells)
        }
    }

    // MARK: - If someone leaves

    private func whatIf(_ visitor: Visitor) -> HTML {
        HTML(.section, .id("what-if"), .named("aria-labelledby", "what-if-heading")) {
            HTML(.h2, .id("what-if-heading"), text: Words.Map.whatIf)
            HTML(.p, .class("note"), text: Words.Map.whatIfText)
            HTML(
                .form,
                .class("find noprint"),
                .named("method", "get"),
                .named("action", "\(path)#what-if")
            ) {
                for pair in question.query.pairs where pair.name != "leaves" {
                    Component.hidden(pair.name, pair.value)
                }
                FormPage(FormValues([.init("leaves", shownLeaving)]))
                    .text("leaves", Words.Map.leaves, list: "leaving-names")
                HTML(.datalist, .id("leaving-names")) {
                    for one in Leaving.all(in: programme).prefix(Self.mostNames) {
                        HTML(.option, .named("value", one.name))
                    }
                }
                HTML(.button, .class("button"), .named("type", "submit"), text: Words.Map.ask)
            }
            answer(visitor)
        }
    }

    private var shownLeaving: String {
        leaving.count == 1 ? leaving[0].name : question.leaves ?? ""
    }

    private func answer(_ visitor: Visitor) -> HTML {
        HTML {
            if question.leaves != nil, leaving.isEmpty {
                HTML(.p, .named("role", "status"), text: Words.Map.nobody)
            }
            if leaving.count > 1 {
                HTML(.p, .named("role", "status"), text: Words.Map.whom)
                HTML(.ul, .class("plain")) {
                    for one in leaving.prefix(12) {
                        HTML(.li) {
                            let query = question.query.setting("leaves", one.value)
                            Component.link(one.name, "\(path)?\(query.encoded)#what-if")
                        }
                    }
                }
            }
            switch effect {
            case .ready(let effect)?: EffectBlock(programme, effect).html
            case .running(let id, let share)?: working(id, share, Words.Map.trying, visitor)
            case nil: HTML()
            }
        }
    }
}

/// What a change brings: a sentence, and the numbers with how sure they are.
struct EffectBlock {
    private let programme: Programme
    private let effect: WhatIf.Effect

    init(_ programme: Programme, _ effect: WhatIf.Effect) {
        self.programme = programme
        self.effect = effect
    }

    var html: HTML {
        let words = EffectWords(programme, effect, lastDay: programme.lastDay)
        return HTML(.div, .class("expected-box"), .named("role", "status")) {
            HTML(.p, .class("badge"), text: Words.Insight.expected)
            HTML(.p, .class("lead"), text: words.answer)
            Component.table(
                words.condition,
                [
                    Words.Map.what, "\(Words.Map.asItIs)#", "\(Words.Map.then)#",
                    "\(Words.Map.difference)#",
                ],
                rows
            )
            HTML(
                .p,
                .class("note"),
                text: Words.Map.runs(effect.people.replicates, seed: programme.seed)
            )
        }
    }

    private var rows: [[HTML]] {
        let people = DifferenceText(effect.people)
        var rows: [[String]] = [
            [
                Words.Map.people, Wording.count(effect.peopleBefore),
                Wording.count(effect.peopleBefore + effect.people.mean),
                people.isNothing
                    ? Words.Map.none
                    : people.expected + (people.isClear ? " (\(people.interval))" : ""),
            ]
        ]
        if let elsewhere = effect.elsewhere {
            let text = DifferenceText(elsewhere)
            rows.append([
                Words.Map.elsewhere, "–", "–",
                text.isNothing
                    ? Words.Map.none : text.expected + (text.isClear ? " (\(text.interval))" : ""),
            ])
        }
        if let chance = effect.chanceOfTarget {
            rows.append([
                Words.Map.chance, Wording.percent(chance.before), Wording.percent(chance.after),
                MeasureWords(.chance, of: programme).signed(chance.after - chance.before),
            ])
        }
        return rows.map { row in row.map { HTML($0) } }
    }
}
