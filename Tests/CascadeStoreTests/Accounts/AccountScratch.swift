import CascadeCore
import Foundation
import GRDB

@testable import CascadeStore

extension PasswordCost {
    /// So little work that tests are quick.
    static let little = PasswordCost(logarithm: 4, blockSize: 8, parallelism: 1)
}

extension StoreScratch {
    /// The accounts of the folder, with passwords that take little work.
    func accounts(_ cost: PasswordCost = .little) throws -> AccountStore {
        try .open(inDirectory: path, passwords: Passwords(cost: cost))
    }

    /// The bytes of all files of the folder.
    var bytes: Data {
        names.reduce(into: Data()) { all, name in
            all += (try? Data(contentsOf: URL(fileURLWithPath: path(name)))) ?? Data()
        }
    }
}

extension AccountStore {
    /// A password of the usual kind.
    static let password = "correct horse battery staple"

    /// Adds an account whose name comes from the address.
    func add(
        _ email: String = "ana@example.org",
        password: String = password,
        isAdministrator: Bool = false
    ) async throws -> Account {
        try await addAccount(
            email: email,
            name: String(email.prefix { $0 != "@" }),
            password: password,
            isAdministrator: isAdministrator,
            at: .morning
        )
    }

    /// Starts a session of an hour.
    func start(
        _ principal: Principal,
        replacing old: String? = nil,
        at: Moment = .morning
    ) throws -> String {
        try startSession(principal, replacing: old, at: at, lifetime: 3600)
    }

    /// Changes the file as no other part of the program does.
    func execute(_ sql: String) throws { try writer.write { try $0.execute(sql: sql) } }

    /// The number that a query finds.
    func number(_ sql: String) throws -> Int? {
        try reader.read { try Int.fetchOne($0, sql: sql) }
    }
}

/// The error of a kind that `work` throws; nil where it throws none.
func error<Failure: Error>(_ type: Failure.Type, _ work: () async throws -> Void) async -> Failure?
{
    do {
        try await work()
        return nil
    } catch {
        return error as? Failure
    }
}
