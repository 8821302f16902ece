import CascadeCore
import CascadeFormats

/// The page of a trainer: a reason to come back.
struct MinePage {
    /// What the trainer did.
    let mine: Mine
    /// Name of the programme in addresses.
    let programme: String

    private var root: String { "/p/\(programme)" }
    /// Sessions of a list that are in sight at once.
    private static let shown = 4

    var html: HTML {
        HTML {
            Component.heading(Words.Mine.title, above: mine.person.name)
            if mine.held.isEmpty {
                Component.empty(Words.Mine.nothing) {
                    Component.button(Words.Record.title, to: "\(root)/record")
                }
            } else {
                tiles
            }
            if !mine.all.isEmpty {
                HTML(.div, .class("buttons")) {
                    if !mine.held.isEmpty {
                        Component.button(Words.Record.title, to: "\(root)/record")
                    }
                    Component.button(Words.Mine.calendar, to: calendar, isMain: false)
                }
            }
            section(
                Words.Mine.open,
                Words.Mine.openHint,
                mine.open.map { planned($0, isOpen: true) }
            )
            if !mine.held.isEmpty { tree }
            section(Words.Mine.toCome, nil, mine.toCome.map { planned($0, isOpen: false) })
            section(Words.Mine.past, nil, mine.held.map(held))
            people
        }
    }

    private func section(_ title: String, _ hint: String?, _ items: [HTML]) -> HTML {
        guard !items.isEmpty else { return HTML() }
        return HTML(.section) {
            HTML(.h2, text: title)
            if let hint { HTML(.p, .class("hint"), text: hint) }
            list(items)
        }
    }

    private var calendar: String { "\(root)/mine/calendar" }

    private var tiles: HTML {
        let own = mine.generations.first ?? 0
        let forward = mine.held.reduce(0) { $0 + $1.forward }
        let figures = [
            (mine.held.count, Words.Mine.sessions), (own, Words.Mine.reached),
            (forward, Words.Mine.forward), (mine.grown, Words.Mine.grown),
        ]
        return HTML(.div, .class("observed-box")) {
            HTML(.p, .class("badge"), text: Words.Mine.observed)
            HTML(.ul, .class("tiles")) {
                for (figure, what) in figures {
                    HTML(.li) {
                        HTML(.span, .class("big"), text: Wording.count(figure))
                        HTML(.span, .class("what"), text: what)
                    }
                }
            }
        }
    }

    private func list(_ items: [HTML]) -> HTML {
        HTML(.ul, .class("tasks")) {
            for item in items.prefix(Self.shown) { HTML(.li) { item } }
            if items.count > Self.shown {
                HTML(.li) {
                    HTML(.details) {
                        HTML(
                            .summary,
                            text: Words.Mine.moreOf.replacing(
                                "{n}",
                                with: Wording.count(items.count - Self.shown)
                            )
                        )
                        HTML(.ul, .class("tasks")) {
                            for item in items.dropFirst(Self.shown) { HTML(.li) { item } }
                        }
                    }
                }
            }
        }
    }

    private func course(_ session: Session) -> String {
        mine.programme.courses.first { $0.id == session.course }?.name ?? session.course
    }

    private func title(_ session: Session) -> HTML {
        let course = course(session)
        let host = mine.programme.organisations.first { $0.id == session.host }?.name
        return HTML {
            HTML(.h3) { HTML(.bdi, text: course) }
            HTML(.p, .class("note")) {
                session.start.withWeekday
                if let host {
                    ", "
                    HTML(.bdi, text: host)
                }
                if let place = session.place {
                    ", "
                    HTML(.bdi, text: place)
                }
            }
        }
    }

    private func paper(_ session: Session, _ kind: String, _ label: String) -> HTML {
        let course = course(session)
        return HTML(
            .a,
            .link("\(root)/mine/sessions/\(FormValues.encoded(session.id))/\(kind)")
        ) {
            label
            HTML(.span, .class("aside"), text: ": \(course), \(session.start.spelledOut)")
        }
    }

    private func planned(_ session: Session, isOpen: Bool) -> HTML {
        HTML {
            title(session)
            HTML(.p, .class("ways")) {
                if isOpen {
                    HTML(
                        .a,
                        .class("strong"),
                        .link("\(root)/record?session=\(FormValues.encoded(session.id))")
                    ) {
                        Words.Mine.recordThis
                        HTML(.span, .class("aside"), text: ": \(session.start.spelledOut)")
                    }
                }
                paper(session, "sheet", Words.Mine.sheet)
            }
        }
    }

    private func held(_ held: Mine.Held) -> HTML {
        var parts = [Words.Mine.completed(held.completed)]
        if held.reached != held.completed, held.reached > 0 {
            parts.append(Words.Done.reachedBrief(held.reached))
        }
        if held.forward > 0 { parts.append(Words.Done.forwardBrief(held.forward)) }
        return HTML {
            title(held.session)
            HTML(.p, text: parts.joined(separator: ", "))
            HTML(.p, .class("ways")) {
                if held.completed > 0 {
                    paper(held.session, "certificates", Words.Mine.certificates)
                }
                HTML(
                    .a,
                    .link("\(root)/record/sessions/\(FormValues.encoded(held.session.id))")
                ) {
                    Words.Record.correctThis
                    HTML(
                        .span,
                        .class("aside"),
                        text: ": \(course(held.session)), \(held.session.start.spelledOut)"
                    )
                }
            }
        }
    }

    // MARK: - What grew

    private var tree: HTML {
        HTML(.section) {
            HTML(.h2, text: Words.Mine.tree)
            HTML(.p, .class("hint"), text: Words.Mine.treeHint)
            if mine.generations.count > 0 { GrowthPicture(mine.generations).html }
            if !mine.branches.isEmpty {
                HTML(.h3, text: Words.Mine.trainers)
                HTML(.div, .class("lineage")) { branches(mine.branches) }
            }
        }
    }

    private func branches(_ branches: [Mine.Branch]) -> HTML {
        guard !branches.isEmpty else { return HTML() }
        return HTML(.ul) {
            for branch in branches.prefix(40) {
                HTML(.li) {
                    HTML(.span, .class("who")) {
                        HTML(.bdi, text: branch.name ?? Words.Mine.someone)
                    }
                    if let organisation = branch.organisation {
                        ", "
                        HTML(.bdi, text: organisation)
                    }
                    HTML(
                        .span,
                        .class("note"),
                        text: Words.Mine.own(branch.sessions, branch.people)
                    )
                    self.branches(branch.branches)
                }
            }
            if branches.count > 40 {
                HTML(
                    .li,
                    text: Words.Mine.moreOf.replacing("{n}", with: "\(branches.count - 40)")
                )
            }
        }
    }

    private var people: HTML {
        guard !mine.people.isEmpty else { return HTML() }
        return HTML(.section) {
            HTML(.h2, text: Words.Mine.people)
            HTML(.p, .class("hint"), text: Words.Mine.peopleHint)
            if mine.unnamed > 0 {
                HTML(.p, text: Words.Mine.alsoUnnamed(mine.unnamed))
            }
            Component.table(
                Words.Mine.people,
                [Words.Mine.name, Words.Mine.organisation, Words.Mine.day],
                mine.people.map { one in
                    [
                        HTML {
                            HTML(.bdi, text: one.name)
                            if one.isChampion {
                                " "
                                HTML(.span, .class("badge"), text: Words.Mine.champion)
                            }
                        }, HTML { HTML(.bdi, text: one.organisation) },
                        HTML(one.day.spelledOut),
                    ]
                }
            )
        }
    }
}

/// People reached by generation: a row of dots each, more people than dots where there are many.
struct GrowthPicture {
    private let generations: [Int]

    /// A picture of people by distance from a trainer, their own learners first.
    init(_ generations: [Int]) { self.generations = Array(generations.prefix(6)) }

    private static let columns = 40

    var html: HTML {
        let most = generations.max() ?? 1
        let perDot = max(1, (most + 199) / 200)
        return HTML(.figure, .class("growth")) {
            HTML(.ol) {
                for (position, count) in generations.enumerated() {
                    HTML(.li) {
                        HTML(.p) {
                            HTML(.strong, text: Wording.count(count))
                            " " + Words.Mine.generation(position)
                        }
                        dots((count + perDot - 1) / perDot, isOwn: position == 0)
                    }
                }
            }
            if perDot > 1 {
                HTML(.figcaption, text: Words.Mine.perDot(perDot))
            }
        }
    }

    private func dots(_ count: Int, isOwn: Bool) -> HTML {
        let rows = (count + Self.columns - 1) / Self.columns
        var shapes = ""
        for dot in 0..<count {
            let (x, y) = (dot % Self.columns * 14 + 7, dot / Self.columns * 14 + 7)
            shapes += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"5\"/>"
        }
        let width = min(count, Self.columns) * 14
        return HTML(
            picture:
                "<svg class=\"people\(isOwn ? " own" : "")\" width=\"\(width)\" height=\"\(rows * 14)\" viewBox=\"0 0 \(width) \(rows * 14)\" aria-hidden=\"true\" focusable=\"false\">\(shapes)</svg>"
        )
    }
}

extension Words.Mine {
    static let trainers = "Those you trained who train others"
    static let someone = "Someone they trained"
    static let champion = "came forward"
    static func alsoUnnamed(_ count: Int) -> String {
        "\(Wording.counted(count, "person", "people")) without names \(count == 1 ? "is" : "are") counted too."
    }
    static func perDot(_ people: Int) -> String { "Each dot stands for \(people) people." }
    static func generation(_ position: Int) -> String {
        switch position {
        case 0: "reached by you"
        case 1: "reached by people whom you trained"
        case 2: "reached by those whom they trained"
        default: "reached \(position) steps further on"
        }
    }
}

extension Words.Done {
    static func reachedBrief(_ count: Int) -> String {
        "\(Wording.count(count)) for the first time"
    }
    static func forwardBrief(_ count: Int) -> String { "\(Wording.count(count)) came forward" }
}
