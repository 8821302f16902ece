import CascadeCore
import CascadeFormats
import CascadeReport
import CascadeStore

/// The read-only page of funders, behind a link that expires and can be revoked, and the lead's preview of it.
enum FunderRoutes {
    static let all: [Route] = [
        .get("/f/{secret}", for: .anyone) { request, site in
            let name = try programme(behind: request, site)
            return try await answer(name, request, site) { report in
                site.page(report.programme, for: request) { FunderPage(report: report).html }
            }
        },
        .get("/f/{secret}/embed", for: .anyone) { request, site in
            let name = try programme(behind: request, site)
            let whole = "/f/\(FormValues.encoded(request.parameter("secret")))"
            return try await answer(name, request, site, isEmbedded: true) { report in
                WebPage(report.programme) { FunderPage(report: report).embedded(whole) }
            }
        },
        .get("/p/{programme}/funder", for: .lead) { request, site in
            try await answer(request.parameter("programme"), request, site) { report in
                site.page(Words.Funder.previewTitle, for: request) {
                    HTML(.div, .class("notice noprint")) {
                        HTML(.p, text: Words.Funder.preview)
                        HTML(.p) {
                            HTML(
                                .a,
                                .link("/p/\(request.parameter("programme"))/sharing"),
                                text: Words.Funder.toSharing
                            )
                        }
                    }
                    FunderPage(report: report).html
                }
            }
        },
    ]

    /// The programme that a funder's link leads to.
    ///
    /// - Throws: ``WebError/notFound`` for a link that is wrong, revoked, expired or for someone else: all look the same.
    private static func programme(behind request: WebRequest, _ site: Site) throws -> String {
        let secret = request.parameter("secret")
        guard let link = try site.accounts.link(secret: secret, kind: .page, at: site.now()),
            link.role == .funder, site.programmes.has(link.programme)
        else {
            try site.limits.take(.secrets, for: request.headers.address)
            throw WebError.notFound
        }
        return link.programme
    }

    /// The page with the report, or how far it is.
    private static func answer(
        _ name: String,
        _ request: WebRequest,
        _ site: Site,
        isEmbedded: Bool = false,
        _ page: (FunderReport) -> WebPage
    ) async throws -> WebResponse {
        let state: WorkQueue.State<FunderReport>
        do {
            state = try await site.funderReport(name, within: request.wantsData ? 0 : 0.9)
        } catch is ReportError {
            return .page(
                site.page(Words.Funder.nothingTitle, for: request) {
                    Component.heading(Words.Funder.nothingTitle)
                    Component.empty(Words.Funder.nothing)
                }
            )
        }
        switch state {
        case .ready(let report):
            if request.wantsData { return .json(WorkRoutes.state(nil)) }
            var page = page(report)
            page.mayBeEmbedded = isEmbedded
            return .page(page)
        case .running(let id, let share):
            if request.wantsData { return .json(WorkRoutes.state(share)) }
            let working = Working(
                id: id,
                share: share,
                what: Words.Funder.working,
                back: request.address,
                programme: nil,
                address: request.path
            )
            var page =
                isEmbedded
                ? WebPage(Words.Funder.working) { working.box(for: request.visitor) }
                : site.page(Words.Funder.working, for: request) {
                    Component.heading(Words.Funder.working)
                    HTML(.p, .class("lead"), text: Words.Funder.workingText)
                    working.box(for: request.visitor)
                }
            page.mayBeEmbedded = isEmbedded
            page.waitForWork()
            return .page(page)
        }
    }
}

extension Site {
    /// The report for everyone of a programme as it stands, or how far working it out is.
    func funderReport(_ name: String, within seconds: Double) async throws
        -> WorkQueue.State<FunderReport>
    {
        let desk = try programmes.desk(name)
        let revision = try desk.revision()
        let programme = try desk.programme()
        let limits = configuration.graphviz
        return try await work.result(
            WorkQueue.Key(name, revision: revision, "funder"),
            .long,
            within: seconds
        ) { progress in
            try await FunderReport.make(
                of: programme,
                options: ReportOptions(
                    isPublic: true,
                    seed: programme.seed,
                    replicates: programme.usualForecastReplicates
                ),
                workers: WorkQueue.workers,
                limits: limits,
                progress: progress
            )
        }
    }
}
