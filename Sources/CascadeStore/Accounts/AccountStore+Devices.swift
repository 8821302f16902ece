import CascadeCore
import Crypto
import Foundation
import GRDB

/// A browser that signed in keeps a token. Guesses from browsers with a token are counted apart from those of strangers, so that
/// strangers who guess until an address is locked lock out only strangers (OWASP, “Slow Down Online Guessing Attacks with Device
/// Cookies”).
extension AccountStore {
    /// A token for the browser from which an account just signed in: the account's number, 16 random bytes and their authentication code.
    ///
    /// It is valid until the account's password is changed.
    ///
    /// - Throws: ``AccountError`` where there is no such account; ``StoreError``.
    package func makeDeviceToken(for id: Account.ID) throws -> String {
        let nonce = Secret.text(of: Secret.randomBytes(16))
        let known = try reading { try Device(id, $0) }
        guard let known else {
            throw AccountError(.account, found: String(id), expected: "an account that is there")
        }
        return "\(id).\(nonce).\(Secret.text(of: known.code(nonce)))"
    }

    /// Whether a token is that of a browser from which the account with an e-mail address signed in.
    package func isDevice(_ token: String, of email: String) throws -> Bool {
        guard token.utf8.count <= 100, let address = EmailAddress(email) else { return false }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let id = Int64(parts[0]), let code = Secret.bytes(of: parts[2])
        else { return false }
        guard let known = try reading({ try Device(id, $0) }), known.email == address.folded else {
            return false
        }
        return known.isValid(code, String(parts[1]))
    }

    /// What the tokens of an account are made with.
    private struct Device: Sendable {
        let email: String
        private let account: String
        private let key: SymmetricKey

        /// That of the account with a number; nil where there is none.
        init?(_ id: Int64, _ db: Database) throws {
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT folded_email, password_changes, bytes
                    FROM accounts JOIN keys ON keys.name = ? WHERE id = ?
                    """,
                arguments: [AccountSchema.deviceKey, id]
            )
            guard let row else { return nil }
            email = row[0]
            account = "\(id).\(row[1] as Int)"
            key = SymmetricKey(data: row[2] as Data)
        }

        func code(_ nonce: String) -> Data {
            Data(HMAC<SHA256>.authenticationCode(for: message(nonce), using: key))
        }

        func isValid(_ code: Data, _ nonce: String) -> Bool {
            HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: message(nonce), using: key)
        }

        private func message(_ nonce: String) -> Data { Data("device.\(account).\(nonce)".utf8) }
    }
}
