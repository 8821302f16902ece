import CascadeCore
import CascadeStore
import Foundation
import Testing

@testable import CascadeFormats
@testable import CascadeWeb

@Suite("Courses and sectors from nothing")
struct DeskCourseTests {
    /// A programme with nothing in it yet.
    private func empty() throws -> DeskSite {
        let start = CalendarDate(daysSinceEpoch: 20_465)
        return try DeskSite(ProgrammeDraft(id: "made", name: "New Town", start: start, weeks: 52))
    }

    /// The fields of a form as a browser sends them back untouched.
    private func fields(_ page: WebResponse) -> [(String, String)] {
        let text = page.text
        var fields = text.matches(of: /<input([^>]*)>/).compactMap { match -> (String, String)? in
            let tag = String(match.output.1)
            guard let name = tag.firstMatch(of: /name="([^"]+)"/)?.output.1 else { return nil }
            let isBox = tag.contains("\"checkbox\"") || tag.contains("\"radio\"")
            guard !isBox || tag.contains("checked") else { return nil }
            return (String(name), String(tag.firstMatch(of: /value="([^"]*)"/)?.output.1 ?? ""))
        }
        for match in text.matches(of: /<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/) {
            let chosen = match.output.2.firstMatch(of: /value="([^"]*)" selected/)?.output.1
            fields.append((String(match.output.1), String(chosen ?? "")))
        }
        return fields.filter { $0.0 != FormToken.name }.map { name, value in
            let plain = value.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
                .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            return (name, plain.replacing("&amp;", with: "&"))
        }
    }

    /// The fields with some filled in.
    private func filled(_ page: WebResponse, _ answers: [(String, String)]) -> [(String, String)] {
        let names = Set(answers.map(\.0))
        return fields(page).filter { !names.contains($0.0) } + answers
    }

    @Test("in an empty programme every list says how to begin, and has nothing to search through")
    func nothing() async throws {
        let desk = try empty()
        for (path, way) in [
            ("courses", "new/course"), ("organisations", "new/organisation"),
            ("people", "new/person"), ("sessions", "new/session"), ("record", "new/course"),
        ] {
            let page = await desk.get(path)
            #expect(page.status == 200, "\(path)")
            #expect(page.text.contains("/p/made/\(way)\""), "\(path)")
            #expect(!page.text.contains("role=\"search\""), "\(path)")
        }
    }

    @Test(
        "a course is added, another that makes its trainers follows, and a session can be planned"
    )
    func courses() async throws {
        let desk = try empty()
        let unnamed = await desk.post("new/course", filled(await desk.get("new/course"), []))
        #expect(unnamed.status == 422 && unnamed.text.contains("href=\"#field-name\""))
        let added = await desk.post(
            "new/course",
            filled(
                await desk.get("new/course"),
                [("name", "Restorative Workshop"), ("days", "2"), ("yes", "champions")]
            )
        )
        #expect(added.location?.hasPrefix("/p/made/courses/restorative-workshop?") == true)
        let further = await desk.post(
            "new/course",
            filled(
                await desk.get("new/course?pattern=meetings"),
                [
                    ("name", "Train the Trainer"), ("meetings", "3"),
                    ("requires", "restorative-workshop"), ("qualifies", "restorative-workshop"),
                    ("yes", "rolling"),
                ]
            )
        )
        #expect(further.status == 303, "\(further.text)")
        let courses = try desk.draft.courses
        #expect(
            courses.map(\.pattern) == [
                .days(2), .meetings(count: 3, everyWeeks: 1, asynchronousHoursPerMonth: 0),
            ]
        )
        #expect(courses[0].makesChampions && !courses[0].isTrainTheTrainer)
        #expect(courses[1].requires == .course("restorative-workshop"))
        #expect(courses[1].qualifiesFor == ["restorative-workshop"] && courses[1].rolling)
        // What nobody touches stays.
        let path = "courses/train-the-trainer/edit"
        let same = await desk.post(path, filled(await desk.get(path), []))
        #expect(same.status == 303)
        #expect(try desk.draft.courses == courses)
        let none = await desk.post(
            path,
            filled(await desk.get(path), [("requires", "")]).filter { $0.0 != "qualifies" }
        )
        // It would run whenever people wait, and make nobody a trainer.
        #expect(none.status == 422, "\(none.status)")
        #expect(await desk.get("new/session").text.contains("Train the Trainer"))
        let alone = await desk.get("new/course?pattern=self-paced")
        #expect(alone.text.contains("at their own pace"))
    }

    @Test("what a programme's files say of a course in more than one word stays")
    func complex() async throws {
        let desk = try DeskSite()
        let path = "courses/workshop/edit"
        var changed = try desk.draft
        changed.courses += ["third", "fourth"].map { Course(id: $0, name: $0) }
        changed.courses[0].requires = .any([.course("third"), .course("fourth")])
        let draft = changed
        let store = try desk.test.site.programmes.desk(desk.name)
        let request = DeskCourseTests.request
        try await store.changing { store in
            _ = try store.change(request) { $0 = draft }
        }
        let saved = await desk.post(path, filled(await desk.get(path), [("hours", "7")]))
        #expect(saved.status == 303, "\(saved.text)")
        let course = try #require(try desk.draft.courses.first)
        #expect(course.requires == draft.courses[0].requires && course.hours == 7)
    }

    @Test("an organisation brings a new sector, and the next one finds it by any spelling")
    func sectors() async throws {
        let desk = try empty()
        let first = await desk.post(
            "new/organisation",
            [("name", "The Hall"), ("sector", "Voluntary and Faith"), ("people", "20")]
        )
        #expect(first.status == 303, "\(first.text)")
        #expect(try desk.draft.sectors.map(\.name) == ["Voluntary and Faith"])
        let second = await desk.post(
            "new/organisation",
            [
                ("name", "School"), ("sector", ""), ("new-sector", "voluntary  AND faith"),
                ("people", "30"),
            ]
        )
        #expect(second.status == 303, "\(second.text)")
        let third = await desk.post(
            "new/organisation",
            [("name", "Clinic"), ("sector", ""), ("new-sector", "Health"), ("people", "5")]
        )
        #expect(third.status == 303)
        let draft = try desk.draft
        #expect(draft.sectors.map(\.name) == ["Voluntary and Faith", "Health"])
        #expect(
            draft.organisations.map(\.sector)
                == [draft.sectors[0].id, draft.sectors[0].id, draft.sectors[1].id]
        )
        let none = await desk.post("new/organisation", [("name", "No"), ("people", "5")])
        #expect(none.status == 422 && none.text.contains("href=\"#field-sector\""))
    }

    @Test(
        "what is assumed of a course is set, changed and taken away; other forms stay as they are"
    )
    func assumptions() async throws {
        let desk = try DeskSite()
        let path = "courses/workshop/assumptions"
        let before = try desk.draft
        let page = await desk.get(path)
        #expect(page.status == 200)
        let wrong = await desk.post(
            path,
            filled(page, [("attendance", "120"), ("group-size", "many")])
        )
        #expect(wrong.status == 422)
        for field in ["attendance", "group-size"] {
            #expect(wrong.text.contains("href=\"#field-\(field)\""))
        }
        let set = await desk.post(
            path,
            filled(page, [("attendance", "85 %"), ("completion", "0.5"), ("group-size", "14")])
        )
        #expect(set.status == 303, "\(set.text)")
        let own = try #require(try desk.draft.courses.first).assumptions
        #expect(own[.attendance] == .number(0.85) && own[.completion] == .number(0.005))
        #expect(own[.groupSize] == .number(14))
        let shown = await desk.get("courses/workshop").text
        #expect(shown.contains("85%") && shown.contains("14 places"))
        let again = await desk.get(path)
        #expect(fields(again).contains { $0 == ("attendance", "85") })
        let unset = await desk.post(
            path,
            filled(again, [("attendance", ""), ("completion", ""), ("group-size", "")])
        )
        #expect(unset.status == 303)
        #expect(try desk.draft.courses == before.courses)
        // A range stays while its field is empty.
        var ranged = before
        ranged.courses[0].assumptions[.champion] = .beta(a: 2, b: 8)
        let draft = ranged
        let request = DeskCourseTests.request
        try await desk.test.site.programmes.desk(desk.name).changing { store in
            _ = try store.change(request) { $0 = draft }
        }
        let kept = await desk.post(path, filled(await desk.get(path), [("openness", "30")]))
        #expect(kept.status == 303)
        let now = try #require(try desk.draft.courses.first).assumptions
        #expect(now[.champion] == .beta(a: 2, b: 8) && now[.openness] == .number(0.3))
    }

    @Test("a workbook of organisations comes in as a table does, with the numbers of its rows")
    func workbook() async throws {
        let desk = try DeskSite()
        func bytes(_ people: [NetworkFile.Value?]) throws -> Data {
            var table = NetworkTable(title: "Sheet", heading: ["id", "name", "sector", "people"])
            for (number, count) in people.enumerated() {
                table.rows.append(
                    [.text("new-\(number)"), .text("New, “\(number)”"), .text("faith"), count]
                )
                table.lines.append(number + 2)
            }
            return Data(try #require(WorkbookWriter.bytes([table])))
        }
        let good = await desk.send(
            "import",
            [("what", "organisations")],
            file: "more.xlsx",
            try bytes([.whole(12), .number(40)])
        )
        let look = try await desk.follow(good)
        #expect(look.status == 200 && look.text.contains("2 added"), "\(look.text)")
        let path = String(try #require(good.location).dropFirst("/p/portsmouth/".count))
        #expect(await desk.post(path, []).status == 303)
        #expect(try desk.draft.organisations.suffix(2).map(\.people) == [12, 40])
        #expect(try desk.draft.organisations.last?.name == "New, “1”")
        let bad = await desk.send(
            "import",
            [("what", "organisations")],
            file: "more.xlsx",
            try bytes([.whole(12), .text("many")])
        )
        let told = try await desk.follow(bad)
        #expect(told.status == 422 && told.text.contains("Row 3: "), "\(told.text)")
        let broken = await desk.send(
            "import",
            [("what", "people")],
            file: "more.xlsx",
            Data([0x50, 0x4B, 0x03, 0x04, 1, 2, 3])
        )
        #expect(try await desk.follow(broken).status == 422)
    }

    private static let request = ChangeRequest(
        kind: .edited,
        summary: "Changed something",
        who: "test",
        at: TestSite.start
    )
}
