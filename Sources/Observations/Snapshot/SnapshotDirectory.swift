#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif
internal import JSON

/// The place where a snapshot is to appear.
struct SnapshotDirectory {
    private let path: String
    private let parent: String
    private let name: String

    /// Follows links: what is replaced is the directory itself. Its parent must exist.
    init(_ path: String) throws(SnapshotError) {
        if let existing = Self.resolve(path) {
            self.path = existing
        } else {
            let trimmed = path.utf8.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
            let name = trimmed.split(separator: "/").last.map(String.init) ?? ""
            let parent = String(trimmed.dropLast(name.count))
            guard let folder = Self.resolve(parent.isEmpty ? "." : parent), !name.isEmpty else {
                throw SnapshotError(errno: errno, parent)
            }
            self.path = (folder == "/" ? "" : folder) + "/" + name
        }
        name = self.path.split(separator: "/").last.map(String.init) ?? ""
        parent = String(self.path.dropLast(name.count))
        guard !name.isEmpty else { throw SnapshotError(path, "cannot be replaced") }
    }

    private static func resolve(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Fails where something is in the way that a snapshot must not take the place of.
    func checkReplaceable() throws(SnapshotError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT else { throw SnapshotError(errno: errno, path) }
            return
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw SnapshotError(path, "is no directory") }
        let entries = try Self.entries(of: path)
        if entries.isEmpty { return }
        guard entries.contains(SnapshotManifest.fileName),
            let bytes = try? SnapshotReader.contents(of: path + "/" + SnapshotManifest.fileName),
            let json = try? JSONValue(parsing: bytes), let manifest = try? SnapshotManifest(json)
        else { throw SnapshotError(path, "exists, is not empty and is no snapshot") }
        let own = Set(manifest.files.values.map(\.name) + ResourceKind.allCases.map(\.snapshotFile))
        if let other = entries.first(where: { $0 != SnapshotManifest.fileName && !own.contains($0) }) {
            throw SnapshotError(path, "holds `\(other)` beside a snapshot, which would be lost")
        }
    }

    /// An empty directory beside the place, for the owner alone.
    func makeTemporary() throws(SnapshotError) -> String {
        var template = Array((parent + "." + name + ".new-XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else { throw SnapshotError(errno: errno, parent) }
        return String(cString: made)
    }

    /// Puts a directory at the place; one that was there is gone then.
    func replace(with temporary: String) throws(SnapshotError) {
        // Takes the place of nothing, and of an empty directory, at once.
        if rename(temporary, path) == 0 {
            try OpenFile.directory(parent).synchronize()
            return
        }
        guard errno == ENOTEMPTY || errno == EEXIST else { throw SnapshotError(errno: errno, path) }
        let old = try makeTemporary()
        guard rename(path, old) == 0 else { throw SnapshotError(errno: errno, path) }
        guard rename(temporary, path) == 0 else {
            let reason = errno
            rename(old, path)
            throw SnapshotError(errno: reason, path)
        }
        try OpenFile.directory(parent).synchronize()
        Self.remove(old)
    }

    private static func entries(of path: String) throws(SnapshotError) -> [String] {
        guard let stream = opendir(path) else { throw SnapshotError(errno: errno, path) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Removes a directory of files, as far as it can be removed.
    static func remove(_ path: String) {
        for name in (try? entries(of: path)) ?? [] {
            unlink(path + "/" + name)
        }
        rmdir(path)
    }
}
