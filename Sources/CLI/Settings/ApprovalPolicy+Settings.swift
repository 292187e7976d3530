import Remediation
import YAML

extension ApprovalPolicy {
    /// `approvals` of the settings: how many signatures are required, and the key of each approver.
    init(_ file: SettingsFile) {
        self.init()
        required = file.number(of: .requiredApprovals) ?? required
        for pair in file.pairs(of: .approvers) {
            guard let name = pair.key.scalar?.text, let key = pair.value.scalar?.text else { continue }
            approvers[name] = try? ApproverKey(key)
        }
    }
}
