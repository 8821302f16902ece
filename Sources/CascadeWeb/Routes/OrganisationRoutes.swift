import CascadeCore
import CascadeFormats
import CascadeStore

/// Organisations: the list, the page of one, and the forms that add, change and remove one.
enum OrganisationRoutes {
    static let all: [Route] = [
        .lead("organisations", OrganisationList.page),
        .lead("organisations/{organisation}", OrganisationPage.page),
        .lead("new/organisation") { desk in form(desk, nil).opened(FormValues()) },
        .leadForm("new/organisation", add),
        .lead("organisations/{organisation}/edit") { desk in
            let organisation = try current(desk).item
            let values = OrganisationForm.values(of: organisation, in: desk.programme.draft)
            return form(desk, organisation).opened(values, seen: values)
        },
        .leadForm("organisations/{organisation}/edit", edit),
        .lead("organisations/{organisation}/remove") { desk in
            let organisation = try current(desk).item
            return RemovalPage(
                desk: desk,
                title: Words.Organisations.removeTitle(organisation.name),
                note: Words.Organisations.removeNote,
                current: Words.Navigation.organisations,
                button: Words.Organisations.remove,
                back: desk.path("organisations", organisation.id)
            )
            .page
        },
        .leadForm("organisations/{organisation}/remove") { desk in
            let organisation = try current(desk).item
            let request = desk.change(.edited, Words.Organisations.removed(organisation.name))
            let result = try await desk.desk.changing { store in
                try store.change(request) { $0.remove(organisations: [organisation.id]) }
            }
            return desk.redirect(to: desk.path("organisations"), after: result)
        },
    ]

    /// The organisation that the path names.
    static func current(_ desk: DeskRequest) throws(WebError) -> (
        position: Int, item: Organisation
    ) {
        try desk.item("organisation", in: desk.programme.organisations, by: \.id)
    }

    private static func form(
        _ desk: DeskRequest,
        _ organisation: Organisation?
    ) -> RowFormPage<OrganisationForm> {
        let programme = desk.programme
        return RowFormPage(
            desk: desk,
            title: organisation == nil ? Words.Organisations.add : Words.Organisations.edit,
            above: organisation?.name,
            current: Words.Navigation.organisations,
            back: organisation.map { desk.path("organisations", $0.id) }
                ?? desk.path("organisations"),
            action: organisation.map { desk.path("organisations", $0.id, "edit") }
                ?? desk.path("new", "organisation"),
            fields: { OrganisationForm.fields($0, programme) }
        )
    }

    private static func add(_ desk: DeskRequest) async throws -> WebResponse {
        let values = desk.form
        let name = NameText.collapsed(values["name"] ?? "")
        let saving = try await RowSaver<OrganisationForm>.adding(
            desk,
            Words.Organisations.added(name),
            adjust: OrganisationForm.adjust(values)
        ) { _, draft in
            Organisation(
                id: RowID.new(name, "organisation", among: draft.organisations.map(\.id)),
                name: name,
                sector: "",
                people: 0
            )
        }
        .save(values)
        return try form(desk, nil).answer(saving, values) { desk.path("organisations", $0.id) }
    }

    private static func edit(_ desk: DeskRequest) async throws -> WebResponse {
        let organisation = try current(desk).item
        let (values, id) = (desk.form, organisation.id)
        let saving = try await RowSaver<OrganisationForm>.changing(
            desk,
            Words.Organisations.changed(NameText.collapsed(values["name"] ?? organisation.name)),
            adjust: OrganisationForm.adjust(values)
        ) { draft in
            draft.organisations.firstIndex { $0.id == id }
        }
        .save(values)
        return try form(desk, organisation).answer(saving, values) {
            desk.path("organisations", $0.id)
        }
    }
}
