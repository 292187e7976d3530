internal import Foundation
internal import JSON

/// Keeps two runs on this machine from writing to one organization: a file in the state folder, named after the organization.
///
/// It protects one machine. It stays when its run is killed, and is then broken by its nonce alone, so that nobody breaks a
/// lock that is not the one he has looked at. The kernel keeps the file locked as long as the process lives.
package struct OrganizationLock: Sendable {
    /// Who holds it.
    package let record: LockRecord
    private let path: String
    /// Open as long as the lock is meant to be.
    private let file: PrivateFile

    /// Takes the lock.
    /// - Parameters:
    ///   - folder: Made where it is not there.
    ///   - record: What others are told; the lock is let go by its nonce.
    ///   - stale: The nonces of locks that may be broken, since somebody says that whoever took them is gone.
    ///   - own: The nonces of locks of the run that is gone on with; one is broken when its process is gone.
    /// - Throws: `LockError.held` when another run has it.
    package static func take(
        in folder: String, _ record: LockRecord, breaking stale: Set<String> = [], goingOnWith own: Set<String> = []
    ) throws -> OrganizationLock {
        let path = try path(in: folder, of: record.organization)
        let file = try guarded(path) { () throws in
            if let holder = try holder(of: path), !stale.contains(holder.nonce) {
                // Its journal may have been copied.
                guard own.contains(holder.nonce), try PrivateFile(path, .append).lock() else {
                    throw LockError.held(holder)
                }
            }
            return try PrivateFile.replace(path, with: Array((record.json.serialized() + "\n").utf8))
        }
        return OrganizationLock(record: record, path: path, file: file)
    }

    /// Lets it go, unless somebody else has taken it meanwhile.
    package func release() throws {
        try Self.guarded(path) { () throws in
            guard try Self.holder(of: path)?.nonce == record.nonce else { return }
            guard unlink(path) == 0 else { throw FileError(path, errno: errno) }
        }
    }

    /// Whether nobody has broken it meanwhile.
    package var isHeld: Bool {
        (try? Self.holder(of: path))?.nonce == record.nonce
    }

    /// Whose it is at the moment; nil when nobody's.
    package static func holder(in folder: String, of organization: String) throws -> LockRecord? {
        try holder(of: try path(in: folder, of: organization))
    }

    private static func path(in folder: String, of organization: String) throws(FileError) -> String {
        try StateFolder.make(folder)
        return "\(folder)/\(String(sha256: organization.utf8).prefix(32)).lock"
    }

    private static func holder(of path: String) throws -> LockRecord? {
        guard access(path, F_OK) == 0 else { return nil }
        let bytes = try PrivateFile(path, .read).contents()
        do throws(DocumentError) {
            return try LockRecord(try DocumentReader.parse(bytes, "the lock"))
        } catch {
            throw FileError(path, "\(error); look at it and remove it")
        }
    }

    /// Looks and writes while no other process does; the kernel ends this when the process ends.
    private static func guarded<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        let path = path + ".guard"
        if access(path, F_OK) != 0 {
            do throws(FileError) {
                _ = try PrivateFile(path, .create)
            } catch {
                // Somebody else has just made it.
                guard access(path, F_OK) == 0 else { throw error }
            }
        }
        let file = try PrivateFile(path, .append)
        _ = try file.lock(waits: true)
        return try body()
    }
}
