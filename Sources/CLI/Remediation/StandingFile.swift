import Diagnostics
import JSON
import Remediation
import Rules
import YAML

/// Reads standing approvals, which are YAML or JSON.
enum StandingFile {
    /// Throws `CommandFailure` where the file holds none.
    static func read(_ path: String, console: Console) throws -> StandingApproval {
        let document = YAMLDocument.load(path: path, bytes: try TextFile.read(path))
        guard document.diagnostics.isEmpty, let root = document.root else {
            document.diagnostics.show(on: console)
            throw CommandFailure(.invalid, document.diagnostics.isEmpty ? "`\(path)` is empty" : "")
        }
        var diagnostics: [Diagnostic] = []
        let value = JSONValue(root, into: &diagnostics)
        guard diagnostics.isEmpty else {
            diagnostics.show(on: console)
            throw CommandFailure(.invalid, "")
        }
        do throws(DocumentError) {
            return try StandingApproval(value)
        } catch {
            throw CommandFailure(.invalid, "\(path): \(error)")
        }
    }
}
