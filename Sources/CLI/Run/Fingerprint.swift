import Evaluation
import JSON
import Observations

/// What tells a finding from others, from run to run: hex SHA-256 of the compact JSON array
/// `[rule, organization id, kind, resource id]`.
struct Fingerprint: Sendable {
    let organization: String

    func callAsFunction(_ finding: Finding) -> String {
        guard let written = finding.written else { return self(finding.rule, finding.resource) }
        return digest(finding.rule, written.kind) { $0 += written.id }
    }

    func callAsFunction(_ rule: String, _ resource: FindingResource) -> String {
        digest(rule, resource.kind) { $0.appendJSON(resource.id) }
    }

    private func digest(_ rule: String, _ kind: ResourceKind, _ appendID: (inout [UInt8]) -> Void) -> String {
        var json: [UInt8] = []
        // Mostly enough.
        json.reserveCapacity(256)
        for part in [rule, organization, kind.rawValue] {
            json.append(UInt8(ascii: json.isEmpty ? "[" : ","))
            json.appendJSON(part)
        }
        json.append(UInt8(ascii: ","))
        appendID(&json)
        json.append(UInt8(ascii: "]"))
        return SHA256Digest.hex(json)
    }
}
