import Evaluation
import JSON
import Observations

/// What tells a finding from others, from run to run: hex SHA-256 of the compact JSON array
/// `[rule, organization id, kind, resource id]`.
struct Fingerprint: Sendable {
    /// What stands between the rule's id and the word for the kind.
    private let organization: [UInt8]

    init(organization: String) {
        self.organization = Array(",".utf8) + JSONValue.string(organization).serializedBytes() + Array(#",""#.utf8)
    }

    func callAsFunction(_ finding: Finding) -> String {
        var digits = JSONBytes()
        append(finding, to: &digits)
        return digits.text
    }

    func callAsFunction(_ rule: String, _ resource: FindingResource) -> String {
        var digits = JSONBytes()
        digits.append("[")
        digits.appendJSON(rule)
        appendMiddle(resource.kind, to: &digits)
        digits.appendJSON(resource.id)
        digits.append("]")
        SHA256Digest.replace(&digits, from: 0)
        return digits.text
    }

    /// Appends the digits.
    func append(_ finding: Finding, to digits: inout JSONBytes) {
        let start = digits.count
        digits.append("[")
        finding.appendRuleID(to: &digits)
        appendMiddle(finding.kind, to: &digits)
        finding.appendResourceID(to: &digits)
        digits.append("]")
        SHA256Digest.replace(&digits, from: start)
    }

    /// Appends what stands between the ids of rule and resource.
    private func appendMiddle(_ kind: ResourceKind, to digits: inout JSONBytes) {
        digits.append(organization)
        // A word without escapes.
        var name = kind.rawValue
        name.withUTF8 { digits.append($0) }
        digits.append(#"","#)
    }
}
