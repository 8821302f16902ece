import CascadeCore
import Foundation
import Testing

@testable import CascadeFormats

@Suite("Certificates")
struct CertificateTests {
    private static func facts(
        _ session: String,
        _ change: (inout ProgrammeDraft) -> Void = { _ in }
    ) throws -> SessionFacts {
        try #require(try SessionFacts(session, of: PaperProgramme.make(change)))
    }

    @Test(
        "those who completed get one each, and one is empty where people are counted without names"
    )
    func everyone() throws {
        let certificates = try Certificates(Self.facts("launch"))
        #expect(certificates.names == ["Amina O’Rourke", PaperProgramme.rude, nil])
        #expect(certificates.unnamed == 4)
        let page = certificates.page
        #expect(page.components(separatedBy: "<article>").count - 1 == 3)
        #expect(page.contains("<bdi>\(HTML.escaped(PaperProgramme.rude))</bdi>"))
        #expect(!page.contains("<bdi>Ned</bdi>") && !page.contains("<bdi>Ábe</bdi>"))
        #expect(page.components(separatedBy: "<bdi>Maren Lisle</bdi>").count - 1 == 3)
        #expect(page.contains("6 hours  ·  14 January 2026  ·  Lantern Hall; upstairs, left"))
        #expect(page.contains("River City, Together"))
        #expect(page.components(separatedBy: "name to be written in").count - 1 == 1)
    }

    @Test("one person's certificate is theirs alone")
    func one() throws {
        let page = try Certificates(Self.facts("launch"), for: .person("amina")).page
        #expect(page.components(separatedBy: "<article>").count - 1 == 1)
        #expect(page.contains("Amina O’Rourke") && !page.contains("Quill"))
    }

    @Test(
        "who did not complete gets none, and is told why",
        arguments: [
            ("abe", "Ábe attended but did not complete session launch"),
            ("ned", "Ned did not come to session launch"),
            ("maren", "the records do not say that Maren Lisle was at session launch"),
            ("nobody", "there is no person with the id “nobody”"),
        ]
    )
    func refused(person: String, reason: String) throws {
        let facts = try Self.facts("launch")
        let fault = #expect(throws: PaperFault.self) {
            try Certificates(facts, for: .person(person))
        }
        #expect(fault?.description.contains(reason) == true)
    }

    @Test("a trainer of the session gets no certificate for it")
    func trainer() throws {
        let facts = try Self.facts("launch") { draft in
            draft.attendance.append(Attendance(session: "launch", attendee: .person("maren")))
        }
        #expect(try !Certificates(facts).names.contains("Maren Lisle"))
    }

    @Test("a session that nobody completed has only an empty one, on request")
    func empty() throws {
        let facts = try Self.facts("next")
        #expect(throws: PaperFault.self) { try Certificates(facts) }
        let blank = try Certificates(facts, for: .blank)
        #expect(blank.names == [nil])
        #expect(blank.page.contains("18 hours  ·  23 to 25 October 2026"))
        let gone = try Self.facts("gone")
        #expect(throws: PaperFault.self) { try Certificates(gone) }
    }
}
