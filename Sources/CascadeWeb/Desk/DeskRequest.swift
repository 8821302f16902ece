import CascadeCore
import CascadeFormats
import CascadeStore

/// What a lead asks about a programme, with the programme as it stands.
struct DeskRequest: Sendable {
    /// What was asked.
    let request: WebRequest
    /// What pages are made from.
    let site: Site
    /// Name of the programme in addresses.
    let name: String
    /// Its file.
    let desk: ProgrammeDesk
    /// Number of the latest change when the programme was read; it may hold later ones.
    let revision: Int64
    /// The programme.
    let programme: Programme

    /// What a request asks about the programme in its path.
    ///
    /// - Throws: ``WebError`` where there is no such programme, `StoreError` where it can't be read.
    init(_ request: WebRequest, _ site: Site) throws {
        self.request = request
        self.site = site
        name = request.parameter("programme")
        desk = try site.programmes.desk(name)
        revision = try desk.revision()
        programme = try desk.programme()
    }

    /// What was filled in.
    var form: FormValues { request.form }

    /// A path below the programme's: `path("people", "ann")` is `/p/portsmouth/people/ann`.
    func path(_ parts: String...) -> String {
        (["/p", name] + parts.map(FormValues.encoded)).joined(separator: "/")
    }

    /// A page, with a word on the change that led to it.
    func page(
        _ title: String,
        current: String = "",
        isWide: Bool = false,
        status: Int = 200,
        @HTMLBuilder content: () -> HTML
    ) -> WebResponse {
        let notice = notice
        let content = content()
        var page = site.page(title, for: request, current: current) {
            notice
            content
        }
        page.isWide = isWide
        return .page(page, status: status)
    }

    /// What was just saved, by the number in the address, with a button that undoes it.
    private var notice: HTML {
        guard let number = request.query["change"].flatMap({ Int64($0) }),
            let entry = try? desk.reading({ try $0.entry(number) })
        else { return HTML() }
        return ChangeNotice.html(entry, self)
    }

    /// On to a page that says what was saved.
    func redirect(to path: String, after result: ChangeResult) -> WebResponse {
        guard let entry = result.entry else { return .redirect(path) }
        return .redirect("\(path)?change=\(entry.id)")
    }

    /// A change by whoever asks, now.
    func change(_ kind: ChangeKind, _ summary: String) -> ChangeRequest {
        ChangeRequest(kind: kind, summary: summary, who: request.visitor.name, at: site.now())
    }

    /// The item of an id that the path names.
    ///
    /// - Throws: ``WebError/notFound`` where there is none.
    func item<Item>(
        _ parameter: String,
        in list: [Item],
        by id: (Item) -> String
    ) throws(WebError) -> (position: Int, item: Item) {
        let wanted = request.parameter(parameter)
        guard let position = list.firstIndex(where: { id($0) == wanted }) else { throw .notFound }
        return (position, list[position])
    }
}

extension Route {
    /// A page for leads, below a programme.
    static func lead(
        _ path: String,
        _ answer: @escaping @Sendable (DeskRequest) async throws -> WebResponse
    ) -> Route {
        .get("/p/{programme}/\(path)", for: .lead) { request, site in
            try await answer(DeskRequest(request, site))
        }
    }

    /// A form of leads, below a programme.
    static func leadForm(
        _ path: String,
        _ answer: @escaping @Sendable (DeskRequest) async throws -> WebResponse
    ) -> Route {
        .post("/p/{programme}/\(path)", for: .lead) { request, site in
            try await answer(DeskRequest(request, site))
        }
    }
}
