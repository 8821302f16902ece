package import CascadeCore
package import CascadeStore
import Foundation
package import Logging

/// Everything that pages are made from: programmes, accounts, work in hand, and how they are served.
package final class Site: Sendable {
    /// How the pages are served.
    package let configuration: WebConfiguration
    /// The programmes.
    package let programmes: ProgrammeLibrary
    /// Who may do what.
    package let accounts: AccountStore
    /// Simulations, plans and pictures in hand and done.
    package let work: WorkQueue
    /// How often something may be tried.
    package let limits: RateLimits
    /// What is counted about requests.
    package let metrics: Metrics
    /// Tables that were sent and are not saved yet.
    package let uploads = UploadShelf()
    /// Secrets that were made and are to be shown.
    package let secrets = SecretShelf()
    /// Where messages go; never names or addresses.
    package let log: Logger
    /// What the time is.
    package let now: @Sendable () -> Moment

    /// The site of a folder.
    ///
    /// - Throws: `StoreError` where the folder's accounts can't be opened.
    package init(
        _ configuration: WebConfiguration,
        log: Logger = Logger(label: "cascade"),
        work: WorkQueue = WorkQueue(),
        limits: RateLimits = RateLimits(),
        now: @escaping @Sendable () -> Moment = { .now }
    ) throws {
        self.configuration = configuration
        self.log = log
        self.now = now
        programmes = ProgrammeLibrary(directory: configuration.directory)
        accounts = try AccountStore.open(inDirectory: configuration.directory)
        self.work = work
        self.limits = limits
        metrics = Metrics()
    }

    /// All addresses.
    package static let routes: [Route] = [
        PublicRoutes.all, InterfaceRoutes.all, SignInRoutes.all, AccountRoutes.all, HomeRoutes.all,
        RecordRoutes.all,
        RecordingsRoutes.all,
        OfflineRoutes.all, MineRoutes.all, WorkRoutes.all, OverviewRoutes.all, DeskRoutes.all,
        FunderRoutes.all, MapRoutes.all, ScenarioRoutes.all, PlanRoutes.all,
    ].flatMap { $0 }

    /// Today, where the server is.
    package var today: CalendarDate { now().day }

    /// Answers a request of a route: asks first whether whoever asks may, and whether a form is our own.
    package func answer(_ request: WebRequest, on route: Route) async -> WebResponse {
        do {
            try admit(request, to: route)
            try checkForm(request, of: route)
            let asker = request.visitor.asker ?? "address \(request.headers.address)"
            return try await WorkQueue.$asker.withValue(asker) {
                try await route.answer(request, self)
            }
        } catch {
            return failure(error, request)
        }
    }

    /// The answer where a request could not be answered as asked.
    package func failure(_ error: any Error, _ request: WebRequest) -> WebResponse {
        let told: WebError
        switch error {
        case let error as WebError: told = error
        case let error as StoreError: told = WebError(error)
        case is SignInBusy:
            told = WebError(
                503,
                "Many people are signing in",
                "Please try again in a few seconds.",
                retryAfter: 5
            )
        default:
            log.error("unexpected", metadata: ["kind": "\(type(of: error))"])
            told = WebError(
                500,
                "Something went wrong",
                "Nothing was changed. Please try again; if it happens again, tell whoever runs this server."
            )
        }
        return ErrorPage.response(told, request, self)
    }

    /// Refuses whom a route is not for; asked before anything that was sent is read.
    func admit(_ request: WebRequest, to route: Route) throws(WebError) {
        let programme = request.parameters["programme"]
        let isOpen = route.access == .anyone
        guard route.access.admits(request.visitor, to: programme),
            isOpen || route.isForPrograms || request.visitor.token == nil
        else {
            if request.visitor.session == nil, request.visitor.token == nil {
                throw .signedOut
            }
            throw .notFound
        }
        if let programme, !isOpen, !programmes.has(programme) { throw .notFound }
        try requirePerson(of: request, in: programme, isOpen: isOpen)
    }

    /// Refuses a form that is not our own.
    private func checkForm(_ request: WebRequest, of route: Route) throws(WebError) {
        guard route.method == .post, route.needsFormToken, request.visitor.token == nil else {
            return
        }
        try checkOrigin(of: request)
        guard let expected = request.visitor.formToken,
            let given = request.headers.token ?? request.form.raw(FormToken.name),
            Secret(expected).matches(given)
        else { throw .stale }
    }

    /// Refuses a trainer who is no longer among the people of the programme, as they were erased or removed.
    private func requirePerson(
        of request: WebRequest,
        in programme: String?,
        isOpen: Bool
    ) throws(WebError) {
        guard !isOpen, let programme,
            case .trainer(let person)? = request.visitor.role(in: programme)
        else { return }
        let isThere: Bool
        do {
            isThere = try programmes.desk(programme).programme().people.contains { $0.id == person }
        } catch {
            // What is the matter with the file is said by the page itself.
            return
        }
        if !isThere { throw WebError(403, Words.SignIn.endedTitle, Words.SignIn.ended) }
    }

    /// Refuses what another site's page sends.
    ///
    /// Browsers say where a form comes from in one of two headers; what sends neither is no page in a browser.
    package func checkOrigin(of request: WebRequest) throws(WebError) {
        if let site = request.headers.fetchSite {
            guard site == "same-origin" || site == "none" else { throw .stale }
        } else if let origin = request.headers.origin {
            guard configuration.isOwn(origin: origin, askedAt: request.headers.host) else {
                throw .stale
            }
        }
    }
}

extension Moment {
    /// This moment.
    package static var now: Moment {
        Moment(secondsSinceEpoch: Int(Date().timeIntervalSince1970))
    }
}
