import CascadeCore
import CascadeFormats

/// The first page of a programme: how it stands, how it goes on, and what needs attention.
enum OverviewRoutes {
    static let all: [Route] = [
        .get("/p/{programme}", for: .lead) { request, site in
            let name = request.parameter("programme")
            let desk = try site.programmes.desk(name)
            let revision = try desk.revision()
            let programme = try desk.programme()
            let expected: WorkQueue.State<Expectation>? =
                programme.canBeSimulated
                ? try await site.expectation(name, programme, revision, within: 0.8) : nil
            let overview = Overview(name, programme, expected, today: site.today)
            var page = site.page(
                Words.Navigation.overview,
                for: request,
                current: Words.Navigation.overview
            ) {
                overview.html(for: request.visitor)
            }
            if overview.working != nil { page.waitForWork() }
            return .page(page)
        }
    ]
}
