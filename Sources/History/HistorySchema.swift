internal import GRDB

/// The tables of a history, and how older ones become them.
enum HistorySchema {
    /// `TENT`: what tells a history from other SQLite files. See https://www.sqlite.org/pragma.html#pragma_application_id.
    static let applicationID = 0x5445_4E54

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
            try database.create(table: "run") { table in
                table.autoIncrementedPrimaryKey("id")
                table.column("organization", .text).notNull()
                table.column("time", .integer).notNull()
                table.column("now", .text).notNull()
                table.column("tool", .text).notNull()
                table.column("rulesDigest", .text).notNull()
                table.column("complete", .boolean).notNull()
                table.column("exitStatus", .integer).notNull()
                for severity in ["critical", "high", "medium", "low", "info"] {
                    table.column(severity, .integer).notNull()
                }
                table.column("waived", .integer).notNull()
                table.column("undetermined", .integer).notNull()
            }
            try database.create(index: "runOfOrganization", on: "run", columns: ["organization", "id"])
            // A finding from the run that first had it to the run that showed it gone.
            try database.create(table: "stay") { table in
                table.autoIncrementedPrimaryKey("id")
                table.column("organization", .text).notNull()
                table.column("fingerprint", .text).notNull()
                table.column("rule", .text).notNull()
                table.column("severity", .text).notNull()
                table.column("kind", .text).notNull()
                table.column("resource", .text).notNull()
                table.column("count", .integer)
                table.column("began", .integer).notNull()
                table.column("beganAt", .integer).notNull()
                table.column("seen", .integer).notNull()
                table.column("ended", .integer)
                table.column("endedAt", .integer)
            }
            try database.create(
                index: "openStay", on: "stay", columns: ["organization", "fingerprint"], options: .unique,
                condition: Column("ended") == nil)
            try database.create(index: "endOfStay", on: "stay", columns: ["organization", "ended"])
        }
        migrator.registerMigration("2") { database in
            // Whether the last run that saw it found it waived: when it fails again, that is new.
            try database.alter(table: "stay") { table in
                table.add(column: "waived", .boolean).notNull().defaults(to: false)
            }
        }
        return migrator
    }
}
