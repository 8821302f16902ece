import CascadeCore
import Testing

@Suite("Prerequisite expressions")
struct PrerequisiteTests {
    @Test(
        "are read and written in the simplest form",
        arguments: [
            ("c100", "c100"), ("a and b or c", "a and b or c"),
            ("a and (b or c)", "a and (b or c)"), ("((a))", "a"),
            ("(a and b) and c", "a and b and c"), ("a OR (b or c)", "a or b or c"),
            ("a and(b or c)and d", "a and (b or c) and d"), (" a\n and\tb ", "a and b"),
        ]
    )
    func parsing(text: String, written: String) throws {
        let parsed = try Prerequisite.parse(text)
        #expect(parsed.prerequisite.description == written)
        #expect(try Prerequisite.parse(written).prerequisite == parsed.prerequisite)
        #expect(parsed.offsets.count == parsed.prerequisite.courses.count)
        let characters = Array(text)
        for (course, offset) in zip(parsed.prerequisite.courses, parsed.offsets) {
            #expect(String(characters[offset...].prefix(course.count)) == course)
        }
    }

    @Test(
        "are refused at the place of the first fault",
        arguments: [
            ("", 0, ""), ("a and", 5, ""), ("and a", 0, "and"), ("a b", 2, "b"), ("(a", 2, ""),
            ("a)", 1, ")"), ("a or and b", 5, "and"), ("()", 1, ")"),
        ]
    )
    func faults(text: String, offset: Int, found: String) {
        #expect {
            try Prerequisite.parse(text)
        } throws: { error in
            let fault = error as? Prerequisite.SyntaxError
            return fault?.offset == offset && fault?.found == found
        }
    }

    @Test("parentheses a hundred thousand deep are refused without harm")
    func deep() {
        let shallow = String(repeating: "(", count: 100) + "a"
        #expect(throws: Prerequisite.SyntaxError.self) { try Prerequisite.parse(shallow) }
        let deep = String(repeating: "(", count: 100_000) + "a"
        #expect(throws: Prerequisite.SyntaxError.self) { try Prerequisite.parse(deep) }
    }
}
