import CascadeCore
import CascadeFormats
import CascadeStore

/// Courses: the list, the page of one, and the forms that add one, change it, and set what is assumed of it.
enum CourseRoutes {
    static let all: [Route] = [
        .lead("courses", CoursePage.list),
        .lead("courses/{course}", CoursePage.page),
        .lead("new/course") { desk in
            let course = blank(desk.request.query["pattern"], "")
            return form(desk, course, isNew: true)
                .opened(
                    CourseForm.values(of: course, in: desk.programme.draft).setting("name", nil)
                )
        },
        .leadForm("new/course", add),
        .lead("courses/{course}/assumptions") { desk in
            let course = try current(desk).item
            let values = CourseAssumptionsForm.values(of: course, in: desk.programme.draft)
            return assumptions(desk, course).opened(values, seen: values)
        },
        .leadForm("courses/{course}/assumptions") { desk in
            let course = try current(desk).item
            let (values, id) = (desk.form, course.id)
            let saving = try await RowSaver<CourseAssumptionsForm>.changing(
                desk,
                Words.Courses.changedAssumptions(course.name)
            ) { draft in
                draft.courses.firstIndex { $0.id == id }
            }
            .save(values)
            return try assumptions(desk, course).answer(saving, values) {
                desk.path("courses", $0.id)
            }
        },
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

    /// A new course that runs as a word says.
    private static func blank(_ pattern: String?, _ id: String) -> Course {
        var course = Course(id: id, name: "", capacityMinimum: 6, capacityMaximum: 24)
        switch pattern {
        case "meetings":
            course.pattern = .meetings(count: 4, everyWeeks: 1, asynchronousHoursPerMonth: 0)
        case "self-paced":
            course.pattern = .selfPaced
            course.format = .virtual
            (course.capacityMinimum, course.capacityMaximum) = (1, nil)
        default: break
        }
        return course
    }

    private static func add(_ desk: DeskRequest) async throws -> WebResponse {
        let values = desk.form
        let name = NameText.collapsed(values["name"] ?? "")
        let pattern = values["pattern"]
        let saving = try await RowSaver<CourseForm>.adding(
            desk,
            Words.Courses.added(name)
        ) { _, draft in
            blank(pattern, RowID.new(name, "course", among: draft.courses.map(\.id)))
        }
        .save(values)
        return try form(desk, blank(pattern, ""), isNew: true).answer(saving, values) {
            desk.path("courses", $0.id)
        }
    }

    private static func form(
        _ desk: DeskRequest,
        _ course: Course,
        isNew: Bool = false
    ) -> RowFormPage<CourseForm> {
        let programme = desk.programme
        return RowFormPage(
            desk: desk,
            title: isNew ? Words.Courses.add : Words.Courses.edit,
            above: isNew ? nil : course.name,
            current: Words.Navigation.courses,
            back: isNew ? desk.path("courses") : desk.path("courses", course.id),
            action: isNew
                ? desk.path("new", "course") : desk.path("courses", course.id, "edit"),
            fields: { form in
                HTML {
                    if isNew { patterns(course, desk) }
                    CourseForm.fields(form, course, programme)
                }
            }
        )
    }

    /// How a new course runs: what the form asks depends on it.
    private static func patterns(_ course: Course, _ desk: DeskRequest) -> HTML {
        let (current, others): (String, [String]) =
            switch course.pattern {
            case .days: ("days", ["meetings", "self-paced"])
            case .meetings: ("meetings", ["days", "self-paced"])
            case .selfPaced: ("self-paced", ["days", "meetings"])
            }
        return HTML {
            Component.hidden("pattern", current)
            HTML(.div, .class("notice")) {
                HTML(.p, text: Words.Courses.runs(current))
                HTML(.p) {
                    Words.Courses.runsOtherwise
                    for (place, other) in others.enumerated() {
                        place == 0 ? " " : Words.Courses.or
                        HTML(
                            .a,
                            .link("\(desk.path("new", "course"))?pattern=\(other)"),
                            text: Words.Courses.runsLink(other)
                        )
                    }
                }
            }
        }
    }

    private static func assumptions(
        _ desk: DeskRequest,
        _ course: Course
    ) -> RowFormPage<CourseAssumptionsForm> {
        let programme = desk.programme
        return RowFormPage(
            desk: desk,
            title: Words.Courses.assumptions,
            above: course.name,
            current: Words.Navigation.courses,
            back: desk.path("courses", course.id),
            action: desk.path("courses", course.id, "assumptions"),
            fields: { form in
                HTML {
                    HTML(.p, text: Words.Courses.assumptionsText)
                    CourseAssumptionsForm.fields(form, course, programme)
                }
            }
        )
    }
}
