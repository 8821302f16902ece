import CascadeCore
import Crypto
import Foundation
import GRDB

/// What is kept of erased people so that they don't come back unnoticed: no names, only digests of them.
///
/// A digest can't be read back, but whoever holds the file can try names that they guess, a thousandth of a second each. That
/// is the price of noticing; without it, a recording still on its way would bring the person back.
enum ErasureTrace {
    /// SHA-256 again and again, so that guessing takes time.
    private static let rounds = 1000

    /// The digest of a text.
    private static func digest(_ text: String, salt: Data) -> Data {
        var value = Data(SHA256.hash(data: salt + Data(text.utf8)))
        for _ in 1..<rounds { value = Data(SHA256.hash(data: salt + value)) }
        return value
    }

    /// By what someone is known again: id, address, and name within the organisation.
    private static func marks(_ person: Person) -> [String] {
        let name = NameText.folded(person.name)
        let email = person.email?.lowercased().precomposedStringWithCanonicalMapping
        return ["id \(person.id)", "name \(person.organisation) \(name)"]
            + [email].compactMap { $0.map { "email \($0)" } }
    }

    /// Keeps the digests of someone.
    static func leave(_ people: [Person], entry: Int64, _ db: Database) throws {
        let salt = try Data.fetchOne(db, sql: "SELECT salt FROM erased LIMIT 1") ?? freshSalt()
        var seen = Set<String>()
        for mark in people.flatMap(marks) where seen.insert(mark).inserted {
            try db.execute(
                sql: "INSERT INTO erased (entry, salt, trace) VALUES (?, ?, ?)",
                arguments: [entry, salt, digest(mark, salt: salt)]
            )
        }
    }

    private static func freshSalt() -> Data {
        SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
    }

    /// Those of some people who were erased.
    static func known(among people: [Person], _ db: Database) throws -> [Person] {
        guard !people.isEmpty,
            let salt = try Data.fetchOne(db, sql: "SELECT salt FROM erased LIMIT 1")
        else { return [] }
        let traces = Set(try Data.fetchAll(db, sql: "SELECT trace FROM erased"))
        return people.filter { person in
            marks(person).contains { traces.contains(digest($0, salt: salt)) }
        }
    }

    /// Forgets that people were erased, who now wish to be named again.
    static func lift(_ people: [Person], _ db: Database) throws {
        guard let salt = try Data.fetchOne(db, sql: "SELECT salt FROM erased LIMIT 1") else {
            return
        }
        for mark in people.flatMap(marks) {
            try db.execute(
                sql: "DELETE FROM erased WHERE trace = ?",
                arguments: [digest(mark, salt: salt)]
            )
        }
    }
}

extension ProgrammeStore {
    /// Refuses a change that names someone again who was erased, unless it says that they wish it.
    func checkErased(
        _ draft: ProgrammeDraft,
        over old: ProgrammeDraft,
        _ request: ChangeRequest,
        _ db: Database
    ) throws {
        let known = Set(old.people)
        let new = draft.people.filter { !known.contains($0) }
        let back = try ErasureTrace.known(among: new, db)
        guard !back.isEmpty else { return }
        if request.readmitsErased {
            try ErasureTrace.lift(back, db)
            return
        }
        let names = Wording.list(back.map { "\($0.name) (\($0.organisation))" })
        throw StoreError(
            .erased,
            path: path,
            reason:
                "\(names) was erased from this programme before, and the change names them again",
            advice:
                "Nothing was changed. Maybe leave the name out and count them among the people without names; if they wish"
                + " to be named again, say so with --readmit."
        )
    }
}
