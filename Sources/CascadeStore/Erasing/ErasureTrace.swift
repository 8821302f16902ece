import CascadeCore
import Crypto
import Foundation
import GRDB

/// What is kept of erased people so that they don't come back unnoticed: no names, only digests of them.
///
/// A digest can't be read back, but whoever holds the file can try names that they guess. That is the price of noticing; without it, a recording still on its way would bring the person back.
enum ErasureTrace {
    /// How often SHA-256 is repeated.
    ///
    /// Few times: who guesses a name from a list is hardly slowed down by more, while an import of 100,000 people computes three
    /// digests for each of them as the file waits.
    private static let rounds = 8

    /// The digest of a text.
    private static func digest(_ text: String, salt: Data) -> Data {
        var value = Data(SHA256.hash(data: salt + Data(text.utf8)))
        for _ in 1..<rounds { value = Data(SHA256.hash(data: salt + value)) }
        return value
    }

    /// By what someone is known again: id, address, and name within the organisation.
    private static func marks(_ person: Person) -> [String] {
        ["id \(person.id)", mark(name: person.name, organisation: person.organisation)]
            + [person.email].compactMap { $0.map { mark(email: $0) } }
    }

    private static func mark(name: String, organisation: String) -> String {
        "name \(organisation) \(NameText.folded(name))"
    }

    private static func mark(email: String) -> String {
        "email \(email.lowercased().precomposedStringWithCanonicalMapping)"
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

    /// Those of some people who were erased, by what is new of them.
    ///
    /// `old` are the people before, by id: what stood there already names nobody again.
    static func known(
        among people: [Person],
        over old: [String: Person],
        _ db: Database
    ) throws -> [Person] {
        guard !people.isEmpty,
            let salt = try Data.fetchOne(db, sql: "SELECT salt FROM erased LIMIT 1")
        else { return [] }
        let traces = Set(try Data.fetchAll(db, sql: "SELECT trace FROM erased"))
        return people.filter { person in
            let before = old[person.id].map { Set(marks($0)) } ?? []
            return marks(person).contains {
                !before.contains($0) && traces.contains(digest($0, salt: salt))
            }
        }
    }

    /// Forgets that someone was erased, who now wishes to be named again; false where nobody was known by this.
    static func lift(_ marks: [String], _ db: Database) throws -> Bool {
        guard let salt = try Data.fetchOne(db, sql: "SELECT salt FROM erased LIMIT 1") else {
            return false
        }
        for mark in marks {
            let entry = try Int64.fetchOne(
                db,
                sql: "SELECT entry FROM erased WHERE trace = ?",
                arguments: [digest(mark, salt: salt)]
            )
            guard let entry else { continue }
            try db.execute(sql: "DELETE FROM erased WHERE entry = ?", arguments: [entry])
            return true
        }
        return false
    }

    /// By what someone may be meant: an id, an address, or a name and the id of an organisation with @ between.
    static func marks(meantBy words: String) -> [String] {
        var all = ["id \(words)", mark(email: words)]
        if let at = words.lastIndex(of: "@") {
            let organisation = String(words[words.index(after: at)...])
            all.append(mark(name: String(words[..<at]), organisation: organisation))
        }
        return all
    }
}

extension ProgrammeStore {
    /// Lets someone who was erased be named again, as they now wish it.
    ///
    /// Their former data do not come back.
    ///
    /// - Parameter words: their former id or e-mail address, or their name, `@` and the id of the organisation.
    /// - Returns: whether someone was erased who was known by that.
    /// - Throws: ``StoreError``.
    public func readmit(_ words: String) throws(StoreError) -> Bool {
        try attempting {
            try writing().write { try ErasureTrace.lift(ErasureTrace.marks(meantBy: words), $0) }
        }
    }

    /// Refuses a change that names someone again who was erased.
    func checkErased(
        _ draft: ProgrammeDraft,
        over old: ProgrammeDraft,
        _ db: Database
    ) throws {
        let known = Dictionary(
            old.people.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let new = draft.people.filter { known[$0.id] != $0 }
        let back = try ErasureTrace.known(among: new, over: known, db)
        guard let first = back.first else { return }
        let names = Wording.list(back.map { "\($0.name) (\($0.organisation))" })
        throw StoreError(
            .erased,
            path: path,
            reason: "the change names \(names) again, erased from this programme before",
            advice: "Nothing was changed. Maybe leave the name out and count them among the people"
                + " without names. If they wish to be named again: cascade forget FILE --readmit"
                + " \"\(first.name)@\(first.organisation)\""
        )
    }
}
