import CascadeCore
import CascadeFormats

/// The courses of a programme, and the page of one.
enum CoursePage {
    /// The list.
    static func list(_ desk: DeskRequest) async throws -> WebResponse {
        let records = await desk.records()
        let counts = Counts(records)
        return desk.page(Words.Navigation.courses, current: Words.Navigation.courses) {
            Component.heading(Words.Navigation.courses)
            HTML(.div, .class("buttons")) {
                Component.button(Words.Courses.add, to: desk.path("new", "course"))
            }
            if desk.programme.courses.isEmpty {
                Component.empty(Words.Courses.none)
            } else {
                table(records, counts, desk)
            }
        }
    }

    private static func table(
        _ records: DeskRecords,
        _ counts: Counts,
        _ desk: DeskRequest
    ) -> HTML {
        Component.table(
            Words.Courses.caption(records.history.asOf),
            Words.Courses.columns,
            desk.programme.courses.enumerated().map { position, course in
                [
                    Component.link(course.name, desk.path("courses", course.id)),
                    HTML(Words.Courses.pattern(course.pattern)),
                    HTML(Words.Courses.places(course)),
                    HTML(Wording.count(counts.completed[position])),
                    HTML(Wording.count(counts.qualified[position].count)),
                    HTML(Wording.count(counts.held[position].count)),
                    HTML(Wording.count(counts.planned[position].count)),
                ]
            }
        )
    }

    /// What is on record and planned, by course.
    private struct Counts {
        /// People known by name, and people without names, who completed it.
        var completed: [Int]
        /// Who may deliver it today, by position in the programme's people.
        var qualified: [[Int]]
        /// Positions in the programme of sessions that took place.
        var held: [[Int]]
        /// Positions in the programme of sessions to come.
        var planned: [[Int]]

        init(_ records: DeskRecords) {
            let programme = records.history.programme
            let courses = programme.courses
            completed = records.reach.byCourse.map(\.completions)
            qualified = Array(repeating: [], count: courses.count)
            held = qualified
            planned = qualified
            for (position, person) in records.history.people.enumerated() where person.isPresent {
                for course in person.qualifiedFor { qualified[course].append(position) }
            }
            for session in records.history.sessions { held[session.course].append(session.session) }
            let index = Dictionary(
                courses.enumerated().map { ($0.element.id, $0.offset) },
                uniquingKeysWith: { first, _ in first }
            )
            for position in records.history.sessionsToCome {
                if let course = index[programme.draft.sessions[position].course] {
                    planned[course].append(position)
                }
            }
        }
    }

    /// The page of one course.
    static func page(_ desk: DeskRequest) async throws -> WebResponse {
        let (position, course) = try CourseRoutes.current(desk)
        let records = await desk.records()
        let counts = Counts(records)
        return desk.page(course.name, current: Words.Navigation.courses) {
            HTML(.a, .class("back"), .link(desk.path("courses")), text: Words.Navigation.courses)
            Component.heading(
                course.name,
                above: course.isTrainTheTrainer ? Words.Courses.trainTheTrainer : nil
            )
            HTML(.div, .class("buttons")) {
                Component.button(
                    Words.Courses.edit,
                    to: desk.path("courses", course.id, "edit"),
                    isMain: false
                )
                Component.button(
                    Words.Sessions.add,
                    to: desk.path("new", "session") + "?course=" + FormValues.encoded(course.id),
                    isMain: false
                )
            }
            HTML(.section, .class("observed-box")) {
                HTML(.span, .class("badge"), text: Words.Desk.onRecord(records.history.asOf))
                HTML(.ul, .class("tiles")) {
                    OrganisationPage.tile(
                        Wording.count(counts.completed[position]),
                        Words.Courses.completions
                    )
                    OrganisationPage.tile(
                        Wording.count(counts.held[position].count),
                        Words.Courses.heldShort
                    )
                    OrganisationPage.tile(
                        Wording.count(counts.qualified[position].count),
                        Words.Courses.mayDeliver
                    )
                }
            }
            HTML(.section) {
                HTML(.h2, text: Words.Courses.takes)
                Component.facts(facts(course, desk))
            }
            assumptions(course, desk)
            trainers(counts.qualified[position], desk)
            sessions(
                Words.Courses.plannedSessions(course.name),
                Words.Courses.plannedHeading,
                counts.planned[position],
                records,
                desk
            )
            sessions(
                Words.Courses.heldSessions(course.name),
                Words.Courses.heldHeading,
                Array(counts.held[position].reversed()),
                records,
                desk
            )
        }
    }

    /// What is assumed of it alone, and the way to change that.
    private static func assumptions(_ course: Course, _ desk: DeskRequest) -> HTML {
        let own = CourseAssumptionsForm.facts(course)
        return HTML(.section) {
            HTML(.h2, text: Words.Courses.assumptions)
            HTML(
                .p,
                .class("note"),
                text: own.isEmpty ? Words.Courses.assumptionsNone : Words.Courses.assumptionsNote
            )
            if !own.isEmpty { Component.facts(own) }
            HTML(.p) {
                Component.button(
                    Words.Courses.editAssumptions,
                    to: desk.path("courses", course.id, "assumptions"),
                    isMain: false
                )
            }
        }
    }

    private static func facts(_ course: Course, _ desk: DeskRequest) -> [(String, HTML)] {
        let programme = desk.programme
        func names(_ ids: [String]) -> HTML {
            HTML {
                for (place, id) in ids.enumerated() {
                    if place > 0 { ", " }
                    Component.link(
                        programme.courses.first { $0.id == id }?.name ?? id,
                        desk.path("courses", id)
                    )
                }
            }
        }
        func money(_ amount: Double) -> String { Wording.money(amount, programme.currency) }
        var facts: [(String, HTML)] = [
            (Words.Courses.length, HTML(Words.Courses.pattern(course.pattern))),
            (Words.Courses.hours, HTML(Wording.decimal(course.hours))),
            (Words.Courses.format, HTML(Words.Courses.formatWords(course.format))),
            (Words.Courses.placesShort, HTML(Words.Courses.places(course))),
            (Words.Courses.trainers, HTML(Wording.count(course.trainersRequired))),
            (
                Words.Courses.costs,
                HTML(
                    Words.Courses.cost(money(course.cost.session), money(course.cost.person))
                )
            ),
            (
                Words.Courses.price,
                HTML(
                    Words.Courses.price(
                        money(course.price.standard),
                        course.price.member.map(money)
                    )
                )
            ),
        ]
        if let requires = course.requires {
            let named = requires.courses
            facts.append(
                (
                    Words.Courses.requires,
                    named.count == 1 ? names(named) : HTML(.bdi, text: requires.description)
                )
            )
        }
        if !course.qualifiesFor.isEmpty {
            facts.append((Words.Courses.qualifiesFor, names(course.qualifiesFor)))
        }
        if let weeks = course.validityWeeks {
            facts.append((Words.Courses.validityShort, HTML(Wording.counted(weeks, "week"))))
        }
        if let notes = course.notes {
            facts.append((Words.Desk.plain(Words.Desk.notes), HTML(.bdi, text: notes)))
        }
        return facts
    }

    private static func trainers(_ positions: [Int], _ desk: DeskRequest) -> HTML {
        HTML(.section) {
            HTML(.h2, text: Words.Courses.whoMay)
            if positions.isEmpty {
                HTML(.p, .class("note"), text: Words.Courses.nobodyMay)
            } else {
                HTML(.ul, .class("names")) {
                    for position in positions.prefix(300) {
                        HTML(.li) {
                            Component.link(
                                desk.programme.people[position].name,
                                desk.path("people", desk.programme.people[position].id)
                            )
                        }
                    }
                }
                if positions.count > 300 {
                    HTML(.p, text: Words.Desk.andMore(positions.count - 300))
                }
            }
        }
    }

    private static func sessions(
        _ caption: String,
        _ heading: String,
        _ positions: [Int],
        _ records: DeskRecords,
        _ desk: DeskRequest
    ) -> HTML {
        guard !positions.isEmpty else { return HTML() }
        return HTML(.section) {
            HTML(.h2, text: heading)
            Component.table(
                caption,
                Words.Sessions.columns,
                SessionList.rows(Array(positions.prefix(ListPage.size)), records, desk)
            )
            if positions.count > ListPage.size {
                HTML(.p, text: Words.Desk.andMore(positions.count - ListPage.size))
            }
        }
    }
}
