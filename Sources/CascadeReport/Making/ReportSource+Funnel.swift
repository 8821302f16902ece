import CascadeCore
import CascadeRendering

// How far people have come.
extension ReportSource {
    /// From the first course to training others; nil without anyone to follow.
    var funnel: ReportSection? {
        guard hasRecords else { return nil }
        let funnel = Funnel(history)
        guard funnel.count(.trained) > 0 else { return nil }
        let chart =
            isPublic
            ? FunnelChart(
                DisclosedFunnel(funnel),
                of: programme,
                asOf: asOf,
                leavesOutFew: true
            )
            : FunnelChart(funnel, of: programme, asOf: asOf)
        // One bar alone says nothing that stands nowhere else.
        guard chart.stepCount > 1 else { return nil }
        return ReportSection(
            "funnel",
            "From the first course to training others",
            .observed,
            [
                .picture(
                    ReportPicture(
                        "funnel",
                        "From the first course to training others",
                        caption: isPublic
                            ? "Counted, not simulated: people known by name, rounded to the nearest 5. Steps that fewer than 5 people took are left out."
                            : "Counted, not simulated: people known by name. Founding trainers, who were there before, are not among them.",
                        drawing: ReportDrawing(chart, idPrefix: "funnel-"),
                        table: ReportTable("table-funnel", chart.dataTable)
                    )
                )
            ]
        )
    }
}
