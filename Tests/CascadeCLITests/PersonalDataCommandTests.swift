import CascadeTestSupport
import Foundation
import Testing

@Suite("Commands about personal data")
struct PersonalDataCommandTests {
    /// A programme file with one recorded session of people with and without names.
    private static func file(_ scratch: Scratch) async throws -> String {
        let folder = scratch.path("town")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let files = [
            "programme.yaml": """
            programme: {id: town, name: Town, start: 2019-01-07, weeks: 520}
            sectors:
              faith: {name: Faith}
              health: {name: Health}
            courses:
              workshop: {name: Workshop, makes-champions: true}
            """,
            "organisations.csv": """
            id,name,sector,people
            abbey,=Abbey,faith,40
            clinic,Clinic,health,60
            """,
            "people.csv": """
            id,name,organisation,email
            zz-one,Zzyzx Bo,abbey,zz@example.org
            cy,Cy Aal,clinic,
            """,
            "sessions.csv": """
            id,course,start,status,host,notes
            s1,workshop,2019-03-04,delivered,abbey,Zzyzx Bo and Cy Aal brought cake
            """,
            "attendance.csv": """
            session,person,headcount,organisation,outcome
            s1,zz-one,,,completed
            s1,cy,,,completed
            s1,,24,clinic,completed
            """,
        ]
        for (name, text) in files {
            try Data((text + "\n").utf8).write(to: scratch.url("town/\(name)"))
        }
        let made = try await Tool.run(["import", folder, "--into", scratch.path("town.cascade")])
        #expect(made.status == 0, "\(made.messages)")
        return scratch.path("town.cascade")
    }

    @Test("a table that names someone again who was erased is refused while it is only tried")
    func tableNamesErased() async throws {
        let scratch = try Scratch()
        let file = try await Self.file(scratch)
        #expect(try await Tool.run(["forget", file, "zz-one", "--yes"]).status == 0)
        let table = scratch.path("table.csv")
        func tried(_ name: String) async throws -> ToolRun {
            try Data("date,course,person,organisation\n2020-02-03,workshop,\(name),abbey\n".utf8)
                .write(to: scratch.url("table.csv"))
            return try await Tool.run(["record", file, "--csv", table])
        }
        let erased = try await tried("Zzyzx Bo")
        #expect(erased.status == 1)
        #expect(erased.messages.contains("erased from this programme before"))
        #expect(try await tried("Una Day").status == 0)
    }

    @Test("forget asks first, erases with --yes, and says where copies lie")
    func forget() async throws {
        let scratch = try Scratch()
        let file = try await Self.file(scratch)
        let before = try Data(contentsOf: scratch.url("town.cascade"))
        let asked = try await Tool.run(["forget", file, "zz-one"])
        #expect(asked.status == 2)
        #expect(asked.messages.contains("Nothing was erased"))
        #expect(try Data(contentsOf: scratch.url("town.cascade")) == before)
        #expect(try await Tool.run(["backup", file, scratch.path("copy.cascade")]).status == 0)
        let run = try await Tool.run(["forget", file, "zzyzx bo", "--yes", "--by", "Ana"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.contains("anonymous-1"))
        #expect(run.messages.contains("copy.cascade"))
        let after = try Data(contentsOf: scratch.url("town.cascade"))
        for word in ["Zzyzx", "zz-one", "zz@example.org"] {
            #expect(after.range(of: Data(word.utf8)) == nil, "\(word)")
        }
        #expect(try await Tool.run(["forget", file, "zz-one", "--yes"]).status == 1)
        let back = [
            "record", file, "--course", "workshop", "--on", "2019-04-01", "--attended",
            "Zzyzx Bo@abbey", "--yes",
        ]
        let refused = try await Tool.run(back)
        #expect(refused.status == 1)
        #expect(refused.messages.contains("--readmit"))
        let readmit = ["forget", file, "--readmit", "Zzyzx Bo@abbey"]
        #expect(try await Tool.run(readmit).status == 0)
        #expect(try await Tool.run(readmit).status == 1)
        let recorded = try await Tool.run(back)
        #expect(recorded.status == 0, "\(recorded.messages)")
    }

    @Test("retention lists who had no part for years, and erases them all with --yes")
    func retention() async throws {
        let scratch = try Scratch()
        let file = try await Self.file(scratch)
        let list = try await Tool.run(["retention", file, "--years", "1", "--format", "json"])
        #expect(list.status == 0, "\(list.messages)")
        #expect((list.json?["people"] as? [[String: Any]])?.count == 2)
        #expect(try await Tool.run(["retention", file, "--years", "1", "--erase"]).status == 2)
        let run = try await Tool.run(["retention", file, "--years", "1", "--erase", "--yes"])
        #expect(run.status == 0, "\(run.messages)")
        let bytes = try Data(contentsOf: scratch.url("town.cascade"))
        #expect(bytes.range(of: Data("Zzyzx".utf8)) == nil)
        #expect(bytes.range(of: Data("Cy Aal".utf8)) == nil)
        let none = try await Tool.run(["retention", file, "--years", "1"])
        #expect(none.text.contains("Nobody"))
    }

    @Test("a person gets their data, and nobody else's")
    func person() async throws {
        let scratch = try Scratch()
        let file = try await Self.file(scratch)
        let run = try await Tool.run([
            "export", file, "--person", "zz-one", "-o", scratch.path("me.json"),
        ])
        #expect(run.status == 0, "\(run.messages)")
        let json = try String(contentsOf: scratch.url("me.json"), encoding: .utf8)
        let text = try String(contentsOf: scratch.url("me.txt"), encoding: .utf8)
        for written in [json, text] {
            #expect(written.contains("zz@example.org"))
            #expect(written.contains("brought cake"))
            #expect(!written.contains("Cy Aal"))
        }
        let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        #expect(object?["schema"] as? String == "cascade.person/1")
        #expect((object?["sessions"] as? [Any])?.count == 1)
    }

    @Test("figures for the public have no names and no small numbers")
    func figures() async throws {
        let scratch = try Scratch()
        let file = try await Self.file(scratch)
        let folder = scratch.path("figures")
        let run = try await Tool.run(["export", file, folder, "--public", "--profile", "under-10"])
        #expect(run.status == 0, "\(run.messages)")
        var all = ""
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            all += try String(contentsOf: scratch.url("figures/\(name)"), encoding: .utf8)
        }
        for word in ["Zzyzx", "zz-one", "Cy Aal", "example.org", "cake"] {
            #expect(!all.contains(word), "\(word)")
        }
        let table = try String(
            contentsOf: scratch.url("figures/people-reached-by-organisation.csv"),
            encoding: .utf8
        )
        // One person of the abbey: with the 25 of the clinic shown, the total would give them away.
        #expect(table.contains("Faith,'=Abbey,[c]"))
        #expect(!table.contains(",1\n"))
        #expect(table.contains("All,All,26") != table.contains("Health,All,25"))
        let profile = try await Tool.run(["export", file, folder, "--public", "--profile", "none"])
        #expect(profile.status == 2)
        let again = try await Tool.run(["export", file, folder, "--public"])
        #expect(again.status == 3)
    }
}
