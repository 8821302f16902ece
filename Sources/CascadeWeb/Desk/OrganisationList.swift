import CascadeCore
import CascadeFormats
import CascadeStore

/// The organisations of a programme as a list that can be searched.
enum OrganisationList {
    /// Areas that organisations work in, by alphabet.
    static func areas(_ programme: Programme) -> [String] {
        Set(programme.organisations.compactMap(\.area)).sorted()
    }

    /// Positions of the organisations that a query asks for, in the order of writing.
    static func found(_ desk: DeskRequest) throws -> [Int] {
        let query = desk.request.query
        let hits = try desk.found(.organisation)
        let (sector, area) = (query["sector"], query["area"])
        return desk.programme.organisations.indices.filter { position in
            let organisation = desk.programme.organisations[position]
            return (hits?.contains(organisation.id) ?? true)
                && (sector.map { $0 == organisation.sector } ?? true)
                && (area.map { $0 == organisation.area } ?? true)
        }
    }

    /// The page.
    static func page(_ desk: DeskRequest) async throws -> WebResponse {
        let programme = desk.programme
        let found = try found(desk)
        let list = ListPage(
            path: desk.path("organisations"),
            query: desk.request.query,
            what: "organisation",
            total: found.count
        )
        let records = await desk.records()
        let sectors = Dictionary(
            programme.sectors.map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first }
        )
        let rows = found[list.range].map { position -> [HTML] in
            let organisation = programme.organisations[position]
            let trainers = records.trainers[position].trainers.count
            return [
                Component.link(organisation.name, desk.path("organisations", organisation.id)),
                HTML(sectors[organisation.sector] ?? organisation.sector),
                HTML(organisation.area ?? Words.Desk.none),
                HTML(Wording.count(organisation.people)),
                HTML(Wording.count(records.part(of: position).peopleThereNow)),
                HTML(records.coverage(of: position).map(Wording.percent) ?? Words.Desk.none),
                HTML(Wording.count(trainers)),
            ]
        }
        let areas = areas(programme)
        return desk.page(
            Words.Navigation.organisations,
            current: Words.Navigation.organisations
        ) {
            Component.heading(Words.Navigation.organisations)
            HTML(.div, .class("buttons")) {
                Component.button(Words.Organisations.add, to: desk.path("new", "organisation"))
                Component.button(
                    Words.Imports.tables,
                    to: desk.path("import"),
                    isMain: false
                )
                Component.button(
                    Words.Duplicates.title,
                    to: desk.path("duplicates"),
                    isMain: false
                )
            }
            list.find(
                Words.Organisations.search,
                [
                    (
                        "sector", Words.Organisations.sector,
                        programme.sectors.map { ($0.id, $0.name) }
                    )
                ]
                    + (areas.isEmpty || areas.count > 500
                        ? []
                        : [("area", Words.Organisations.areaOnly, areas.map { ($0, $0) })])
            )
            if rows.isEmpty {
                Component.empty(
                    list.isNarrowed ? Words.Desk.nothingFound : Words.Organisations.none
                )
            } else {
                list.count
                Component.table(
                    Words.Organisations.caption(records.history.asOf),
                    Words.Organisations.columns,
                    rows
                )
                list.ways
            }
        }
    }
}

extension DeskRequest {
    /// Ids of the organisations or people in which the words of the search occur; nil where nothing is searched for.
    func found(_ kind: SearchHit.Kind) throws -> Set<String>? {
        guard let words = request.query["q"] else { return nil }
        let hits = try desk.reading { try $0.search(words, limit: 100_000) }
        return Set(hits.lazy.filter { $0.kind == kind }.map(\.id))
    }
}
