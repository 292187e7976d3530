import Evaluation
import JSON
import Observations

/// What tells a finding from others, from run to run: hex SHA-256 of the compact JSON array
/// `[rule, organization id, kind, resource id]`.
struct Fingerprint: Sendable {
    let organization: String

    func callAsFunction(_ rule: String, _ resource: FindingResource) -> String {
        var json: [UInt8] = []
        for part in [rule, organization, resource.kind.rawValue, resource.id] {
            json.append(UInt8(ascii: json.isEmpty ? "[" : ","))
            json.appendJSON(part)
        }
        json.append(UInt8(ascii: "]"))
        return SHA256Digest.hex(json)
    }
}
