import Foundation
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// An organization of three policies, two of which rules want changed, with everything that plans and applies.
struct RemediationSite {
    static let id = "site-1"
    /// As which the simulator knows its only client.
    static let token = "marker-token-0b5e55ed"

    static let external =
        #"{"id":"ext","type":"external-user","name":"Guests","status":"disabled","attributes":{"rule":{"otp":true}},"resources":[]}"#
    static let allowlist =
        #"{"id":"ips","type":"ip-allowlist","name":"Offices","status":"disabled","attributes":{"rule":{"in":["203.0.113.0/24"],"mobile":false}},"resources":[{"id":"r","type":"site"}]}"#
    static let other =
        #"{"id":"res","type":"data-residency","name":"EU","status":"enabled","attributes":{"rule":{"in":["eu"]}},"resources":[]}"#

    static let rules = """
        apiVersion: tenet/v1
        rules:
          - id: guests-policy-enabled
            title: The external-user policy is enabled
            severity: high
            for: policy
            where: policy.type == "external-user"
            require: policy.?status.orValue("") == "enabled"
            remediate: { updatePolicy: { set: { status: enabled } } }
          - id: vpn-allowed
            title: The enabled allowlist contains the VPN
            severity: high
            for: policy
            where: policy.type == "ip-allowlist"
            require: policy.?status.orValue("") == "enabled" && "198.51.100.7" in policy.?allowed.orValue([])
            remediate: { updatePolicy: { set: { status: enabled }, add: { rule.in: [198.51.100.7] } } }

        """

    let scratch: Scratch
    let server: SimulatedServer
    let dialect: String
    /// How many writes there had been when a test began to look at them.
    var mark = 0

    /// Serves it with options such as `--fault` and `--put`.
    init(
        _ options: [String] = [], in dialect: String = "reference", settings: String = "", events: [String] = []
    ) throws {
        self.dialect = dialect
        scratch = try Scratch()
        try scratch.file("snapshot/organization.ndjson", #"{"id":"site-1","attributes":{"name":"Site One"}}"# + "\n")
        try scratch.file(
            "snapshot/policies.ndjson", Self.policies(in: dialect).map { $0 + "\n" }.joined())
        try scratch.file(
            "snapshot/manifest.json",
            """
            {"version": 1, "organization": {"id": "site-1", "name": "Site One"}, "dialect": "\(dialect)",
             "taken_at": "2026-11-01T00:00:00Z", "complete": true,
             "files": {"organization": {"path": "organization.ndjson", "complete": true},
                       "policies": {"path": "policies.ndjson", "complete": true, "filter": null},
                       "events": {"path": "events.ndjson", "complete": true, "filter": null}}}
            """)
        try scratch.file("snapshot/events.ndjson", events.map { $0 + "\n" }.joined())
        // The cloud has no external-user policies: there it is one of data residency.
        let type = dialect == "cloud" ? "data-residency\" && policy.id == \"ext" : "external-user"
        try scratch.file("rules/rules.yaml", Self.rules.replacing("external-user\"", with: "\(type)\""))
        try scratch.file("tenet.yaml", "guardrails: { max_percent: 100 }\n" + settings)
        try scratch.file("token", Self.token)
        server = try SimulatedServer(
            scratch.path("snapshot"), ["--token-file", scratch.path("token")] + options)
    }

    private var connection: [String] {
        ["--org", Self.id, "--base-url", server.baseURL, "--dialect", dialect, "--rate", "100000"]
    }

    /// Plans into `plan.json`; the digest.
    func plan(_ arguments: String...) throws -> String {
        let result = try Tenet.run(
            ["plan", "-o", "plan.json", "--operator-ip", "203.0.113.9", "--allow-weaken", "rule.in"] + connection
                + arguments, environment: ["TENET_API_KEY": Self.token], folder: scratch.folder)
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        return try digest(of: "plan.json")
    }

    func digest(of plan: String) throws -> String {
        let json = try JSONSerialization.jsonObject(with: Data(scratch.read(plan).utf8)) as? [String: Any]
        return json?["digest"] as? String ?? ""
    }

    /// Another command that reads, or writes, the organization.
    func run(_ arguments: [String]) throws -> Tenet.Result {
        let options = arguments.contains("--base-url") ? [] : ["--operator-ip", "203.0.113.9"] + connection
        return try Tenet.run(arguments + options, environment: Self.keys, folder: scratch.folder)
    }

    /// The same, to whatever it comes.
    func planning(_ arguments: String...) throws -> Tenet.Result {
        try Tenet.run(
            ["plan", "-o", "plan.json", "--operator-ip", "203.0.113.9", "--allow-weaken", "rule.in"] + connection
                + arguments, environment: ["TENET_API_KEY": Self.token], folder: scratch.folder)
    }

    /// Something that somebody did at an address, so many seconds ago.
    static func event(_ id: String, ago seconds: Double, by actor: String, at address: String) -> String {
        let time = Date(timeIntervalSinceNow: -seconds).formatted(.iso8601)
        return
            #"{"id":"\#(id)","type":"event","attributes":{"time":"\#(time)","action":"page_viewed","actor":{"id":"\#(actor)","name":"N"},"location":{"ip":"\#(address)"}}}"#
    }

    /// The arguments of `apply` for a plan or for going on.
    func arguments(_ what: [String], state: String = "state") -> [String] {
        ["apply", "--state", scratch.path(state), "--operator-ip", "203.0.113.9", "--allow-weaken", "rule.in"]
            + connection + what
    }

    static let keys = ["TENET_API_KEY": token, "TENET_WRITE_API_KEY": token]

    func apply(_ what: String..., state: String = "state", keys: [String: String] = keys) throws -> Tenet.Result {
        try Tenet.run(arguments(what, state: state), environment: keys, folder: scratch.folder)
    }

    /// The same, while other tests use the thread.
    func applying(_ what: String..., state: String = "state") async throws -> Tenet.Result {
        try await Tenet.running(arguments(what, state: state), environment: Self.keys, folder: scratch.folder)
    }

    /// Starts `apply` in the background; its output goes into files.
    func start(_ what: [String], state: String = "state", environment: [String: String] = [:]) throws -> Process {
        let process = try Tenet.process(
            arguments(what, state: state), environment: Self.keys.merging(environment) { $1 }, folder: scratch.folder)
        process.standardOutput = try FileHandle(forWritingTo: scratch.file("output"))
        process.standardError = try FileHandle(forWritingTo: scratch.file("errors"))
        try process.run()
        return process
    }

    /// The events that a journal tells of, in order.
    func events(_ journal: String) throws -> [String] {
        guard let text = try? scratch.read(journal) else { return [] }
        return text.split(separator: "\n").compactMap { line in
            let json = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return json?["event"] as? String
        }
    }

    /// Waits until a journal tells of an event, so many times.
    func wait(for event: String, times: Int = 1, in journal: String) throws {
        for _ in 0..<500 {
            if try events(journal).count(where: { $0 == event }) >= times { return }
            Thread.sleep(forTimeInterval: 0.02)
        }
        Issue.record("no `\(event)` in \(journal)")
    }

    // MARK: - The organization as others see it

    private func request(_ path: String, method: String = "GET", body: String? = nil) async throws -> Data {
        // What the simulator says of itself stands beside the API, not below its prefix.
        let base = path.hasPrefix("/_simulator") ? server.baseURL.replacing("/admin", with: "") : server.baseURL
        guard let url = URL(string: base + path) else { throw CocoaError(.fileNoSuchFile) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.setValue("Bearer \(Self.token)", forHTTPHeaderField: "Authorization")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = body.map { Data($0.utf8) }
        return try await URLSession.shared.data(for: request).0
    }

    /// A policy as text with sorted keys, without when it was changed and how far its products are with that.
    func policy(_ id: String) async throws -> String {
        let data = try await request("/v1/orgs/site-1/policies/\(id)")
        return try Self.sorted(data)
    }

    static func sorted(_ data: Data) throws -> String {
        var object = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        object = object["data"] as? [String: Any] ?? object
        object["updated"] = nil
        if var attributes = object["attributes"] as? [String: Any],
            let resources = attributes["resources"] as? [[String: Any]]
        {
            attributes["updatedAt"] = nil
            attributes["resources"] = resources.map { $0.filter { $0.key != "applicationStatus" } }
            object["attributes"] = attributes
        }
        let text = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: text, as: UTF8.self)
    }

    func policies() async throws -> [String] {
        [try await policy("ext"), try await policy("ips"), try await policy("res")]
    }

    static let before: [String] = [external, allowlist, other].compactMap { try? sorted(Data($0.utf8)) }
    static let after: [String] = [
        external.replacingOccurrences(of: "disabled", with: "enabled"),
        allowlist.replacingOccurrences(of: "disabled", with: "enabled")
            .replacingOccurrences(of: "203.0.113.0/24\"", with: "203.0.113.0/24\",\"198.51.100.7\""),
        other,
    ].compactMap { try? sorted(Data($0.utf8)) }

    /// The same in the dialect of the site.
    var before: [String] { Self.policies(in: dialect).compactMap { try? Self.sorted(Data($0.utf8)) } }
    var after: [String] {
        dialect == "reference"
            ? Self.after
            : Self.policies(in: dialect).enumerated().compactMap { index, policy in
                let changed = policy.replacing("disabled", with: "enabled")
                    .replacing("203.0.113.0/24\"", with: "203.0.113.0/24\",\"198.51.100.7\"")
                return try? Self.sorted(Data((index < 2 ? changed : policy).utf8))
            }
    }

    /// As the dialect gives them, the first two of which rules want changed.
    private static func policies(in dialect: String) -> [String] {
        guard dialect == "cloud" else { return [external, allowlist, other] }
        return [
            ("ext", "data-residency", "Realm", #"{"in":["eu"]}"#),
            ("ips", "ip-allowlist", "Offices", #"{"in":["203.0.113.0/24"],"mobile":false}"#),
            ("res", "data-residency", "EU", #"{"in":["eu"]}"#),
        ].map { id, type, name, rule in
            let status = id == "res" ? "enabled" : "disabled"
            return
                #"{"id":"\#(id)","type":"policy","attributes":{"type":"\#(type)","name":"\#(name)","status":"\#(status)","rule":\#(rule),"resources":[{"id":"r","links":{"ticket":"t"}}]}}"#
        }
    }

    /// Everything that was written so far: the policy and the body.
    func writes() async throws -> [String] {
        let data = try await request("/_simulator/writes")
        let json = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        return try (json?["writes"] as? [[String: Any]] ?? []).map { write in
            let body = try JSONSerialization.data(withJSONObject: write["body"] ?? [:], options: .sortedKeys)
            let policy = (write["parameters"] as? [String: String])?["policyId"] ?? ""
            return policy + " " + String(decoding: body, as: UTF8.self)
        }
    }

    /// Makes the policies what they were at the start.
    func reset() async throws {
        for (id, policy) in zip(["ext", "ips"], Self.policies(in: dialect)) {
            try await put(id, dialect == "cloud" ? #"{"data":\#(policy)}"# : policy)
        }
    }

    /// Makes something go wrong, until `clearFaults`.
    func add(fault: String) async throws {
        _ = try await request("/_simulator/faults", method: "POST", body: #"{"faults":["\#(fault)"]}"#)
    }

    func clearFaults() async throws {
        _ = try await request("/_simulator/faults", method: "DELETE")
    }

    /// Changes a policy as somebody else would.
    func put(_ id: String, _ policy: String) async throws {
        _ = try await request("/v1/orgs/site-1/policies/\(id)", method: "PUT", body: policy)
    }
}
