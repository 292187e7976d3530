internal import CEL
package import JSON

/// Reads a snapshot directory: the manifest at once, the resources of a kind when they are asked for.
package struct SnapshotReader: Sendable {
    /// As it was given.
    package let directory: String
    /// What the snapshot says of itself.
    package private(set) var manifest: SnapshotManifest
    /// The SHA-256 of the manifest, and so of the snapshot; nil where the manifest holds none of a file.
    package let manifestDigest: String?
    /// The SHA-256 of the manifest's bytes.
    private let manifestBytesDigest: String
    private let makeDigest: MakeSnapshotDigest

    /// A manifest is larger only by mistake.
    private static let largestManifest = 16 << 20

    /// Reads the manifest; the files are opened when they are asked for.
    package init(directory: String, digest: @escaping MakeSnapshotDigest) throws(SnapshotError) {
        self.directory = directory
        makeDigest = digest
        let path = directory + "/" + SnapshotManifest.fileName
        let bytes = try Self.contents(of: path)
        do {
            manifest = try SnapshotManifest(JSONValue(parsing: bytes))
        } catch let error as ManifestReader.Mistake {
            throw SnapshotError(path, error.text)
        } catch {
            throw SnapshotError(path, "\(error)")
        }
        var digest = digest()
        digest.update(bytes)
        manifestBytesDigest = digest.finalize()
        manifestDigest = manifest.files.values.allSatisfy { $0.sha256 != nil } ? manifestBytesDigest : nil
    }

    /// The same, held to the content that the files have now, with a digest of all of it, also where the manifest holds none.
    package func pinned() throws(SnapshotError) -> (reader: SnapshotReader, digest: String) {
        if let manifestDigest { return (self, manifestDigest) }
        var pinned = self
        var digest = makeDigest()
        digest.update(Array(manifestBytesDigest.utf8))
        for kind in ResourceKind.allCases {
            guard let file = manifest.files[kind] else { continue }
            let found = try SnapshotLines.forEach(of: path(of: file), digest: makeDigest) {
                _, _ throws(SnapshotError) in
            }
            let sha256 = file.sha256 ?? found.digest
            pinned.manifest.files[kind]?.sha256 = sha256
            digest.update(Array("\n\(kind.rawValue) \(sha256)".utf8))
        }
        return (pinned, digest.finalize())
    }

    static func contents(of path: String) throws(SnapshotError) -> [UInt8] {
        let file = try OpenFile.reading(path)
        var bytes: [UInt8] = []
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
        defer { buffer.deallocate() }
        while true {
            let count = try file.read(into: buffer)
            if count == 0 { return bytes }
            bytes.append(contentsOf: buffer[..<count])
            guard bytes.count <= largestManifest else {
                throw SnapshotError(path, "is larger than \(largestManifest) bytes")
            }
        }
    }

    /// Calls `body` with the bytes of each line of the kind's file, which are gone after the call, and its number from 1.
    /// Fails, after the last call, where the file is not the one that the manifest describes.
    package func forEachLine(
        of kind: ResourceKind, _ body: (UnsafeRawBufferPointer, Int) throws(SnapshotError) -> Void
    ) throws(SnapshotError) {
        guard let file = manifest.files[kind] else { return }
        let path = path(of: file)
        let summary = try SnapshotLines.forEach(of: path, digest: makeDigest, body)
        try check(file, lineCount: summary.lineCount, digest: summary.digest)
    }

    /// The lines of the kind's file in pieces.
    func chunks(of kind: ResourceKind) throws(SnapshotError) -> LineChunks {
        try LineChunks(path(of: kind), digest: makeDigest)
    }

    /// Fails where a file is not the one that the manifest describes.
    func check(_ file: SnapshotManifest.File, lineCount: Int, digest: String) throws(SnapshotError) {
        let path = path(of: file)
        if let count = file.count, count != lineCount {
            throw SnapshotError(path, "expected \(count) lines as the manifest says, found \(lineCount)")
        }
        if let sha256 = file.sha256, sha256 != digest {
            throw SnapshotError(path, "is not the file that the manifest describes: its SHA-256 is \(digest)")
        }
    }

    /// Every line of the kind's file as it stands there; none where the snapshot has no such file. Fails on the first that is no JSON.
    package func rawResources(of kind: ResourceKind) throws(SnapshotError) -> [JSONValue] {
        var values: [JSONValue] = []
        var parser = JSONParser()
        try forEachLine(of: kind) { bytes, number throws(SnapshotError) in
            do throws(JSONParseError) {
                values.append(try parser.parse(bytes))
            } catch {
                throw SnapshotError("\(path(of: kind)):\(number)", "\(error)")
            }
        }
        return values
    }

    func path(of kind: ResourceKind) -> String {
        manifest.files[kind].map(path) ?? directory
    }

    private func path(of file: SnapshotManifest.File) -> String {
        directory + "/" + file.name
    }
}
