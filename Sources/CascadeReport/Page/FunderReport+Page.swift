import CascadeCore
package import CascadeFormats
import Foundation

extension FunderReport {
    /// The report as one HTML file that needs nothing else: no scripts, no network.
    public var page: String {
        var page = HTMLPage(
            title: "\(programme): report for funders",
            style: .report + (options.isPublic ? .forEveryone : .forLead)
        ) {
            HTML(.a, .class("skip"), .link("#main"), text: "Skip to the report")
            masthead
            HTML(.main, .id("main")) {
                headlineBlock
                contents
                ForEachSection(sections).html
                appendix
            }
            foot
        }
        page.hasDarkColours = true
        page.facts = [PageFact("cascade-report", stamp.text)]
        return page.text
    }

    /// What the file says of itself.
    var stamp: ReportStamp { ReportStamp(self) }

    /// The name, the day, and for whom it is.
    package var masthead: HTML {
        HTML(.header, .class("masthead")) {
            HTML(.div) {
                HTML(.p, .class("kicker"), text: "Report for funders · \(asOf.spelledOut)")
                HTML(.h1) { HTML(.bdi, text: programme) }
                if let about { HTML(.p, .class("about")) { HTML(.bdi, text: about) } }
                if !options.isPublic {
                    HTML(
                        .p,
                        .class("private"),
                        text:
                            "For the lead; not to be passed on. It names people and shows small numbers. For others: cascade report --public."
                    )
                }
            }
        }
    }

    /// The first sentences, set large.
    package var headlineBlock: HTML {
        HTML(.div, .class("headline")) {
            for (position, sentence) in headline.enumerated() {
                HTML(.p, .class(position == 0 ? "first" : "further")) { sentence.html }
            }
        }
    }

    private var contents: HTML {
        HTML(.nav, .class("contents"), .named("aria-labelledby", "contents-heading")) {
            HTML(.h2, .id("contents-heading"), text: "What is in it")
            HTML(.ol) {
                for section in sections {
                    HTML(.li) { HTML(.a, .link("#\(section.id)"), text: section.heading) }
                }
                HTML(.li) { HTML(.a, .link("#data"), text: "The numbers behind the pictures") }
            }
        }
    }

    private var appendix: HTML {
        HTML(.section, .class("data"), .id("data"), .named("aria-labelledby", "data-heading")) {
            HTML(.h2, .id("data-heading"), text: "The numbers behind the pictures")
            for picture in pictures { picture.table.html }
        }
    }

    private var foot: HTML {
        HTML(.footer) {
            HTML(
                .p,
                text:
                    "Made by Cascade \(version) · \(programme) · records until \(asOf.spelledOut) · seed \(String(options.seed))"
            )
        }
    }
}

/// Parts one after another; those that were counted and expected first stand side by side where there is room, and two and two
/// of those that follow with a chart are side by side on paper.
struct ForEachSection {
    private let sections: [ReportSection]

    init(_ sections: [ReportSection]) { self.sections = sections }

    var html: HTML {
        let pair = sections.prefix(2)
        return HTML {
            HTML(.div, .class("pair")) { for section in pair { section.html } }
            for group in groups {
                if group.count > 1 {
                    HTML(.div, .class("duo")) { for section in group { section.html } }
                } else {
                    for section in group { section.html }
                }
            }
        }
    }

    /// The parts after the first two, neighbours with a chart by twos.
    private var groups: [[ReportSection]] {
        var groups: [[ReportSection]] = []
        for section in sections.dropFirst(2) {
            if section.isOfChart, let last = groups.last, last.count == 1, last[0].isOfChart {
                groups[groups.count - 1].append(section)
            } else {
                groups.append([section])
            }
        }
        return groups
    }
}

extension ReportSection {
    /// Whether it has a chart, which is drawn for narrow columns too.
    fileprivate var isOfChart: Bool { pictures.contains { $0.drawing?.narrow != nil } }
}
