import Foundation
import JSON

extension RandomOrganization {
    /// The folder that holds the benchmark's generator, which stands outside the project; nil where it is not there.
    static let generator = ProcessInfo.processInfo.environment["TENET_SHARED"].map { $0 + "/bench/gen_org.py" }

    /// The plain facts of an organization of the benchmark's.
    init(benchmark users: Int, seed: UInt64) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tenet-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", Self.generator ?? "", "--users", "\(users)", "--seed", "\(seed)", "--out", folder.path(),
        ]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        func read(_ name: String) throws -> String {
            try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }
        self.init()
        self.users = try read("users.ndjson").split(separator: "\n").map { line in
            Self.user(try JSONValue(parsing: String(line)))
        }
        domains = (try JSONValue(parsing: read("domains.json")).array ?? []).map { domain in
            let attributes = domain["attributes"]
            return (
                attributes?["name"]?.string?.lowercased() ?? "", attributes?["claim"]?["status"]?.string == "verified"
            )
        }
        groupSizes = (try JSONValue(parsing: read("groups.json")).array ?? []).map { group in
            group["attributes"]?["member_count"]?.int.map { Int($0) } ?? 0
        }
        policyTypes = (try JSONValue(parsing: read("policies.json")).array ?? []).compactMap { $0["type"]?.string }
    }

    private static func user(_ json: JSONValue) -> User {
        User(
            id: json["account_id"]?.string ?? "", isApp: json["account_type"]?.string == "app",
            status: json["account_status"]?.string ?? "", email: json["email"]?.string, name: json["name"]?.string,
            productCount: json["product_access"]?.array?.count ?? 0,
            roles: Set((json["role_assignments"]?.array ?? []).compactMap { $0["role"]?.string }))
    }
}
