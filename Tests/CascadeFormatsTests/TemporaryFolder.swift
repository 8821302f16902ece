import CascadeCore
import Foundation

@testable import CascadeFormats

/// A folder of files for one test, removed afterwards.
final class TemporaryFolder {
    /// Its path; nothing stands there until something is written.
    let path: String

    init(_ files: [String: String] = [:]) throws {
        path = NSTemporaryDirectory() + "cascade-test-\(UUID().uuidString)"
        guard !files.isEmpty else { return }
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true
        )
        for (name, text) in files { try write(Array(text.utf8), to: name) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file of the folder.
    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }

    /// The bytes of a file of the folder.
    func bytes(of name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
    }

    /// The names of its files, sorted.
    var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    /// The problems of the folder, one a line; empty for a valid one.
    var problems: [String] {
        switch outcome {
        case .success: []
        case .failure(.invalid(let report)): report.problems.map(\.description)
        case .failure(.fault(let fault)): ["fault: \(fault)"]
        }
    }

    /// What reading the folder gives.
    var outcome: Result<Programme, ProgrammeFolderError> {
        do {
            return .success(try ProgrammeFolder.read(at: path))
        } catch {
            return .failure(error)
        }
    }

    /// A small valid folder, some of its files replaced or added.
    static func small(_ changes: [String: String] = [:]) throws -> TemporaryFolder {
        try TemporaryFolder(smallFiles.merging(changes) { $1 })
    }

    static let smallFiles = [
        "programme.yaml": """
        programme:
          id: small
          name: Small
          start: 2026-01-12
          weeks: 52
        sectors:
          faith: {name: Faith}
          voluntary: {name: Voluntary}
        groups:
          allies: {name: Allies}
        courses:
          workshop: {makes-champions: true}
          ttt: {requires: workshop, qualifies-for: [workshop]}

        """,
        "organisations.csv": """
        id,name,sector,people
        st-aidans,St Aidan's,faith,30
        trust,The Trust,voluntary,50

        """,
    ]
}
