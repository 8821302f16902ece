package import CascadeCore
package import CascadeStore
import Dispatch
import Foundation
import Synchronization

/// The programme files of a folder, opened when first asked for and kept open.
package final class ProgrammeLibrary: Sendable {
    /// The folder.
    package let directory: String
    private let open = Mutex<[String: ProgrammeDesk]>([:])

    /// The files of a folder.
    package init(directory: String) { self.directory = directory }

    /// Names of all programmes, which are those of their files without `.cascade`, in order.
    package func names() -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return files.compactMap { file in
            guard file.hasSuffix(Self.suffix) else { return nil }
            let name = String(file.dropLast(Self.suffix.count))
            return has(name) ? name : nil
        }
        .sorted()
    }

    /// Whether there is a programme of a name.
    package func has(_ name: String) -> Bool {
        Self.isName(name) && ProgrammeStore.isProgrammeFile(at: path(name))
    }

    /// The programme of a name, as the file of that name holds it: where another file took its place, that one.
    ///
    /// - Throws: ``WebError`` where there is none, `StoreError` where it can't be opened.
    package func desk(_ name: String) throws -> ProgrammeDesk {
        guard Self.isName(name) else { throw WebError.notFound }
        let path = path(name)
        return try open.withLock { open in
            let file = FileIdentity(path)
            if let desk = open[name] {
                if desk.file == file { return desk }
                // What is still kept beside the file belongs to the one that went, and must not be taken for the new one's.
                guard desk.close(within: 0.2) else { throw WebError.replaced }
                open[name] = nil
            }
            guard let file, ProgrammeStore.isProgrammeFile(at: path) else {
                throw WebError.notFound
            }
            let desk = ProgrammeDesk(name, try ProgrammeStore.open(at: path), file)
            open[name] = desk
            return desk
        }
    }

    /// Closes all files once nobody uses them, or leaves them to the end of the process where that takes long.
    package func close() {
        let desks = open.withLock { open in
            let desks = Array(open.values)
            open = [:]
            return desks
        }
        for desk in desks { desk.close(within: 10) }
    }

    static let suffix = ".cascade"

    private func path(_ name: String) -> String { "\(directory)/\(name)\(Self.suffix)" }

    /// Whether a text can be the name of a programme: 1 to 80 letters, digits, dashes, underlines and dots, no dot first.
    package static func isName(_ text: String) -> Bool {
        (1...80).contains(text.utf8.count) && !text.hasPrefix(".")
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
    }
}

/// One programme that is worked on: reads at once, and changes one after another, away from where pages are made.
package final class ProgrammeDesk: Sendable {
    /// Name in addresses.
    package let name: String
    private let store: ProgrammeStore
    private let queue: DispatchQueue
    private let users = Users()
    /// The file that was opened.
    let file: FileIdentity
    /// What its records say.
    let records = DeskRecordsCache()

    init(_ name: String, _ store: ProgrammeStore, _ file: FileIdentity) {
        self.name = name
        self.store = store
        self.file = file
        queue = DispatchQueue(label: "cascade.programme.\(name)")
    }

    /// The programme as it stands.
    ///
    /// - Complexity: O(1) where nothing was changed since, else O(n) in its rows.
    package func programme() throws -> Programme { try reading { try $0.programme() } }

    /// Number of the latest change, which tells one state of the programme from another.
    package func revision() throws -> Int64 { try reading { try $0.latestEntry() } }

    /// Does something with the file away from where pages are made; one after another with all other changes.
    ///
    /// - Throws: what `work` throws, and ``WebError`` where the file was removed or replaced meanwhile.
    package func changing<Value: Sendable>(
        _ work: @escaping @Sendable (ProgrammeStore) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { [self] in
                continuation.resume(
                    with: Result {
                        try reading { store in
                            guard FileIdentity(store.path) == file else { throw WebError.replaced }
                            return try work(store)
                        }
                    }
                )
            }
        }
    }

    /// Reads something from the file that is not in ``programme()``.
    ///
    /// - Throws: what `work` throws, and ``WebError`` where the file was closed.
    package func reading<Value>(_ work: (ProgrammeStore) throws -> Value) throws -> Value {
        try users.using(orThrow: WebError.replaced) { try work(store) }
    }

    /// Closes the file once nobody uses it any more, which nobody begins to from now on.
    ///
    /// - Returns: false where somebody still uses it after so many seconds; it then stays open.
    @discardableResult
    func close(within seconds: Double) -> Bool {
        users.close(waiting: .now() + seconds) { store.close() }
    }
}

/// Which file stands under a path, whatever is in it: another one that takes its place has another identity.
struct FileIdentity: Sendable, Hashable {
    private let device: UInt64
    private let number: UInt64

    /// That of the file at `path`; nil where there is none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        (device, number) = (UInt64(status.st_dev), UInt64(status.st_ino))
    }
}

extension WebError {
    /// The file was removed or replaced while something was to be saved in it.
    static let replaced = WebError(
        503,
        "The programme was replaced",
        "Its file was removed or replaced a moment ago. Nothing was changed; please try again.",
        retryAfter: 2
    )
}
