import CascadeCore
import CascadeStore
import Foundation

// Makes one change of a programme file after another, and prints the number of each once it is confirmed.
//
//     CascadeStoreWriter FILE NAME COUNT
//
// Each change adds a person and a session that the person attends. Ends with status 3 and a message where a change fails.

signal(SIGXFSZ, SIG_IGN)
let arguments = CommandLine.arguments
guard arguments.count == 4, let count = Int(arguments[3]) else { exit(2) }
let name = arguments[2]

do {
    let store = try ProgrammeStore.open(at: arguments[1])
    for number in 1...max(1, count) {
        let id = "\(name)-\(number)"
        let request = ChangeRequest(
            kind: .recorded,
            summary: "Recorded \(id)",
            who: name,
            at: Moment(secondsSinceEpoch: 1_772_440_000 + number),
            recording: id
        )
        _ = try store.change(request) { draft in
            draft.people.append(
                Person(id: id, name: "Person \(id)", organisation: draft.organisations[0].id)
            )
            draft.sessions.append(
                Session(
                    id: id,
                    course: draft.courses[0].id,
                    start: draft.start + number % 300,
                    status: .delivered,
                    notes: String(repeating: "A note of some length. ", count: 40)
                )
            )
            draft.attendance.append(Attendance(session: id, attendee: .person(id)))
            draft.attendance.append(Attendance(session: id, attendee: .headcount(5)))
        }
        FileHandle.standardOutput.write(Data("\(id)\n".utf8))
    }
    store.close()
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(3)
}
