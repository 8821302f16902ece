import CascadeCore
import CascadeFormats

/// The list of what is probably there twice, and the page on which two become one.
enum DuplicatePages {
    /// One of two, as far as a merge is concerned.
    struct Side {
        /// Its id.
        var id: String
        /// Its name.
        var name: String
        /// What it says, field by field.
        var fields: [(field: MergeField, value: String)]
    }

    /// Two that are perhaps the same.
    struct Pair {
        /// What they are.
        var kind: Duplicate.Kind
        /// One of them.
        var first: Side
        /// The other.
        var second: Side
    }

    /// The list.
    static func list(_ desk: DeskRequest) async throws -> WebResponse {
        let draft = desk.programme.draft
        let key = WorkQueue.Key(desk.name, revision: desk.revision, "duplicates")
        let state = try await desk.site.work.result(key, .table, within: 8) { _ in
            draft.likelyDuplicates
        }
        guard case .ready(let pairs) = state else {
            var page = desk.site.page(Words.Duplicates.title, for: desk.request) {
                Component.heading(Words.Duplicates.title)
                HTML(.p, .named("role", "status"), text: Words.Duplicates.waiting)
            }
            page.refresh = 2
            return .page(page)
        }
        return desk.page(Words.Duplicates.title) {
            Component.heading(Words.Duplicates.title)
            if pairs.isEmpty {
                Component.empty(Words.Duplicates.none)
            } else {
                HTML(.p, .class("lead"), text: Words.Duplicates.lead)
            }
            for kind in Duplicate.Kind.allCases {
                section(kind, pairs.filter { $0.kind == kind }, desk)
            }
        }
    }

    private static func section(
        _ kind: Duplicate.Kind,
        _ pairs: [Duplicate],
        _ desk: DeskRequest
    ) -> HTML {
        guard !pairs.isEmpty else { return HTML() }
        let people = NameBook.people(desk.programme.draft)
        let organisations = NameBook.organisations(desk.programme.draft)
        func link(_ id: String) -> HTML {
            switch kind {
            case .person: Component.link(people.label(id), desk.path("people", id))
            case .organisation:
                Component.link(organisations.label(id), desk.path("organisations", id))
            case .session:
                desk.programme.draft.sessions.firstIndex { $0.id == id }
                    .map { SessionList.link($0, desk) } ?? HTML(id)
            }
        }
        return HTML(.section) {
            HTML(.h2, text: Words.Duplicates.heading(kind))
            Component.table(
                Words.Duplicates.caption(kind, pairs.count),
                Words.Duplicates.columns,
                pairs.prefix(200).map { pair in
                    [
                        link(pair.first), link(pair.second), HTML(.bdi, text: pair.reason),
                        kind == .session
                            ? HTML(Words.Duplicates.sessionAdvice)
                            : HTML(
                                .a,
                                .link(
                                    desk.path("merge", kind.rawValue, pair.first, pair.second)
                                )
                            ) {
                                Words.Duplicates.compare
                                HTML(
                                    .span,
                                    .class("aside"),
                                    text: Words.Duplicates.compareAside(pair.first, pair.second)
                                )
                            },
                    ]
                }
            )
            if pairs.count > 200 { HTML(.p, text: Words.Desk.andMore(pairs.count - 200)) }
        }
    }

    /// The two that the path names.
    static func pair(_ desk: DeskRequest) throws(WebError) -> Pair {
        let (one, other) = (desk.request.parameter("first"), desk.request.parameter("second"))
        guard let kind = Duplicate.Kind(rawValue: desk.request.parameter("kind")), one != other,
            let first = side(one, kind, desk.programme),
            let second = side(other, kind, desk.programme)
        else { throw .notFound }
        return Pair(kind: kind, first: first, second: second)
    }

    private static func side(_ id: String, _ kind: Duplicate.Kind, _ programme: Programme) -> Side?
    {
        var fields: [(MergeField, String?)]
        let name: String
        switch kind {
        case .person:
            guard let person = programme.people.first(where: { $0.id == id }) else { return nil }
            name = person.name
            let organisation = programme.organisations.first { $0.id == person.organisation }
            fields = [
                (.name, person.name), (.organisation, organisation?.name ?? person.organisation),
                (.email, person.email), (.joined, person.joined?.spelledOut),
                (.left, person.left?.spelledOut), (.notes, person.notes),
            ]
        case .organisation:
            guard let organisation = programme.organisations.first(where: { $0.id == id }) else {
                return nil
            }
            name = organisation.name
            let sector = programme.sectors.first { $0.id == organisation.sector }
            let group = programme.groups.first { $0.id == organisation.group }
            fields = [
                (.name, organisation.name), (.sector, sector?.name ?? organisation.sector),
                (.people, Wording.count(organisation.people)), (.area, organisation.area),
                (.serves, organisation.serves.map(Wording.count)),
                (.identifier, organisation.identifier), (.group, group?.name),
                (.notes, organisation.notes),
            ]
        case .session: return nil
        }
        return Side(
            id: id,
            name: name,
            fields: fields.map { ($0.0, $0.1 ?? Words.Desk.none) }
        )
    }

    /// The page on which two become one.
    static func merging(
        _ form: FormPage,
        _ desk: DeskRequest,
        status: Int = 200
    ) throws -> WebResponse {
        let pair = try pair(desk)
        let title = Words.Duplicates.mergeTitle(pair.kind)
        let differing = zip(pair.first.fields, pair.second.fields).filter { $0.value != $1.value }
        return desk.page(title, status: status) {
            HTML(.a, .class("back"), .link(desk.path("duplicates")), text: Words.Duplicates.title)
            form.summary
            Component.heading(title)
            HTML(.p, .class("lead"), text: Words.Duplicates.mergeLead(pair.kind))
            Component.table(
                Words.Duplicates.sideBySide,
                [Words.Duplicates.field, pair.first.id, pair.second.id],
                zip(pair.first.fields, pair.second.fields).map { first, second in
                    [
                        HTML(Words.Duplicates.name(first.field)), HTML(.bdi, text: first.value),
                        HTML(.bdi, text: second.value),
                    ]
                }
            )
            form.form(to: desk.request.path, for: desk.request.visitor) {
                form.choices(
                    "stays",
                    Words.Duplicates.stays,
                    hint: Words.Duplicates.staysHint,
                    [pair.first, pair.second].map { side in
                        FormPage.Choice(side.id, side.name, hint: side.id)
                    },
                    value: form.values["stays"] ?? pair.first.id
                )
                if !differing.isEmpty {
                    form.choices(
                        "keep",
                        Words.Duplicates.keep,
                        hint: Words.Duplicates.keepHint,
                        isMultiple: true,
                        differing.map { first, _ in
                            FormPage.Choice(
                                first.field.rawValue,
                                Words.Duplicates.name(first.field)
                            )
                        }
                    )
                }
                HTML(.div, .class("buttons")) {
                    form.submit(Words.Duplicates.merge)
                    Component.button(
                        Words.Desk.cancel,
                        to: desk.path("duplicates"),
                        isMain: false
                    )
                }
            }
        }
    }
}
