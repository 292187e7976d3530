import Evaluation
import JSON
import Observations

/// What tells a finding from others, from run to run: hex SHA-256 of the compact JSON array
/// `[rule, organization id, kind, resource id]`.
struct Fingerprint: Sendable {
    /// What stands between the ids of rule and resource.
    private let middles: [(kind: ResourceKind, json: [UInt8])]

    init(organization: String) {
        let organization = JSONValue.string(organization).serializedBytes()
        let comma = [UInt8(ascii: ",")]
        middles = ResourceKind.allCases.map {
            ($0, comma + organization + comma + JSONValue.string($0.rawValue).serializedBytes() + comma)
        }
    }

    func callAsFunction(_ finding: Finding) -> String {
        var digits: [UInt8] = []
        append(finding, to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    func callAsFunction(_ rule: String, _ resource: FindingResource) -> String {
        var digits = Array("[".utf8)
        digits.appendJSON(rule)
        digits += middle(resource.kind)
        digits.appendJSON(resource.id)
        digits += "]".utf8
        SHA256Digest.replace(&digits, from: 0)
        return String(decoding: digits, as: UTF8.self)
    }

    /// Appends the digits.
    func append(_ finding: Finding, to digits: inout [UInt8]) {
        let start = digits.count
        digits.append(UInt8(ascii: "["))
        finding.appendIDs(to: &digits, middle: middle)
        digits.append(UInt8(ascii: "]"))
        SHA256Digest.replace(&digits, from: start)
    }

    private func middle(_ kind: ResourceKind) -> [UInt8] {
        middles.first { $0.kind == kind }?.json ?? []
    }
}
