import Foundation
import Reporting

extension RepositoryFolder {
    /// That of the folder in which the process runs: the next one above it, or itself, that holds a `.git`; itself where none
    /// does.
    static var current: RepositoryFolder {
        let working = FileManager.default.currentDirectoryPath
        var folder = URL(filePath: working)
        while folder.pathComponents.count > 1 {
            if FileManager.default.fileExists(atPath: folder.appending(path: ".git").path(percentEncoded: false)) {
                return RepositoryFolder(root: folder.path(percentEncoded: false), working: working)
            }
            folder.deleteLastPathComponent()
        }
        return RepositoryFolder(root: working, working: working)
    }
}
