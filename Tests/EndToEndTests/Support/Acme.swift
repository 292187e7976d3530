import Foundation

/// The example organization.
enum Acme {
    private static var manifest: [String: Any] {
        get throws {
            let url = Tenet.package.appending(path: "examples/acme/manifest.json")
            return try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any] ?? [:]
        }
    }

    static var id: String {
        get throws { (try manifest["organization"] as? [String: Any])?["id"] as? String ?? "" }
    }

    static var takenAt: String {
        get throws { try manifest["taken_at"] as? String ?? "" }
    }
}

/// The rules and findings of `json` output, as far as they do not depend on how the organization was read.
struct Findings: Equatable {
    let rules: String
    let findings: String

    init(_ json: String) throws {
        let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] ?? [:]
        func text(_ key: String) throws -> String {
            let data = try JSONSerialization.data(withJSONObject: object[key] ?? [], options: [.sortedKeys])
            return String(decoding: data, as: UTF8.self)
        }
        rules = try text("rules")
        findings = try text("findings")
    }
}
