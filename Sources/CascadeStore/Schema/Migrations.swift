import GRDB

/// The steps by which the tables of a programme file came to be what they are, in order.
///
/// A step that has been released is never changed; what is to be different is a new step.
struct Migrations: Sendable {
    /// One step: its number, which is also the version of a file that has taken it, and what it does.
    struct Step: Sendable {
        let number: Int
        let change: @Sendable (Database) throws -> Void
    }

    /// All steps.
    let steps: [Step]

    /// The steps of this version of Cascade.
    static let current = Migrations(steps: [
        Step(number: 1) { try $0.execute(sql: Schema.first) }
    ])

    /// The version that a file has after all steps.
    var version: Int { steps.last?.number ?? 0 }

    /// Takes all steps that a file has not yet taken, each in a transaction of its own.
    func apply(to queue: DatabaseQueue) throws {
        var migrator = DatabaseMigrator()
        for step in steps {
            migrator.registerMigration(String(step.number)) { db in
                try step.change(db)
                try db.execute(sql: "PRAGMA user_version = \(step.number)")
            }
        }
        try migrator.migrate(queue)
    }
}
