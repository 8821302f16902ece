import CascadeCore
import CascadeFormats
import CascadeStore

/// Courses: the list, the page of one, and the form that changes its plain facts.
enum CourseRoutes {
    static let all: [Route] = [
        .lead("courses", CoursePage.list),
        .lead("courses/{course}", CoursePage.page),
        .lead("courses/{course}/edit") { desk in
            let course = try current(desk).item
            let values = CourseForm.values(of: course, in: desk.programme.draft)
            return form(desk, course).opened(values, seen: values)
        },
        .leadForm("courses/{course}/edit") { desk in
            let course = try current(desk).item
            let (values, id) = (desk.form, course.id)
            let saving = try await RowSaver<CourseForm>.changing(
                desk,
                Words.Courses.changed(NameText.collapsed(values["name"] ?? course.name))
            ) { draft in
                draft.courses.firstIndex { $0.id == id }
            }
            .save(values)
            return try form(desk, course).answer(saving, values) { desk.path("courses", $0.id) }
        },
    ]

    /// The course that the path names.
    static func current(_ desk: DeskRequest) throws(WebError) -> (position: Int, item: Course) {
        try desk.item("course", in: desk.programme.courses, by: \.id)
    }

    private static func form(_ desk: DeskRequest, _ course: Course) -> RowFormPage<CourseForm> {
        let currency = desk.programme.currency
        return RowFormPage(
            desk: desk,
            title: Words.Courses.edit,
            above: course.name,
            current: Words.Navigation.courses,
            back: desk.path("courses", course.id),
            action: desk.path("courses", course.id, "edit"),
            fields: { CourseForm.fields($0, course, currency: currency) }
        )
    }
}
