internal import CEL
internal import Foundation
internal import GRDB
internal import Rules

/// The runs of organizations in an SQLite file; several processes may use it at once.
package struct HistoryStore: Sendable {
    private let path: String
    private let queue: DatabaseQueue

    /// Opens the file. Throws where it is not a whole history that this version can read; nothing is changed then.
    ///
    /// - Parameter isNew: Whether the file may be missing; it is made then, whole.
    package init(path: String, orNew isNew: Bool = false) throws(HistoryError) {
        self.path = path
        var configuration = Configuration()
        configuration.busyMode = .timeout(20)
        configuration.readonly = !isNew
        do {
            if isNew, !FileManager.default.fileExists(atPath: path) { try Self.create(path) }
            try HistoryFileCheck.check(path)
            queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.read { database in try Self.check(database, path) }
            if isNew { try HistorySchema.migrator.migrate(queue) }
        } catch {
            throw Self.failure(error, path)
        }
    }

    /// Makes the file beside its place and links it there, so that nobody sees half of it.
    private static func create(_ path: String) throws {
        let temporary = path + ".\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
        let descriptor = open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw HistoryError.unusable(path: path, reason: String(cString: strerror(errno)))
        }
        close(descriptor)
        defer { for suffix in ["", "-wal", "-shm"] { unlink(temporary + suffix) } }
        let queue = try DatabaseQueue(path: temporary)
        try HistorySchema.migrator.migrate(queue)
        _ = try queue.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL") }
        try queue.close()
        // Where another process was faster, its file is the history.
        if link(temporary, path) != 0, errno != EEXIST {
            throw HistoryError.unusable(path: path, reason: String(cString: strerror(errno)))
        }
    }

    private static func check(_ database: Database, _ path: String) throws {
        let identity = try Int.fetchOne(database, sql: "PRAGMA application_id")
        guard identity == HistorySchema.applicationID else { throw HistoryError.foreign(path: path) }
        if try HistorySchema.migrator.hasBeenSuperseded(database) { throw HistoryError.newer(path: path) }
        let problems = try String.fetchAll(database, sql: "PRAGMA quick_check(1)")
        guard problems == ["ok"] else {
            throw HistoryError.damaged(path: path, reason: problems.first ?? "the check of it failed")
        }
    }

    static func failure(_ error: any Error, _ path: String) -> HistoryError {
        switch error {
        case let error as HistoryError: error
        case let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT:
            .damaged(path: path, reason: error.message ?? "a part of it is wrong")
        case let error as DatabaseError where error.resultCode == .SQLITE_NOTADB: .foreign(path: path)
        case let error as DatabaseError: .unusable(path: path, reason: error.message ?? "\(error.resultCode)")
        default: .unusable(path: path, reason: error.localizedDescription)
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
        do {
            return try queue.read(body)
        } catch {
            throw Self.failure(error, path)
        }
    }

    /// In one transaction that no other process can come between.
    func write<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
        do {
            return try queue.writeWithoutTransaction { database in
                var value: Value?
                try database.inTransaction(.immediate) {
                    value = try body(database)
                    return .commit
                }
                guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
                return value
            }
        } catch {
            throw Self.failure(error, path)
        }
    }
}
