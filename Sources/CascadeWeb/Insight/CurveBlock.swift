import CascadeCore
import CascadeFormats
import CascadeRendering

/// What the next pound buys: the best plan for less and for more money, as a curve and a table; worked out when asked for.
struct CurveBlock {
    let asked: PlanRoutes.Asked
    let curve: WorkQueue.State<NextPound>?

    private var programme: Programme { asked.programme }

    func html(for visitor: Visitor) -> HTML {
        HTML(.section, .id("curve"), .named("aria-labelledby", "curve-heading")) {
            HTML(.h2, .id("curve-heading"), text: Words.Plan.nextPound)
            switch curve {
            case nil:
                HTML(.p, .class("note"), text: Words.Plan.nextPoundText)
                Component.button(
                    Words.Plan.nextPoundAsk,
                    to: "\(asked.path)&curve=budget#curve",
                    isMain: false
                )
            case .running(let id, let share)?:
                HTML(.p, .class("note"), text: Words.Plan.nextPoundText)
                Working(
                    id: id,
                    share: share,
                    what: Words.Plan.nextPoundWorking,
                    back: "\(asked.path)&curve=budget",
                    programme: asked.name,
                    address: "/p/\(asked.name)/calculations/\(id)"
                )
                .box(for: visitor)
            case .ready(let curve)?: found(curve)
            }
        }
    }

    private func found(_ curve: NextPound) -> HTML {
        let chart = CurveChart(
            curve,
            of: programme,
            seed: programme.seed,
            replicates: programme.usualReplicates()
        )
        let sentences = [
            "\(curve.headline(currency: programme.currency)).",
            curve.bendSentence(currency: programme.currency),
        ]
        return HTML {
            HTML(.p, text: sentences.compactMap(\.self).joined(separator: " "))
            // All amounts may come to one plan; then there is no curve.
            if Set(curve.points.map { Wording.whole(curve.amount(of: $0)) }).count > 1 {
                PictureBlock.chart(chart, id: "curve", caption: Words.Plan.nextPoundCaption)
            }
        }
    }
}

extension Programme {
    /// Whether its sessions cost anything, so that money buys more of them.
    var canCost: Bool {
        self.courses.contains { $0.cost.session != 0 || $0.cost.person != 0 }
    }
}
