import Evaluation
import JSON
import Observations

/// What tells a finding from others, from run to run: hex SHA-256 of the compact JSON array
/// `[rule, organization id, kind, resource id]`.
struct Fingerprint: Sendable {
    let organization: String

    func callAsFunction(_ rule: String, _ resource: FindingResource) -> String {
        let parts = [rule, organization, resource.kind.rawValue, resource.id]
        return SHA256Digest.hex(JSONValue.array(parts.map(JSONValue.string)).serializedBytes())
    }
}
