import CascadeCore
import Foundation
import GRDB

/// What the accounts beside a programme file held of someone who was erased from it.
public struct AccountErasure: Sendable, Hashable {
    /// Links and tokens that were made for them: they are without a name now, and let nobody in.
    public internal(set) var links = 0
    /// Other links whose label named them: the label does so no longer.
    public internal(set) var labels = 0
    /// Accounts that are removed, as they were there for this person's part in the programme alone.
    public internal(set) var accounts = 0
    /// Accounts with their e-mail address that have another part, and stay; whoever runs the server can remove them.
    public internal(set) var accountsLeft = 0
    /// Copies that an upgrade of the accounts left, which may still hold them.
    public internal(set) var copies: [String] = []

    /// Nothing yet.
    public init() {}

    /// Whether nothing was there of them.
    public var isEmpty: Bool { self == AccountErasure() }

    /// Adds what was there of someone else.
    public mutating func add(_ other: AccountErasure) {
        links += other.links
        labels += other.labels
        accounts += other.accounts
        accountsLeft += other.accountsLeft
        copies = other.copies.isEmpty ? copies : other.copies
    }
}

/// Someone who is erased from a programme, as the accounts have to know them.
struct AccountsForgetting {
    /// Name of the programme's file without `.cascade`.
    let programme: String
    /// What their ids become.
    let ids: [String: String]
    /// Their names; empty where others have the same, so that it can't be said who is meant.
    let names: [String]
    /// Their e-mail addresses.
    let emails: [String]
    /// Takes them out of a text.
    let text: ErasedText

    /// Forgets them in the accounts beside a programme file; nothing happens where there are none.
    ///
    /// - Throws: ``StoreError`` where the accounts can't be written to.
    func run(beside path: String, at: Moment) throws -> AccountErasure {
        let folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().path
        guard FileManager.default.fileExists(atPath: "\(folder)/\(AccountStore.fileName)") else {
            return AccountErasure()
        }
        let accounts = try AccountStore.open(inDirectory: folder)
        defer { accounts.close() }
        var erasure = try accounts.forget(self, at: at)
        let copies = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        if !erasure.isEmpty {
            erasure.copies = copies.sorted()
                .filter { $0.hasPrefix("\(AccountStore.fileName).before-v") }
                .map { "\(folder)/\($0)" }
        }
        return erasure
    }
}

extension AccountStore {
    /// Forgets someone who is erased from a programme: links made for them end and lose their name, other labels lose it, and an
    /// account that had no other part is removed.
    ///
    /// - Complexity: O(n) in links and accounts.
    func forget(_ person: AccountsForgetting, at: Moment) throws -> AccountErasure {
        let erasure = try writing { db in
            var erasure = AccountErasure()
            let links = try Link.all(db, where: "programme = ?", [person.programme])
            for link in links { try Self.forget(person, link, at, &erasure, db) }
            for account in try Account.all(db) {
                try Self.forget(person, account, &erasure, db)
            }
            return erasure
        }
        // Neither name nor address shall stay in the log beside the file.
        _ = try? writer.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        return erasure
    }

    private static func forget(
        _ person: AccountsForgetting,
        _ link: Link,
        _ at: Moment,
        _ erasure: inout AccountErasure,
        _ db: Database
    ) throws {
        var other: String?
        if case .trainer(let id) = link.role { other = person.ids[id] }
        let folded = NameText.folded(link.label)
        let isTheirs = other != nil || person.names.contains { NameText.folded($0) == folded }
        guard isTheirs else {
            guard let label = person.text.erasedWithIDs(link.label) else { return }
            erasure.labels += 1
            try db.execute(
                sql: "UPDATE links SET label = ? WHERE id = ?",
                arguments: [label, link.id]
            )
            return
        }
        erasure.links += 1
        try db.execute(
            sql: """
                UPDATE links SET label = ?, person = coalesce(?, person), revoked = coalesce(revoked, ?)
                    WHERE id = ?
                """,
            arguments: [ErasedText.name, other, at.secondsSinceEpoch, link.id]
        )
        try db.execute(sql: "DELETE FROM sessions WHERE link = ?", arguments: [link.id])
    }

    private static func forget(
        _ person: AccountsForgetting,
        _ account: Account,
        _ erasure: inout AccountErasure,
        _ db: Database
    ) throws {
        let mine = account.grants.filter { grant in
            guard grant.programme == person.programme, case .trainer(let id) = grant.role else {
                return false
            }
            return person.ids[id] != nil
        }
        let address = EmailAddress(account.email)?.folded
        let hasAddress = person.emails.contains { EmailAddress($0)?.folded == address }
        guard !mine.isEmpty || hasAddress else { return }
        if !mine.isEmpty, mine.count == account.grants.count, !account.isAdministrator {
            erasure.accounts += 1
            try db.execute(sql: "DELETE FROM accounts WHERE id = ?", arguments: [account.id])
            return
        }
        erasure.accountsLeft += 1
        guard !mine.isEmpty else { return }
        try db.execute(
            sql: "DELETE FROM grants WHERE account = ? AND programme = ?",
            arguments: [account.id, person.programme]
        )
    }
}
