internal import Evaluation
internal import Foundation
internal import JSON

/// The journals of all runs on this machine.
package struct JournalFolder: Sendable {
    /// What one run did.
    struct Run {
        let journal: Journal
        let plan: Plan
    }

    private let path: String

    package init(_ path: String) {
        self.path = path
    }

    /// The runs in one organization, each once, by the names of their files; none where the folder is not there.
    /// - Throws: `FileError`, where one cannot be read: it may tell of anything.
    func runs(in organization: String) throws(FileError) -> [Run] {
        guard access(path, F_OK) == 0 else { return [] }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw FileError(path, "the folder cannot be read")
        }
        var runs: [Run] = []
        var nonces: Set<String> = []
        for name in names.sorted() where name.hasSuffix(".ndjson") {
            guard let run = try run("\(path)/\(name)"), run.plan.organization.id == organization,
                nonces.insert(run.journal.begin.nonce).inserted
            else { continue }
            runs.append(run)
        }
        return runs
    }

    /// Nil for a run that was cut off in its first line, and so has done nothing.
    private func run(_ path: String) throws(FileError) -> Run? {
        let bytes = try PrivateFile(path, .read).contents()
        guard bytes.contains(UInt8(ascii: "\n")) else { return nil }
        do {
            let journal = try Journal(bytes)
            return Run(journal: journal, plan: try Plan(fileBytes: journal.begin.plan.canonicalBytes()))
        } catch {
            throw FileError(path, "\(error)")
        }
    }

    /// Lets later runs find a journal that stands elsewhere, by the nonce of its run: by another name of the same file, or,
    /// where it lies on another disk, by a link to it.
    package func remember(_ journal: String, of nonce: String) throws(FileError) {
        let folder = journal.folderOfPath
        try StateFolder.make(path)
        guard
            URL(filePath: folder.isEmpty ? "." : folder).resolvingSymlinksInPath().path()
                != URL(filePath: path).resolvingSymlinksInPath().path()
        else { return }
        let name = "\(path)/\(String(sha256: nonce.utf8).prefix(32)).ndjson"
        if link(journal, name) == 0 || errno == EEXIST { return }
        let target = URL(filePath: journal).absoluteURL.path(percentEncoded: false)
        guard symlink(target, name) == 0 || errno == EEXIST else { throw FileError(name, errno: errno) }
    }
}
