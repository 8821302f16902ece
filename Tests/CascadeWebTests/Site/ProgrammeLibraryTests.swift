import CascadeCore
import CascadeFormats
import CascadeStore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeWeb

/// Files that are removed, put back or put in another's place while they are served.
@Suite("Programme files while they are served")
struct ProgrammeLibraryTests {
    private static func make(_ sample: String, at path: String) throws {
        try ProgrammeStore.create(
            at: path,
            try ProgrammeFolder.read(at: PackageFolder.path("Samples/\(sample)")),
            by: "test",
            at: TestSite.start
        )
        .close()
    }

    /// Changes the programme's first organisation.
    private static func rename(_ desk: ProgrammeDesk, to name: String) async throws {
        let request = ChangeRequest(
            kind: .edited,
            summary: "Renamed",
            who: "test",
            at: TestSite.start
        )
        _ = try await desk.changing { store in
            try store.change(request) { draft in draft.organisations[0].name = name }
        }
    }

    @Test(
        "another file in a programme's place is the programme, and what was saved before stays out of it"
    )
    func replaced() async throws {
        let test = try TestSite()
        let library = test.site.programmes
        let path = "\(test.folder)/portsmouth.cascade"
        let old = try library.desk("portsmouth")
        try await Self.rename(old, to: "Before")
        // As a copy that is put back: what SQLite keeps beside the file stays there.
        try Self.make("dudley", at: "\(test.folder)/copy")
        #expect(Foundation.rename("\(test.folder)/copy", path) == 0)
        await #expect(throws: WebError.self) { try await Self.rename(old, to: "Lost") }
        let new = try library.desk("portsmouth")
        let expected = try ProgrammeFolder.read(at: PackageFolder.path("Samples/dudley"))
        #expect(try new.programme().organisations.map(\.name) == expected.organisations.map(\.name))
        try await Self.rename(new, to: "After")
        let store = try ProgrammeStore.open(at: path, readOnly: true)
        defer { store.close() }
        #expect(try store.programme().organisations.first?.name == "After")
    }

    @Test("a file that is gone is no programme, and nothing is saved into what was removed")
    func removed() async throws {
        let test = try TestSite()
        let library = test.site.programmes
        let path = "\(test.folder)/portsmouth.cascade"
        let desk = try library.desk("portsmouth")
        try FileManager.default.removeItem(atPath: path)
        await #expect(throws: WebError.self) { try await Self.rename(desk, to: "Lost") }
        #expect(throws: WebError.self) { try library.desk("portsmouth") }
        #expect(await test.get("/p/portsmouth", as: try test.administrator()).status == 404)
        try Self.make("portsmouth", at: path)
        try await Self.rename(try library.desk("portsmouth"), to: "Again")
        #expect(try library.desk("portsmouth").programme().organisations.first?.name == "Again")
    }

    @Test("a file is not closed under those who read in it, and nobody begins to once it is closed")
    func closing() async throws {
        let test = try TestSite()
        let desk = try test.site.programmes.desk("portsmouth")
        let expected = try desk.programme().organisations.count
        let (started, start) = AsyncStream<Void>.makeStream()
        let end = DispatchSemaphore(value: 0)
        async let found = onThread {
            try desk.reading { store in
                start.finish()
                end.wait()
                return try store.programme().organisations.count
            }
        }
        for await _ in started {}
        #expect(!desk.close(within: 0.01))
        #expect(throws: WebError.self) { try desk.programme() }
        await #expect(throws: WebError.self) { try await Self.rename(desk, to: "Late") }
        end.signal()
        #expect(try await found == expected)
        #expect(desk.close(within: 60))
        #expect(desk.close(within: 60), "closed twice")
        #expect(throws: WebError.self) { try desk.revision() }
    }
}
