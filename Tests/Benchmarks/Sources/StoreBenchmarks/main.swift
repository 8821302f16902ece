import CascadeCore
import CascadeStore
import Foundation
import Measuring

// How long a large programme file takes to be made, opened, read, changed, undone and copied.
//
//     swift run -c release --package-path Tests/Benchmarks StoreBenchmarks [PEOPLE] [ATTENDANCES]
//
// Without numbers 100,000 people and 1,000,000 attendances. Columns: seconds of the clock, seconds of the processor, peak memory of
// the process so far in MB.

let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let people = arguments.first ?? 100_000
let attendances = arguments.dropFirst().first ?? 1_000_000
let path = NSTemporaryDirectory() + "large-\(UUID().uuidString).cascade"
let copy = path + ".copy"
defer { for name in [path, copy] { try? FileManager.default.removeItem(atPath: name) } }

func measured<Value>(_ what: String, _ work: () throws -> Value) async throws -> Value {
    var result: Value?
    let time = try await measure { result = try work() }
    row([what, format(time.wallSeconds), format(time.cpuSeconds), format(peakMemory())])
    guard let result else { throw CancellationError() }
    return result
}

func request(_ number: Int) -> ChangeRequest {
    ChangeRequest(
        kind: .recorded,
        summary: "Recorded a session",
        who: "benchmark",
        at: Moment(secondsSinceEpoch: 1_772_440_000 + number),
        recording: "r-\(number)"
    )
}

func record(_ number: Int, _ draft: inout ProgrammeDraft) {
    let id = "new-\(number)"
    draft.sessions.append(
        Session(id: id, course: "workshop", start: draft.start + 1000, status: .delivered)
    )
    for person in 0..<20 {
        draft.attendance.append(Attendance(session: id, attendee: .person("p\(person)")))
    }
}

print("\(people) people, \(attendances) attendances")
let draft = LargeProgramme.draft(people: people, attendances: attendances)
let programme = try await measured("check") { try Programme(draft) }
try await measured("make the file") {
    try ProgrammeStore.create(
        at: path,
        programme,
        by: "benchmark",
        at: Moment(secondsSinceEpoch: 0)
    )
    .close()
}
let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
print("size of the file", size >> 20, "MB")
let store = try await measured("open") { try ProgrammeStore.open(at: path) }
let read = try await measured("read the programme") { try store.programme() }
precondition(read == programme)
_ = try await measured("read it again") { try store.programme() }
_ = try await measured("record a session") { try store.change(request(1)) { record(1, &$0) } }
_ = try await measured("record another") { try store.change(request(2)) { record(2, &$0) } }
_ = try await measured("record one known") { try store.change(request(2)) { record(2, &$0) } }
_ = try await measured("search") { try store.search("number 4711") }
_ = try await measured("undo") { try store.undo(by: "benchmark", at: Moment(secondsSinceEpoch: 9)) }
try await measured("copy and check") { try store.backup(to: copy) }
store.close()
