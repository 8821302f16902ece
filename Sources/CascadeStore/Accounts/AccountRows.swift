import CascadeCore
import Foundation
import GRDB

extension Role {
    /// The role as it is kept, and the person of a trainer's.
    var columns: (role: String, person: String?) {
        switch self {
        case .lead: ("lead", nil)
        case .trainer(let person): ("trainer", person)
        case .funder: ("funder", nil)
        }
    }

    /// The role that two columns describe; nil for others.
    init?(role: String, person: String?) {
        switch (role, person) {
        case ("lead", nil): self = .lead
        case ("trainer", let person?): self = .trainer(person: person)
        case ("funder", nil): self = .funder
        default: return nil
        }
    }
}

extension Account {
    /// The accounts of the file by e-mail address, or the one with a number.
    static func all(_ db: Database, only id: Int64? = nil) throws -> [Account] {
        let condition = id == nil ? "" : "WHERE id = ?1"
        let accounts = try Row.fetchAll(
            db.cachedStatement(
                sql:
                    "SELECT id, email, name, is_administrator, password <> '' FROM accounts \(condition)"
                    + " ORDER BY folded_email"
            ),
            arguments: id.map { [$0] } ?? []
        )
        let grants = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT account, programme, role, person FROM grants"
                    + " \(id == nil ? "" : "WHERE account = ?1") ORDER BY account, programme"
            ),
            arguments: id.map { [$0] } ?? []
        )
        var granted: [Int64: [Grant]] = [:]
        for row in grants {
            let account: Int64 = row[0]
            guard let role = Role(role: row[2], person: row[3]) else {
                throw UnreadableRow(table: "grants", row: account)
            }
            granted[account, default: []].append(Grant(programme: row[1], role: role))
        }
        return accounts.map { row in
            let id: Int64 = row[0]
            return Account(
                id: id,
                email: row[1],
                name: row[2],
                isAdministrator: row[3],
                grants: granted[id] ?? [],
                hasPassword: row[4]
            )
        }
    }

    /// The account with a number; nil where there is none.
    static func one(_ id: Int64, _ db: Database) throws -> Account? { try all(db, only: id).first }

    /// Refuses a number that no account has.
    static func require(_ id: Int64, _ db: Database) throws {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM accounts WHERE id = ?")
        guard try Int.fetchOne(statement, arguments: [id]) == nil else { return }
        throw AccountError(
            .account,
            found: String(id),
            expected: "an account that is there; this one may just have been removed"
        )
    }
}

extension Link {
    /// The columns from which a link is read.
    private static let columns =
        "id, kind, programme, role, person, label, created, expires, revoked, last_used"

    /// The links that meet a condition, the newest first.
    static func all(
        _ db: Database,
        where condition: String,
        _ arguments: StatementArguments
    ) throws -> [Link] {
        let statement = try db.cachedStatement(
            sql: "SELECT \(columns) FROM links WHERE \(condition) ORDER BY id DESC"
        )
        return try Row.fetchAll(statement, arguments: arguments).map(Link.init(row:))
    }

    private init(row: Row) throws {
        let id: Int64 = row[0]
        guard let kind = Kind(rawValue: row[1]), let role = Role(role: row[3], person: row[4])
        else {
            throw UnreadableRow(table: "links", row: id)
        }
        self.init(
            id: id,
            kind: kind,
            programme: row[2],
            role: role,
            label: row[5],
            created: Moment(secondsSinceEpoch: row[6]),
            expires: (row[7] as Int?).map(Moment.init(secondsSinceEpoch:)),
            revoked: (row[8] as Int?).map(Moment.init(secondsSinceEpoch:)),
            lastUsed: (row[9] as Int?).map(CalendarDate.init(daysSinceEpoch:))
        )
    }
}
