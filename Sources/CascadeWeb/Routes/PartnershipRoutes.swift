import CascadeCore
import CascadeFormats
import CascadeStore

/// Partnerships of an organisation: adding, changing and removing one.
enum PartnershipRoutes {
    static let all: [Route] = [
        .lead("organisations/{organisation}/partners") { desk in
            let own = try OrganisationRoutes.current(desk).item
            var values = FormValues()
            values.add("strength", 0.5)
            values.add("serves", "both")
            return form(desk, own, nil).opened(values)
        },
        .leadForm("organisations/{organisation}/partners", add),
        .lead("organisations/{organisation}/partners/{partner}/{number}") { desk in
            let own = try OrganisationRoutes.current(desk).item
            let tie = try current(desk, own)
            let book = NameBook.organisations(desk.programme.draft)
            return form(desk, own, tie).opened(
                PartnershipForm.values(of: tie, from: own.id, book),
                seen: PartnershipForm.values(of: tie, in: desk.programme.draft)
            )
        },
        .leadForm("organisations/{organisation}/partners/{partner}/{number}", edit),
        .leadForm("organisations/{organisation}/partners/{partner}/{number}/remove", remove),
    ]

    /// The partnership that the path names.
    private static func current(
        _ desk: DeskRequest,
        _ own: Organisation
    ) throws(WebError) -> Partnership {
        guard let position = position(desk.request, in: desk.programme.draft) else {
            throw .notFound
        }
        return desk.programme.partnerships[position]
    }

    /// Position of the partnership that a path names: the number among those of the same two organisations.
    private static func position(_ request: WebRequest, in draft: ProgrammeDraft) -> Int? {
        let (own, partner) = (request.parameter("organisation"), request.parameter("partner"))
        let ties = draft.partnerships.indices.filter { position in
            let tie = draft.partnerships[position]
            return (tie.from == own && tie.to == partner) || (tie.from == partner && tie.to == own)
        }
        guard let number = Int(request.parameter("number")), ties.indices.contains(number - 1)
        else { return nil }
        return ties[number - 1]
    }

    private static func form(
        _ desk: DeskRequest,
        _ own: Organisation,
        _ tie: Partnership?
    ) -> RowFormPage<PartnershipForm> {
        let programme = desk.programme
        return RowFormPage(
            desk: desk,
            title: tie == nil ? Words.Organisations.addPartner : Words.Organisations.editPartner,
            above: own.name,
            current: Words.Navigation.organisations,
            back: desk.path("organisations", own.id),
            action: desk.request.path,
            fields: { PartnershipForm.fields($0, programme, own: own) },
            below: tie == nil
                ? HTML()
                : HTML(.p) {
                    Component.action(
                        Words.Organisations.removePartner,
                        desk.request.path + "/remove",
                        for: desk.request.visitor
                    )
                }
        )
    }

    private static func add(_ desk: DeskRequest) async throws -> WebResponse {
        let own = try OrganisationRoutes.current(desk).item
        let values = desk.form.setting(PartnershipForm.own, own.id)
        let saving = try await RowSaver<PartnershipForm>.adding(
            desk,
            Words.Organisations.partnerAdded(own.name, NameText.collapsed(values["partner"] ?? ""))
        ) { _, _ in
            Partnership(from: own.id, to: "")
        }
        .save(values)
        return try form(desk, own, nil).answer(saving, values) { _ in
            desk.path("organisations", own.id)
        }
    }

    private static func edit(_ desk: DeskRequest) async throws -> WebResponse {
        let own = try OrganisationRoutes.current(desk).item
        let tie = try current(desk, own)
        let values = desk.form.setting(PartnershipForm.own, own.id)
        let request = desk.request
        let saving = try await RowSaver<PartnershipForm>.changing(
            desk,
            Words.Organisations.partnerChanged(
                own.name,
                NameText.collapsed(values["partner"] ?? "")
            )
        ) { draft in
            position(request, in: draft)
        }
        .save(values)
        return try form(desk, own, tie).answer(saving, values) { _ in
            desk.path("organisations", own.id)
        }
    }

    private static func remove(_ desk: DeskRequest) async throws -> WebResponse {
        let own = try OrganisationRoutes.current(desk).item
        let tie = try current(desk, own)
        let book = NameBook.organisations(desk.programme.draft)
        let change = desk.change(
            .edited,
            Words.Organisations.partnerRemoved(book.label(tie.from), book.label(tie.to))
        )
        let result = try await desk.desk.changing { store in
            try store.change(change) { draft in
                if let position = draft.partnerships.firstIndex(of: tie) {
                    draft.partnerships.remove(at: position)
                }
            }
        }
        return desk.redirect(to: desk.path("organisations", own.id), after: result)
    }
}
