import Evaluation
import JSON
import Observations

/// What tells a finding from others, from run to run: hex SHA-256 of the compact JSON array
/// `[rule, organization id, kind, resource id]`.
struct Fingerprint: Sendable {
    /// The organization's id as JSON.
    private let organization: [UInt8]

    init(organization: String) {
        self.organization = JSONValue.string(organization).serializedBytes()
    }

    func callAsFunction(_ finding: Finding) -> String {
        var digits: [UInt8] = []
        append(finding, to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    func callAsFunction(_ rule: String, _ resource: FindingResource) -> String {
        var digits: [UInt8] = []
        append(to: &digits, resource.kind) {
            $0.appendJSON(rule)
        } id: {
            $0.appendJSON(resource.id)
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Appends the digits.
    func append(_ finding: Finding, to digits: inout [UInt8]) {
        append(to: &digits, finding.kind) {
            finding.appendRule(to: &$0)
        } id: {
            finding.appendResourceID(to: &$0)
        }
    }

    private func append(
        to digits: inout [UInt8], _ kind: ResourceKind, rule: (inout [UInt8]) -> Void, id: (inout [UInt8]) -> Void
    ) {
        let start = digits.count
        digits.append(UInt8(ascii: "["))
        rule(&digits)
        digits.append(UInt8(ascii: ","))
        digits.append(copying: organization)
        digits.append(UInt8(ascii: ","))
        digits.appendJSON(kind.rawValue)
        digits.append(UInt8(ascii: ","))
        id(&digits)
        digits.append(UInt8(ascii: "]"))
        SHA256Digest.replace(&digits, from: start)
    }
}
