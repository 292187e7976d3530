import Foundation
import Remediation

/// Where several outputs of a run go.
enum OutputPaths {
    /// Throws `CommandFailure` where one output would take the place of another. What is no regular file, such as a pipe
    /// or a device, takes them one after the other.
    static func check(_ paths: [String], _ status: ExitStatus = .wrongArguments) throws {
        var seen: Set<String> = []
        for path in paths where isFile(path) {
            // Some file systems do not tell cases apart.
            guard seen.insert(resolved(path).lowercased()).inserted else {
                throw CommandFailure(status, "two outputs would be written to `\(path)`")
            }
        }
    }

    /// Whether it is a regular file, or becomes one.
    private static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    }

    /// The path from the root on, without links as far as its folders are there.
    private static func resolved(_ path: String) -> String {
        if let resolved = realpath(path, nil) {
            defer { free(resolved) }
            return String(cString: resolved)
        }
        let folder = path.folderOfPath
        let parent = folder.isEmpty ? FileManager.default.currentDirectoryPath : resolved(folder)
        switch path.utf8.split(separator: UInt8(ascii: "/")).last.map({ String(Substring($0)) }) {
        case nil, ".": return parent
        case "..": return parent.folderOfPath
        case let name?: return parent + "/" + name
        }
    }
}
