import CascadeCore
import CascadeStore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeWeb

@Suite("Tables that leads bring in")
struct DeskImportTests {
    private static let records = """
        Date,Course,Host,Name,Organisation,Outcome
        2026-03-11,workshop,lead,Ann Lee,lead,completed
        2026-03-11,workshop,lead,Bo Ray,halyard,completed

        """

    @Test("a table of sessions is looked at first, then recorded as one change that can be undone")
    func records() async throws {
        let desk = try DeskSite()
        let before = try desk.draft
        let revision = try desk.revision
        let sent = await desk.send(
            "import",
            [("what", "records"), ("text", "")],
            file: "C:\\tables\\march.csv",
            Data(Self.records.utf8)
        )
        let look = try await desk.follow(sent)
        #expect(look.status == 200)
        #expect(look.text.contains("march.csv") && !look.text.contains("C:\\tables"))
        #expect(look.text.contains("1 session: 1 new"))
        #expect(look.text.contains("Record 1 session"))
        #expect(look.text.contains("Nothing has been changed yet"))
        #expect(try desk.revision == revision)
        let path = String(try #require(sent.location).dropFirst("/p/portsmouth/".count))
        let saved = await desk.post(path, [])
        #expect(saved.location?.hasPrefix("/p/portsmouth/sessions?change=") == true)
        #expect(try desk.revision == revision + 1)
        #expect(try desk.draft.people.contains { $0.name == "Bo Ray" })
        // It is saved once: the table is gone from the shelf.
        #expect(await desk.post(path, []).status == 404)
        #expect(try await desk.undoLast().status == 303)
        #expect(try desk.draft == before)
    }

    @Test("problems of a table are named by their rows, and nothing is recorded of them")
    func problems() async throws {
        let desk = try DeskSite()
        let revision = try desk.revision
        let table = Self.records + "2026-03-32,workshop,lead,Cy Poe,lead,completed\n"
        let sent = await desk.post("import", [("what", "records"), ("text", table)])
        let look = try await desk.follow(sent)
        #expect(look.status == 422)
        #expect(look.text.contains("row 4") && look.text.contains("2026-03-32"))
        #expect(look.text.contains("Leave out the rows with problems and record 1 session"))
        let path = String(try #require(sent.location).dropFirst("/p/portsmouth/".count))
        #expect(await desk.post(path, []).status == 409)
        #expect(try desk.revision == revision)
        #expect(await desk.post(path, [("leave-out", "yes")]).status == 303)
        #expect(try !desk.draft.people.contains { $0.name == "Cy Poe" })
    }

    @Test("the columns can be said, and what is no table is told")
    func columns() async throws {
        let desk = try DeskSite()
        let table = "When,What,Who,Where from\n2026-03-11,workshop,Ann Lee,lead\n"
        let sent = await desk.post("import", [("what", "records"), ("text", table)])
        let address = try #require(sent.location)
        let query =
            "heading-0=When&column-0=date&heading-1=What&column-1=course&heading-2=Who&column-2=person&heading-3=Where+from&column-3=organisation"
        let look = await desk.test.get("\(address)?\(query)", as: desk.lead)
        #expect(look.text.contains("1 session: 1 new"), "\(look.text)")
        let form = FormValues(encoded: query).pairs.map { ($0.name, $0.value) }
        let path = String(address.dropFirst("/p/portsmouth/".count))
        #expect(await desk.post(path, form).status == 303)
        let picture = await desk.send(
            "import",
            [("what", "records")],
            file: "a.png",
            Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0])
        )
        #expect(try await desk.follow(picture).status == 422)
        let empty = await desk.post("import", [("what", "records"), ("text", " ")])
        #expect(empty.status == 422)
        #expect(empty.text.contains("href=\"#field-file\""))
    }

    @Test("a table of organisations adds and changes, and keeps what it does not say")
    func organisations() async throws {
        let desk = try DeskSite()
        let notes = try desk.draft.organisations.first?.notes
        #expect(notes != nil)
        let table = """
            id\tname\tsector\tpeople
            lead\tThe lead charity\tvoluntary\t12
            new-one\tNew One\tfaith\t20

            """
        let sent = await desk.post("import", [("what", "organisations"), ("text", table)])
        let look = try await desk.follow(sent)
        #expect(look.text.contains("Rows: 1 added and 1 changed."))
        let path = String(try #require(sent.location).dropFirst("/p/portsmouth/".count))
        #expect(await desk.post(path, []).status == 303)
        #expect(try desk.draft.organisations.first?.people == 12)
        #expect(try desk.draft.organisations.first?.notes == notes)
        #expect(try desk.draft.organisations.last?.id == "new-one")
    }

    @Test(
        "problems of such tables have the numbers of their rows",
        arguments: [
            ("organisations", "id,name,sector,people\na,A,nowhere,5\nb,B,faith,many\n", "Row 3"),
            ("organisations", "id,name,sector,people\na,A,nowhere,5\nb,B,faith,6\n", "Row 2"),
            ("organisations", "id,name\na,A\n", "Row 1"),
            ("people", "id,name,organisation\nx,X,lead\ny,Y,leed\n", "Row 3"),
            ("partnerships", "from,to,strength\nlead,halyard,0.5\nlead,halyard,7\n", "Row 3"),
        ]
    )
    func rows(what: String, table: String, row: String) async throws {
        let desk = try DeskSite()
        let revision = try desk.revision
        let sent = await desk.post("import", [("what", what), ("text", table)])
        let look = try await desk.follow(sent)
        #expect(look.status == 422)
        #expect(look.text.contains("\(row): "), "\(look.text)")
        let path = String(try #require(sent.location).dropFirst("/p/portsmouth/".count))
        #expect(await desk.post(path, []).status == 409)
        #expect(try desk.revision == revision)
    }

    @Test("people and partnerships come in the same way, and trainers count")
    func people() async throws {
        let desk = try DeskSite()
        let people = "id,name,organisation,roles\nzoe,Zoë Quay,kettle-and-chat,trainer\n"
        let first = await desk.post("import", [("what", "people"), ("text", people)])
        let path = String(try #require(first.location).dropFirst("/p/portsmouth/".count))
        #expect(await desk.post(path, []).status == 303)
        let chat = try desk.draft.organisations.first { $0.id == "kettle-and-chat" }
        #expect(chat?.foundingTrainers == 1)
        let ties = "from,to,strength\nlead,plumbline,0.2\nkettle-and-chat,tideline,0.3\n"
        let second = await desk.post("import", [("what", "partnerships"), ("text", ties)])
        let look = try await desk.follow(second)
        #expect(look.text.contains("Rows: 1 added and 1 changed."))
    }

    @Test("a table is for whoever sent it, and for an hour")
    func shelf() {
        let shelf = UploadShelf(room: 100)
        func upload(_ size: Int, at seconds: Int = 0) -> UploadShelf.Upload {
            UploadShelf.Upload(
                programme: "a",
                owner: "me",
                what: "records",
                name: "t",
                content: Data(count: size),
                at: Moment(secondsSinceEpoch: seconds)
            )
        }
        func found(_ id: String, programme: String = "a", owner: String = "me", at: Int = 0) -> Bool
        {
            shelf.upload(
                id,
                programme: programme,
                owner: owner,
                at: Moment(secondsSinceEpoch: at)
            ) != nil
        }
        let first = shelf.keep(upload(60))
        #expect(found(first))
        #expect(!found(first, programme: "b") && !found(first, owner: "you"))
        #expect(!found(first, at: 3601) && found(first, at: 3600))
        let second = shelf.keep(upload(60))
        #expect(!found(first) && found(second))
        shelf.drop(second)
        #expect(!found(second))
        let third = shelf.keep(upload(1000))
        #expect(found(third))
    }
}

@Suite("Forms with files")
struct DeskMultipartTests {
    private func form(_ body: String, boundary: String = "x") -> MultipartForm? {
        MultipartForm(
            Data(body.utf8),
            contentType: "multipart/form-data; boundary=\(boundary)"
        )
    }

    private static let head = "Content-Disposition: form-data; name=\"a\"\r\n\r\n"

    @Test("values and files are read as they were sent")
    func reads() throws {
        let file =
            "Content-Disposition: form-data; name=\"f\"; filename=\"p%22q.csv\"\r\nContent-Type: text/csv\r\n\r\n"
        let found = try #require(
            form(
                "--x\r\n\(Self.head)one\r\n--x\r\n\(Self.head)\r\n--x\r\n\(file)1\r\n--y\r\n2\r\n--x--\r\n"
            )
        )
        #expect(found.values.pairs.map(\.value) == ["one", ""])
        #expect(found.files.count == 1)
        #expect(found.files.first?.name == "p\"q.csv")
        #expect(
            found.files.first.map { String(decoding: $0.content, as: UTF8.self) }
                == "1\r\n--y\r\n2"
        )
    }

    @Test("a field of a file without one is left out")
    func noFile() throws {
        let file =
            "Content-Disposition: form-data; name=\"f\"; filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        let found = try #require(form("--x\r\n\(file)\r\n--x--\r\n"))
        #expect(found.files.isEmpty)
    }

    @Test(
        "what no browser sends is refused",
        arguments: [
            "", "--x", "--x\r\n", "--x\r\n--x--",
            "preamble\r\n--x\r\n\(head)a\r\n--x--\r\n",
            "--x\r\n\(head)1\r\n--xy\r\n2\r\n--x--\r\n", "--x\r\n\(head)a",
            "--x\r\n\(head)a\r\n--x", "--x\r\n\(head)a\r\n--x-",
            "--x\r\n\(head)a\r\n--x--\r\nmore", "--x\n\(head)a\n--x--\n",
            "--x\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\na\r\n--x--\r\n",
            "--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\na\r\n--x--\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"a\r\n\r\na\r\n--x--\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\na\r\n--x--\r\n",
            "--x\r\nContent-Transfer-Encoding: base64\r\n\(head)a\r\n--x--\r\n",
            "--x\r\nno colon\r\n\(head)a\r\n--x--\r\n",
            "--x\r\nX-Long: \(String(repeating: "a", count: 5000))\r\n\(head)a\r\n--x--\r\n",
        ]
    )
    func refuses(body: String) {
        #expect(form(body) == nil)
    }

    @Test(
        "so are boundaries that nobody may choose",
        arguments: [
            "", "\"\"", String(repeating: "a", count: 71), "a\"b", "ä", "a;b=", "\"a ",
            "x; boundary=y",
            "\"x \"",
        ]
    )
    func boundaries(boundary: String) {
        #expect(
            form("--\(boundary)\r\n\(Self.head)a\r\n--\(boundary)--\r\n", boundary: boundary) == nil
        )
    }

    @Test("so are too many parts and texts that are none")
    func limits() {
        let part = "--x\r\n\(Self.head)a\r\n"
        #expect(form(String(repeating: part, count: 100) + "--x--\r\n") != nil)
        #expect(form(String(repeating: part, count: 101) + "--x--\r\n") == nil)
        let bytes = Data("--x\r\n\(Self.head)".utf8) + [0xFF, 0xFE] + Data("\r\n--x--\r\n".utf8)
        #expect(MultipartForm(bytes, contentType: "multipart/form-data; boundary=x") == nil)
        #expect(MultipartForm(Data(), contentType: "text/plain; boundary=x") == nil)
    }

    @Test(
        "any cut of a form is refused, and no byte of it can bring the reader down",
        arguments: 0..<8
    )
    func cuts(seed: UInt8) {
        let body = Array("--x\r\n\(Self.head)one\r\n--x\r\n\(Self.head)two\r\n--x--\r\n".utf8)
        for length in 0..<(body.count - 2) {
            #expect(
                MultipartForm(
                    Data(body.prefix(length)),
                    contentType: "multipart/form-data; boundary=x"
                ) == nil
            )
        }
        for position in body.indices {
            var changed = body
            changed[position] ^= 1 << seed
            // Read or refused: either way it comes to an end, and nothing but values of the form's own names is in it.
            let found = MultipartForm(
                Data(changed),
                contentType: "multipart/form-data; boundary=x"
            )
            #expect((found?.values.pairs.count ?? 0) + (found?.files.count ?? 0) <= 2)
        }
    }
}
