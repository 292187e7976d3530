import Crypto
import Foundation
import Observations

/// A snapshot on disk that is gone after the test.
final class DiskSnapshot: Sendable {
    let path = FileManager.default.temporaryDirectory.appending(path: "tenet-collection-" + UUID().uuidString).path

    /// Writes what was seen.
    init(_ inventory: Inventory) throws {
        try SnapshotWriter(directory: path, digest: { Digest() }).write(inventory, finishedAt: Site.now)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// What it holds.
    func inventory() throws -> Inventory {
        try SnapshotReader(directory: path, digest: { Digest() }).inventory()
    }

    struct Digest: SnapshotDigest {
        private var hash = SHA256()

        mutating func update(_ bytes: UnsafeRawBufferPointer) {
            hash.update(bufferPointer: bytes)
        }

        func finalize() -> String {
            hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
}
