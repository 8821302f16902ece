import CascadeCore
import CascadeFormats
import CascadeReport

/// What funders see: the public report in the frame of the pages, the same figures in the same words.
///
/// It names nobody, and small numbers are hidden: it is made from nothing but the report for everyone. Printed, it is two
/// pages: how it stands and how it goes on; then the map, the sectors, cost and indicators.
struct FunderPage {
    let report: FunderReport

    /// Parts that are printed too; the others are read on the screen, and in the whole report.
    static let printed: Set<String> = [
        "observed", "expected", "target", "over-time", "partnership", "sectors", "costs",
        "indicators",
    ]
    /// Parts in order, after what was counted and what is expected.
    static let parts = [
        "target", "over-time", "partnership", "sectors", "costs", "indicators", "evenness",
        "across",
        "lineage", "method", "assumptions", "limits",
    ]

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
            for id in Self.parts { part(id) }
            numbers
            HTML(.p, .class("note"), text: Words.Funder.foot(report.asOf, report.options))
        }
    }

    private func part(_ id: String) -> HTML {
        guard let section = report.section(id) else { return HTML() }
        return HTML(
            .div,
            .class("part part-\(id)\(Self.printed.contains(id) ? "" : " noprint")")
        ) { section.html }
    }

    /// The numbers of each picture, for those who can't see it and those who want to check.
    private var numbers: HTML {
        HTML(.section, .class("noprint"), .id("data"), .named("aria-labelledby", "data-heading")) {
            HTML(.h2, .id("data-heading"), text: Words.Funder.numbers)
            for picture in report.pictures { picture.table.html }
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

extension Words {
    /// What funders read around the report.
    enum Funder {
        static func kicker(_ day: CalendarDate) -> String {
            "For funders · records until \(day.spelledOut)"
        }
        static func foot(_ day: CalendarDate, _ options: ReportOptions) -> String {
            "Nobody is named here, and small numbers are hidden. Records until \(day.spelledOut); \(Wording.counted(options.replicates, "simulated run")), seed \(String(options.seed))."
        }
        static let numbers = "The numbers behind the pictures"
        static let whole = "Everything about it, with the map and the numbers"
        static let working = "Working out the figures"
        static let workingText =
            "The figures are worked out anew after each record. This takes a moment; the page comes by itself."
        static let nothing =
            "There is nothing to show yet: this programme has no organisations or no courses. Please come back later."
        static let preview =
            "This is what funders see through their link: no names, and small numbers hidden. Links are made under Sharing."
        static let toSharing = "Make or end links"
        static let previewTitle = "What funders see"
    }
}
