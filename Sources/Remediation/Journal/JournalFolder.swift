internal import CEL
internal import Foundation

/// The journals of all runs on this machine.
package struct JournalFolder: Sendable {
    private static let suffix = ".ndjson"

    private let path: String

    package init(_ path: String) {
        self.path = path
    }

    /// The journals, by the names of their files, whatever these are; none where the folder is not there. Several may be of one
    /// run: somebody may have copied one, and gone on with either.
    /// - Parameter start: Who asks does not need what was done before.
    /// - Throws: `FileError`, where one cannot be read: it may tell of anything.
    func journals(since start: CELTimestamp = .epoch) throws(FileError) -> [KnownJournal] {
        guard access(path, F_OK) == 0 else { return [] }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw FileError(path, "the folder cannot be read")
        }
        var journals: [KnownJournal] = []
        for name in names.sorted() {
            do throws(FileError) {
                guard let journal = try journal(name) else { continue }
                journals.append(KnownJournal(file: "\(path)/\(name)", journal: journal))
            } catch {
                guard isOver(name, by: start) else { throw error }
            }
        }
        return journals
    }

    /// Whether a file, or the link to one that is gone, is so old that no run wrote there after a time: none outlives its plan.
    private func isOver(_ name: String, by time: CELTimestamp) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
        guard let written = attributes?[.modificationDate] as? Date else { return false }
        return written.timeIntervalSince1970 < Double(time.seconds - Plan.lifetime)
    }

    /// Nil for what is none, and for a run that was cut off in its first line, and so has done nothing.
    private func journal(_ name: String) throws(FileError) -> Journal? {
        let path = "\(path)/\(name)"
        let isNamedSo = name.hasSuffix(Self.suffix)
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try PrivateFile(path, .read).contents()
        } catch {
            if isNamedSo { throw error }
            return nil
        }
        guard isNamedSo || bytes.starts(with: JournalRecord.beginning), bytes.contains(UInt8(ascii: "\n")) else {
            return nil
        }
        return try JournalFile.journal(bytes, of: path)
    }

    /// Lets later runs find a journal that stands elsewhere, by the nonce of a lock of its run: by another name of the same file,
    /// or, where it lies on another disk, by a link to it.
    package func remember(_ journal: String, of nonce: String) throws(FileError) {
        try StateFolder.make(path)
        let folders = [URL(filePath: journal).deletingLastPathComponent(), URL(filePath: path)].map {
            $0.resolvingSymlinksInPath().pathComponents
        }
        guard folders[0] != folders[1] else { return }
        let name = "\(path)/\(String(sha256: nonce.utf8).prefix(32))\(Self.suffix)"
        // The journal itself, where somebody names it by a link.
        if linkat(AT_FDCWD, journal, AT_FDCWD, name, AT_SYMLINK_FOLLOW) != 0 {
            let target = URL(filePath: journal).absoluteURL.path(percentEncoded: false)
            guard symlink(target, name) == 0 else { throw FileError(name, errno: errno) }
        }
        try PrivateFile.synchronizeFolder(of: name)
    }
}
