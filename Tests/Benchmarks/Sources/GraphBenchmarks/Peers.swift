import Foundation

/// The Python process that runs algorithms of other libraries on the same graph.
final class Peers {
    /// What one run of a peer took and found.
    struct Answer: Decodable {
        let wall: Double
        let cpu: Double
        let check: [Double]
    }

    /// Why there are no figures of a peer.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// What is asked of a peer.
    struct Request: Encodable, Sendable {
        var peer: String
        var algorithm: String
        /// 0: as many as there are cores.
        var threads = 1
        var seed = 1
        var iterations = 0
        var runs = 0
        var seeds: [Int] = []
    }

    private struct Reply: Decodable {
        let error: String?
        let versions: [String: String]?
    }

    /// The libraries and their versions.
    let versions: String

    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var received = Data()

    /// Starts the process, which reads the graph once.
    ///
    /// - Throws: `Failure` if Python or a library is missing.
    init(graph file: URL) throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Peers/peers.py").standardizedFileURL
        let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python, script.path, file.path]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var greeting: Data?
        var spoken = Data()
        while greeting == nil {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw Failure(description: "\(python) did not start") }
            spoken.append(data)
            if let end = spoken.firstIndex(of: 10) { greeting = spoken[..<end] }
        }
        let reply = try JSONDecoder().decode(Reply.self, from: greeting ?? Data())
        if let error = reply.error { throw Failure(description: error) }
        versions = (reply.versions ?? [:]).sorted { $0.key < $1.key }
            .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }

    /// Runs an algorithm in the peer's process and waits for it.
    ///
    /// - Throws: `Failure` with the peer's own words.
    func ask(_ request: Request) throws -> Answer {
        try input.fileHandleForWriting.write(
            contentsOf: JSONEncoder().encode(request) + Data("\n".utf8)
        )
        while true {
            if let end = received.firstIndex(of: 10) {
                let line = received[received.startIndex..<end]
                received = Data(received[(end + 1)...])
                let reply = try JSONDecoder().decode(Reply.self, from: line)
                if let error = reply.error { throw Failure(description: error) }
                return try JSONDecoder().decode(Answer.self, from: line)
            }
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw Failure(description: "the peers' process ended") }
            received.append(data)
        }
    }

    /// Ends the process.
    func close() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}
