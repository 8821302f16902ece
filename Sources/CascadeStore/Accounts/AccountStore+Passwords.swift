import CascadeCore
import Foundation
import GRDB

extension AccountStore {
    /// The account with an e-mail address and a password; nil where there is none, be it the address or the password that is wrong.
    ///
    /// An unknown address takes the same work as a wrong password, so that nobody can find out who has an account. A password
    /// that was kept at a lower cost than today's is kept anew.
    ///
    /// - Throws: ``SignInBusy`` where too many sign in at a time; ``StoreError``; `CancellationError`.
    package func account(email: String, password: String) async throws -> Account? {
        let address = EmailAddress(email)
        let known = try reading { db -> Known? in try address.flatMap { try Known($0, db) } }
        guard try await derive({ try await $0.matches(password, known?.password) }), let known
        else { return nil }
        var kept = known.password
        if PasswordHash(kept)?.cost != passwords.cost {
            let new = try await hash(password)
            let isRenewed = try writing { db in
                try db.execute(
                    sql: "UPDATE accounts SET password = ? WHERE id = ? AND password = ?",
                    arguments: [new, known.id, kept]
                )
                return db.changesCount == 1
            }
            if isRenewed { kept = new }
        }
        // The password may have been changed, or the account removed, in the time that this took.
        return try reading { db in
            let now = try String.fetchOne(
                db,
                sql: "SELECT password FROM accounts WHERE id = ?",
                arguments: [known.id]
            )
            return now == kept ? try Account.one(known.id, db) : nil
        }
    }

    /// Gives an account another password.
    ///
    /// All its sessions end, and no device counts as its own any more.
    ///
    /// - Throws: ``AccountError`` for a password that can't be taken and where there is no such account; ``SignInBusy``;
    ///   ``StoreError``.
    package func setPassword(_ password: String, of id: Account.ID) async throws {
        let email = try readingAccount(id)
        if let fault = Passwords.fault(password, of: EmailAddress(email)) { throw fault }
        let kept = try await hash(password)
        try writing { db in
            try Account.require(id, db)
            try Self.keep(kept, of: id, db)
        }
    }

    /// Keeps another password; what was opened with the one before ends, links for a password too.
    static func keep(_ kept: String, of id: Account.ID, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE accounts SET password = ?, password_changes = password_changes + 1
                    WHERE id = ?
                """,
            arguments: [kept, id]
        )
        try db.execute(sql: "DELETE FROM sessions WHERE account = ?", arguments: [id])
        try db.execute(sql: "DELETE FROM password_links WHERE account = ?", arguments: [id])
    }

    /// What is to be kept of a password.
    func hash(_ password: String) async throws -> String {
        try await derive { try await $0.hash(password) }
    }

    /// What work on passwords returns, its errors in the words of this module.
    private func derive<Value: Sendable>(
        _ work: (Passwords) async throws -> Value
    ) async throws -> Value {
        do {
            return try await work(passwords)
        } catch let error as SignInBusy {
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            throw StoreError.ofAccounts(error, path)
        }
    }

    /// The e-mail address of an account that is to be there.
    private func readingAccount(_ id: Account.ID) throws -> String {
        let account = try reading { try Account.one(id, $0) }
        if let account { return account.email }
        throw AccountError(
            .account,
            found: String(id),
            expected: "an account that is there; this one may just have been removed"
        )
    }

    /// What is kept of an account with an address.
    private struct Known: Sendable {
        let id: Int64
        let password: String

        init?(_ address: EmailAddress, _ db: Database) throws {
            let row = try Row.fetchOne(
                db,
                sql: "SELECT id, password FROM accounts WHERE folded_email = ?",
                arguments: [address.folded]
            )
            guard let row else { return nil }
            id = row[0]
            password = row[1]
        }
    }
}
