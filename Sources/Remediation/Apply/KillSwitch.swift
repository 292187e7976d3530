internal import Foundation

/// `TENET_NO_WRITES`: stops all writing, as a variable of the environment before a run and as a file during one.
package struct KillSwitch: Sendable, Hashable {
    package static let name = "TENET_NO_WRITES"

    private let isSet: Bool
    private let file: String

    /// Any value of the variable but the empty one counts, and any file of that name in the state folder.
    package init(environment: [String: String], state: StateFolder) {
        isSet = environment[Self.name].map { !$0.isEmpty } ?? false
        file = state.path + "/" + Self.name
    }

    /// Why nothing may be written at the moment.
    package var refusal: String? {
        if isSet { return "the environment variable `\(Self.name)` forbids all writes" }
        var status = stat()
        // What cannot be looked at may be there.
        if lstat(file, &status) == 0 || errno != ENOENT && errno != ENOTDIR {
            return "the file `\(file)` forbids all writes"
        }
        return nil
    }
}
