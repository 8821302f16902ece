import CascadeCore
import CascadeTestSupport
import Testing

@testable import CascadeRendering

@Suite("The curriculum with who is where")
struct CurriculumViewTests {
    @Test("numbers on record are those of reach, and what is expected comes on top of them")
    func numbers() async throws {
        let programme = try RecordedProgramme.make(seed: 3)
        let forecast = try await programme.forecast(seed: 1, replicates: 30, workers: 1)
        let history = History(programme, asOf: forecast.asOf)
        let records = try #require(CurriculumRecords(history))
        let reach = history.reach()
        let picture = try Picture(.curriculum, of: programme, forecast: forecast)
        let table = picture.dataTable
        let completed = try #require(table.heading.firstIndex(of: "Completed"))
        let more = try #require(table.heading.firstIndex(of: "More completions, expected"))
        for (position, course) in programme.courses.enumerated() {
            let known = reach.byCourse.first { $0.name == course.id }?.completions ?? 0
            #expect(records.courses[position].completions == known)
            #expect(table.rows[position][completed] == Wording.count(known))
            let all = Wording.whole(forecast.outcome.courses[position].completions.mean)
            #expect(table.rows[position][more] == Wording.count(max(0, all - known)))
        }
        let scene = try picture.scene()
        try LegibilityTests().expectApart(scene)
        #expect(scene.texts.contains { $0.string.hasSuffix("completed, on record") })
        #expect(scene.texts.contains { $0.string.hasSuffix("more expected") })
    }

    @Test("in public the records are left out, and the picture is the same whoever came")
    func inPublic() throws {
        let programme = try RecordedProgramme.make(seed: 2)
        var draft = programme.draft
        draft.attendance.removeLast(draft.attendance.count / 2)
        let fewer = Programme(checked: draft)
        let scene = try Picture(.curriculum, of: programme, isPublic: true).scene()
        #expect(try Picture(.curriculum, of: fewer, isPublic: true).scene() == scene)
        #expect(!scene.texts.contains { $0.string.contains("on record") })
        let lead = try Picture(.curriculum, of: programme).scene()
        #expect(lead.texts.contains { $0.string.contains("on record") })
    }

    @Test("without records it is as expected, from one course to sixty", arguments: [1, 2, 12, 60])
    func sizes(count: Int) throws {
        let programme = Invented.programme(organisations: 3)
        var courses: [Course] = []
        for position in 0..<count {
            var course = Course(id: "c\(position)", name: "Course number \(position) with a name")
            if position > 0, !position.isMultiple(of: 7) {
                course.requires = .course("c\((position - 1) / 3)")
            }
            courses.append(course)
        }
        var draft = ProgrammeDraft(
            id: "many",
            name: "Many courses",
            start: programme.start,
            weeks: 52
        )
        draft.sectors = programme.sectors
        draft.organisations = Array(programme.organisations.prefix(1))
        draft.courses = courses
        let picture = try Picture(.curriculum, of: Invented.valid(draft))
        let scene = try picture.scene()
        try LegibilityTests().expectApart(scene)
        #expect(scene.groups(.node).count == count)
        #expect(picture.dataTable.rows.count == count)
    }
}
