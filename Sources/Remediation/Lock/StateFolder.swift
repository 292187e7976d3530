internal import Foundation

/// Where locks and journals stand from one run to the next, for their owner alone.
package struct StateFolder: Sendable, Hashable {
    /// The folder, which is made when something is written.
    package let path: String

    package init(_ path: String) {
        self.path = path
    }

    /// Where it is when nobody says: `$XDG_STATE_HOME/tenet`, or `.local/state/tenet` at home.
    /// See https://specifications.freedesktop.org/basedir-spec/latest/.
    package init(environment: [String: String]) {
        let base =
            environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
            ?? (environment["HOME"] ?? NSHomeDirectory()) + "/.local/state"
        path = base + "/tenet"
    }

    package var locks: String { path + "/locks" }
    package var journals: String { path + "/journals" }

    /// Makes a folder and those above it; new ones are closed to others.
    package static func make(_ path: String) throws(FileError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw FileError(path, "the folder cannot be made")
        }
    }
}
