import JSON
import Observations
import Rules

@testable import Remediation

/// Policies as the API gives them, written as text.
enum Policies {
    struct Mistake: Error {}

    static func object(_ text: String) throws -> JSONObject {
        guard let object = try JSONValue(parsing: text).object else { throw Mistake() }
        return object
    }

    static func path(_ text: String) throws -> PolicyPath {
        guard let path = PolicyPath(text) else { throw Mistake() }
        return path
    }

    static func patch(_ steps: (PolicyPatch.Edit, String, JSONValue)...) throws -> PolicyPatch {
        guard let patch = PolicyPatch(try steps.map { PolicyPatch.Step($0.0, try path($0.1), $0.2) }) else {
            throw Mistake()
        }
        return patch
    }

    static func change(
        _ policy: String, _ steps: (PolicyPatch.Edit, String, JSONValue)..., dialect: Dialect = .reference
    ) throws -> Change {
        guard let patch = PolicyPatch(try steps.map { PolicyPatch.Step($0.0, try path($0.1), $0.2) }) else {
            throw Mistake()
        }
        return try Change(
            rules: ["the-rule"], before: try object(policy), patch: patch, of: "org-1", in: dialect)
    }

    static let external =
        #"{"id":"p1","type":"external-user","name":"Guests","status":"disabled","attributes":{"session_days":30.0,"big":12345678901234567890},"resources":[],"created":"2026-01-01T00:00:00Z","updated":"2026-02-01T00:00:00Z"}"#
    static let allowlist =
        #"{"id":"p2","type":"ip-allowlist","name":"Offices","status":"disabled","attributes":{"rule":{"in":["203.0.113.0/24"],"allowMobileBypass":true}},"updated":"2026-02-01T00:00:00Z"}"#
    static let cloud =
        #"{"id":"p3","type":"policy","attributes":{"type":"ip-allowlist","name":"Offices","status":"enabled","rule":{"in":["203.0.113.0/24"],"allowMobileBypass":true},"resources":[{"id":"r1","applicationStatus":"applied","meta":{"scheduledDate":"2026-01-01"},"links":{"ticket":"t"}}],"updatedAt":null,"ownerId":"o"},"links":{"self":"https://x"}}"#
}
