import CascadeCore
import Foundation
import Testing

@testable import CascadeFormats

@Suite("Damaged folders")
struct FuzzTests {
    @Test("any damage gives a programme or problems, never neither", arguments: 0..<150)
    func damage(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed) &* 7919)
        let programme = try Programme(DraftGenerator.draft(&random))
        let folder = try TemporaryFolder()
        try ProgrammeFolder.write(programme, to: folder.path)
        let name = try #require(folder.names.randomElement(using: &random))
        var bytes = try folder.bytes(of: name)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            guard !bytes.isEmpty else { break }
            let position = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[position] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: position)
            case 2:
                bytes.insert(
                    Array("\",:[]{}&*!|>#\n -?%@`'".utf8).randomElement(using: &random) ?? 0,
                    at: position
                )
            case 3: bytes.removeLast(min(position, 200))
            default:
                let end = min(bytes.count, position + 60)
                bytes.insert(contentsOf: bytes[position..<end], at: position)
            }
        }
        try folder.write(bytes, to: name)
        switch folder.outcome {
        case .success(let programme):
            #expect(programme.draft.problems() == [])
        case .failure(.invalid(let report)):
            #expect(report.total > 0, "seed \(seed)")
            for problem in report.problems {
                #expect(!problem.expected.isEmpty)
                #expect(!problem.description.contains("\n"))
            }
        case .failure(.fault(let fault)):
            Issue.record("seed \(seed): \(fault)")
        }
    }
}
