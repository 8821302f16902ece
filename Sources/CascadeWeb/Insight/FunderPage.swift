import CascadeCore
import CascadeFormats
import CascadeReport

/// What funders see: the public report in the frame of the pages, the same figures in the same words.
///
/// It names nobody, and small numbers are hidden: it is made from nothing but the report for everyone. What is read in five
/// minutes stands open; how it was worked out, and the numbers of each picture, unfold. Printed, it is two pages: how it
/// stands and how it goes on; then the map, the sectors, cost and indicators.
struct FunderPage {
    let report: FunderReport

    /// Parts that stand open, and are printed, after what was counted and what is expected.
    static let open = ["target", "over-time", "partnership", "sectors", "costs", "indicators"]
    /// Parts that unfold, and are not printed.
    static let folded = ["evenness", "across", "lineage", "method", "assumptions", "limits"]

    /// The whole content.
    var html: HTML {
        HTML(.div, .class("funder")) {
            HTML(.p, .class("kicker"), text: Words.Funder.kicker(report.asOf))
            HTML(.h1) { HTML(.bdi, text: report.programme) }
            report.headlineBlock
            HTML(.div, .class("pair")) {
                part("observed")
                part("expected")
            }
            for id in Self.open { part(id) }
            more
            HTML(.p, .class("note"), text: Words.Funder.foot(report.asOf, report.options))
        }
    }

    private func part(_ id: String) -> HTML {
        guard let section = report.section(id) else { return HTML() }
        let (open, folded) = section.parted
        return HTML(.div, .class("part part-\(id)")) {
            HTML(
                .section,
                .class(section.kind.rawValue),
                .id(id),
                .named("aria-labelledby", "\(id)-heading")
            ) {
                open.headed
                open.content { picture($0) }
                if !folded.items.isEmpty {
                    HTML(.details, .class("on-paper")) {
                        HTML(.summary, text: Words.Funder.aboutNumbers)
                        folded.content { picture($0) }
                    }
                }
            }
        }
    }

    /// A picture with the numbers that it shows, for those who can't see it and those who want to check.
    private func picture(_ picture: ReportPicture) -> HTML {
        // A chart says how it is to be read; a map is read with its caption.
        let isChart = picture.drawing?.narrow != nil
        return HTML {
            picture.html { isChart ? HTML() : picture.caption.html }
            HTML(.details, .class("numbers")) {
                HTML(.summary, text: Words.Insight.asTable)
                if isChart { HTML(.p, .class("note")) { picture.caption.html } }
                picture.table.html
            }
        }
    }

    /// What few read, each part behind its heading.
    private var more: HTML {
        HTML(.section, .class("noprint more-parts"), .named("aria-labelledby", "more-heading")) {
            HTML(.h2, .id("more-heading"), text: Words.Funder.more)
            for id in Self.folded {
                if let section = report.section(id) {
                    HTML(.details, .class("fold"), .id(id)) {
                        HTML(.summary) { HTML(.h3, text: section.heading) }
                        section.content { picture($0) }
                    }
                }
            }
        }
    }

    /// The headline, one picture and a link, for a page of someone else.
    func embedded(_ address: String) -> HTML {
        HTML(.div, .class("funder embed")) {
            HTML(.h1) { HTML(.bdi, text: report.programme) }
            report.headlineBlock
            if let picture = report.pictures.first(where: { $0.id == "fan" }) {
                HTML(.figure, .class("picture")) {
                    HTML(picture: picture.svg)
                    HTML(.figcaption) { picture.caption.html }
                }
                HTML(.details) {
                    HTML(.summary, text: Words.Insight.asTable)
                    picture.table.html
                }
            }
            HTML(.p) {
                HTML(
                    .a,
                    .link(address),
                    .named("target", "_blank"),
                    .named("rel", "noopener"),
                    text: Words.Funder.whole
                )
            }
        }
    }
}

extension ReportSection {
    /// What stands open of it, and what is folded away: remarks behind its numbers.
    ///
    /// Beside what is expected, all that comes after the numbers is folded away.
    fileprivate var parted: (open: ReportSection, folded: ReportSection) {
        var (open, folded) = (self, self)
        guard let numbers = items.firstIndex(where: \.isTiles), id != "costs" else {
            folded.items = []
            return (open, folded)
        }
        let isAside: (Int, Item) -> Bool = { position, item in
            guard position > numbers else { return false }
            if case .note = item { return true }
            return id == "expected"
        }
        open.items = items.enumerated().filter { !isAside($0, $1) }.map(\.element)
        folded.items = items.enumerated().filter { isAside($0, $1) }.map(\.element)
        return (open, folded)
    }
}

extension ReportSection.Item {
    fileprivate var isTiles: Bool {
        if case .tiles = self { true } else { false }
    }
}

extension Words {
    /// What funders read around the report.
    enum Funder {
        static func kicker(_ day: CalendarDate) -> String {
            "For funders · records until \(day.spelledOut)"
        }
        static func foot(_ day: CalendarDate, _ options: ReportOptions) -> String {
            "Nobody is named here, and small numbers are hidden. Records until \(day.spelledOut); \(Wording.counted(options.replicates, "simulated run")), seed \(String(options.seed))."
        }
        static let aboutNumbers = "About these numbers"
        static let more = "Look closer"
        static let whole = "Everything about it, with the map and the numbers"
        static let working = "Working out the figures"
        static let workingText =
            "The figures are worked out anew after each record. This takes a moment; the page comes by itself."
        static let nothingTitle = "Nothing to show yet"
        static let nothing =
            "This programme has no organisations or no courses yet. Please come back later."
        static let preview =
            "This is what funders see through their link: no names, and small numbers hidden. Links are made under Sharing."
        static let toSharing = "Make or end links"
        static let previewTitle = "What funders see"
    }
}
