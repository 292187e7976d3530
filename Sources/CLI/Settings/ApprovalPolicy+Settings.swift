import Diagnostics
import Remediation
import YAML

extension ApprovalPolicy {
    /// Reads `approvals` of the settings: how many signatures are required, and the key of each approver.
    init(_ node: YAMLNode, into diagnostics: inout [Diagnostic]) {
        self.init()
        guard let mapping = node.mapping(expected: "`required` and `approvers`", into: &diagnostics) else { return }
        mapping.checkKeys(["required", "approvers"], what: "`approvals`", into: &diagnostics)
        if let approvers = mapping["approvers"]?.mapping(expected: "names and their keys", into: &diagnostics) {
            read(approvers, into: &diagnostics)
        }
        guard let node = mapping["required"] else { return }
        let text = node.text(expected: "a number", into: &diagnostics)
        guard let text, let number = Int(text), (0...approvers.count).contains(number) else {
            diagnostics.append(
                Diagnostic(
                    .error, in: node.source, at: node.range,
                    "expected a number from 0 to \(approvers.count), the number of approvers"))
            return
        }
        required = number
    }

    private mutating func read(_ mapping: YAMLMapping, into diagnostics: inout [Diagnostic]) {
        for pair in mapping.pairs {
            guard let name = pair.key.text(expected: "a name", into: &diagnostics),
                let text = pair.value.text(expected: "a key", into: &diagnostics)
            else { continue }
            do throws(DocumentError) {
                approvers[name] = try ApproverKey(text)
            } catch {
                diagnostics.append(Diagnostic(.error, in: pair.value.source, at: pair.value.range, error.text))
            }
        }
    }
}
