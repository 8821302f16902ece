import CascadeCore
import CascadeFormats
import CascadeStore

/// People: the list, the page of one, and the forms that add, change and remove one.
enum PersonRoutes {
    static let all: [Route] = [
        .lead("people", PeopleList.page),
        .lead("people/{person}", PersonPage.page),
        .lead("new/person") { desk in
            var values = FormValues()
            if let id = desk.request.query["organisation"],
                desk.programme.organisations.contains(where: { $0.id == id })
            {
                let book = NameBook.organisations(desk.programme.draft)
                values.add("organisation", book.label(id))
            }
            return form(desk, nil).opened(values)
        },
        .leadForm("new/person", add),
        .lead("people/{person}/edit") { desk in
            let person = try current(desk).item
            let values = PersonForm.values(of: person, in: desk.programme.draft)
            return form(desk, person).opened(values, seen: values)
        },
        .leadForm("people/{person}/edit", edit),
        .lead("people/{person}/remove") { desk in
            let person = try current(desk).item
            return RemovalPage(
                desk: desk,
                title: Words.Organisations.removeTitle(person.name),
                note: Words.People.removeNote,
                current: Words.Navigation.people,
                button: Words.People.remove,
                back: desk.path("people", person.id)
            )
            .page
        },
        .leadForm("people/{person}/remove") { desk in
            let person = try current(desk).item
            let request = desk.change(.edited, Words.People.removed(person.name))
            let result = try await desk.desk.changing { store in
                try store.change(request) { $0.remove(people: [person.id]) }
            }
            return desk.redirect(to: desk.path("people"), after: result)
        },
    ]

    /// The person that the path names.
    static func current(_ desk: DeskRequest) throws(WebError) -> (position: Int, item: Person) {
        try desk.item("person", in: desk.programme.people, by: \.id)
    }

    private static func form(_ desk: DeskRequest, _ person: Person?) -> RowFormPage<PersonForm> {
        let programme = desk.programme
        return RowFormPage(
            desk: desk,
            title: person == nil ? Words.People.add : Words.People.edit,
            above: person?.name,
            current: Words.Navigation.people,
            back: person.map { desk.path("people", $0.id) } ?? desk.path("people"),
            action: person.map { desk.path("people", $0.id, "edit") }
                ?? desk.path("new", "person"),
            fields: { PersonForm.fields($0, programme) }
        )
    }

    private static func add(_ desk: DeskRequest) async throws -> WebResponse {
        let values = desk.form
        let name = NameText.collapsed(values["name"] ?? "")
        let saving = try await RowSaver<PersonForm>.adding(
            desk,
            Words.People.added(name),
            adjust: PersonForm.adjust
        ) { _, draft in
            Person(
                id: RowID.new(name, "person", among: draft.people.map(\.id)),
                name: name,
                organisation: ""
            )
        }
        .save(values)
        return try form(desk, nil).answer(saving, values) { desk.path("people", $0.id) }
    }

    private static func edit(_ desk: DeskRequest) async throws -> WebResponse {
        let person = try current(desk).item
        let (values, id) = (desk.form, person.id)
        let saving = try await RowSaver<PersonForm>.changing(
            desk,
            Words.People.changed(NameText.collapsed(values["name"] ?? person.name)),
            adjust: PersonForm.adjust
        ) { draft in
            draft.people.firstIndex { $0.id == id }
        }
        .save(values)
        return try form(desk, person).answer(saving, values) { desk.path("people", $0.id) }
    }
}
