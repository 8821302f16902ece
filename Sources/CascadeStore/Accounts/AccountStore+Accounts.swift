package import CascadeCore
import Foundation
import GRDB

extension AccountStore {
    /// Whether there is any account.
    ///
    /// - Complexity: O(1).
    package func hasAccounts() throws(StoreError) -> Bool {
        try reading { db in
            try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM accounts)") ?? false
        }
    }

    /// All accounts, by e-mail address.
    ///
    /// - Complexity: O(n) in accounts and grants.
    package func accounts() throws(StoreError) -> [Account] {
        try reading { try Account.all($0) }
    }

    /// What is wrong with what was typed for a new account, one fault a field, in the order of the fields; empty: nothing that can
    /// be seen without the file.
    package static func problems(
        email: String,
        name: String,
        password: String?
    ) -> [AccountError] {
        let address = EmailAddress(email)
        var problems: [AccountError] = []
        if address == nil { problems.append(notAnAddress(email)) }
        do throws(AccountError) {
            _ = try AccountText.checked(name, .name)
        } catch {
            problems.append(error)
        }
        if let password, let fault = Passwords.fault(password, of: address) {
            problems.append(fault)
        }
        return problems
    }

    /// What addresses have in common that mean one account; nil for what is no address, and so no account's.
    package static func subject(ofEmail email: String) -> String? { EmailAddress(email)?.folded }

    /// Makes an account.
    ///
    /// - Parameters:
    ///   - email: the address to sign in with; capitals make no difference.
    ///   - name: the name that others see.
    ///   - password: 12 to 200 characters without the address; nil: nobody can sign in until one is set by a link.
    ///   - isAdministrator: whether it may do everything.
    ///   - at: when.
    /// - Returns: the account, without a role in any programme.
    /// - Throws: ``AccountError`` for what can't be taken as it was typed, also for an address that an account has already;
    ///   ``SignInBusy``; ``StoreError``.
    package func addAccount(
        email: String,
        name: String,
        password: String?,
        isAdministrator: Bool,
        at: Moment
    ) async throws -> Account {
        guard let address = EmailAddress(email) else { throw Self.notAnAddress(email) }
        let name = try AccountText.checked(name, .name)
        if let password, let fault = Passwords.fault(password, of: address) { throw fault }
        // Asked first, so that no work is done in vain.
        if try reading({ try Self.isTaken(address, $0) }) { throw Self.taken(address) }
        var kept = Self.noPassword
        if let password { kept = try await hash(password) }
        return try writing { [kept] db in
            if try Self.isTaken(address, db) { throw Self.taken(address) }
            try db.execute(
                sql: """
                    INSERT INTO accounts
                        (email, folded_email, name, is_administrator, password, created)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    address.text, address.folded, name, isAdministrator, kept, at.secondsSinceEpoch,
                ]
            )
            return Account(
                id: db.lastInsertedRowID,
                email: address.text,
                name: name,
                isAdministrator: isAdministrator,
                grants: [],
                hasPassword: password != nil
            )
        }
    }

    /// Removes an account; its sessions end.
    ///
    /// Nothing happens where there is no such account.
    ///
    /// - Throws: ``AccountError`` for the only administrator while there are other accounts, which nobody could look after then.
    package func removeAccount(_ id: Account.ID) throws {
        try writing { db in
            let others = try Row.fetchOne(
                db,
                sql: """
                    SELECT email, (SELECT count(*) FROM accounts WHERE id <> ?1),
                        (SELECT count(*) FROM accounts WHERE id <> ?1 AND is_administrator)
                    FROM accounts WHERE id = ?1
                    """,
                arguments: [id]
            )
            guard let others else { return }
            guard (others[1] as Int) == 0 || (others[2] as Int) > 0 else {
                throw AccountError(
                    .account,
                    found: others[0],
                    expected: "another account while this is the only administrator"
                )
            }
            try db.execute(sql: "DELETE FROM accounts WHERE id = ?", arguments: [id])
        }
        // The address shall not stay in the log beside the file; where others are reading, it goes with the next checkpoint.
        _ = try? writer.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }

    /// Sets what an account may do in a programme, in the place of what it might do before.
    ///
    /// - Parameters:
    ///   - role: the role; nil: nothing.
    ///   - programme: name of the programme's file without `.cascade`.
    ///   - id: the account.
    /// - Throws: ``AccountError`` where there is no such account.
    package func setGrant(_ role: Role?, on programme: String, of id: Account.ID) throws {
        try writing { db in
            try Account.require(id, db)
            guard let role else {
                try db.execute(
                    sql: "DELETE FROM grants WHERE account = ? AND programme = ?",
                    arguments: [id, programme]
                )
                return
            }
            try Self.check(role, in: programme)
            let columns = role.columns
            try db.execute(
                sql: """
                    INSERT INTO grants (account, programme, role, person) VALUES (?, ?, ?, ?)
                        ON CONFLICT (account, programme)
                        DO UPDATE SET role = excluded.role, person = excluded.person
                    """,
                arguments: [id, programme, columns.role, columns.person]
            )
        }
    }

    /// Refuses a role that names no programme or no person.
    static func check(_ role: Role, in programme: String) throws(AccountError) {
        _ = try AccountText.checked(programme, .programme)
        if case .trainer(let person) = role { _ = try AccountText.checked(person, .person) }
    }

    /// What is kept where there is no password yet: the hash of none.
    private static let noPassword = ""

    private static func notAnAddress(_ typed: String) -> AccountError {
        AccountError(
            .email,
            found: String(typed.prefix(100)),
            expected: "an address such as ana@example.org"
        )
    }

    private static func isTaken(_ address: EmailAddress, _ db: Database) throws -> Bool {
        let known = try Int.fetchOne(
            db,
            sql: "SELECT 1 FROM accounts WHERE folded_email = ?",
            arguments: [address.folded]
        )
        return known != nil
    }

    private static func taken(_ address: EmailAddress) -> AccountError {
        AccountError(.email, found: address.text, expected: "an address that no account has yet")
    }
}
