package import CEL
internal import JSON

/// Writes an inventory as a snapshot directory, which appears whole or not at all.
package struct SnapshotWriter {
    private let directory: String
    private let makeDigest: MakeSnapshotDigest

    /// `directory` must not exist, or be empty, or hold nothing but a snapshot, which is replaced.
    package init(directory: String, digest: @escaping MakeSnapshotDigest) {
        self.directory = directory
        makeDigest = digest
    }

    /// Writes all that was seen, readable for the owner alone, and waits until it is on the disk.
    package func write(_ inventory: Inventory, finishedAt: CELTimestamp) throws(SnapshotError) {
        let target = try SnapshotDirectory(directory)
        try target.checkReplaceable()
        let temporary = try target.makeTemporary()
        do throws(SnapshotError) {
            try writeFiles(of: inventory, finishedAt: finishedAt, into: temporary)
            try OpenFile.directory(temporary).synchronize()
            try target.replace(with: temporary)
        } catch {
            SnapshotDirectory.remove(temporary)
            throw error
        }
    }

    private func writeFiles(
        of inventory: Inventory, finishedAt: CELTimestamp, into folder: String
    ) throws(SnapshotError) {
        let organization = inventory.organization
        let own = ResourceCollection(
            resources: [organization],
            details: Dictionary(
                uniqueKeysWithValues: [Detail.userCount, .roleCounts].filter(organization.knows).map { ($0, .some) }))
        var manifest = SnapshotManifest(
            organizationID: organization.id, organizationName: organization.displayName,
            dialect: inventory.dialect, takenAt: inventory.takenAt, finishedAt: finishedAt,
            isComplete: inventory.failures.isEmpty
                && inventory.collections.values.allSatisfy(\.completeness.isComplete), files: [:])
        manifest.files[.organization] = try write(own, of: .organization, into: folder)
        for (kind, collection) in inventory.collections {
            manifest.files[kind] = try write(collection, of: kind, into: folder)
        }
        for (kind, failures) in inventory.failures { manifest.files[kind]?.failures = failures }
        let file = try OpenFile.creating(folder + "/" + SnapshotManifest.fileName)
        try file.write(Array((manifest.json.serializedPretty() + "\n").utf8))
        try file.synchronize()
    }

    private func write(
        _ collection: ResourceCollection, of kind: ResourceKind, into folder: String
    ) throws(SnapshotError) -> SnapshotManifest.File {
        let chunkSize = 1 << 20
        let file = try OpenFile.creating(folder + "/" + kind.snapshotFile)
        var digest = makeDigest()
        var buffer: [UInt8] = []
        func flush() throws(SnapshotError) {
            digest.update(buffer)
            try file.write(buffer)
            buffer.removeAll(keepingCapacity: true)
        }
        for resource in collection.resources {
            buffer += JSONValue.object(resource.json).serializedBytes()
            buffer.append(UInt8(ascii: "\n"))
            if buffer.count >= chunkSize { try flush() }
        }
        try flush()
        try file.synchronize()
        return SnapshotManifest.File(
            name: kind.snapshotFile, count: collection.resources.count, sha256: digest.finalize(),
            completeness: collection.completeness, filter: collection.filter,
            details: collection.details.filter { $0.value != .none })
    }
}
