import Foundation
import Testing

/// `tenet plan` and `tenet apply` of an authentication policy: who could still sign in is asked of the organization.
struct SignInGuardTests {
    private static let rules = """
        apiVersion: tenet/v1
        rules:
          - id: authentication-enabled
            title: Authentication policies are enabled
            severity: high
            for: policy
            where: policy.type == "authentication"
            require: policy.?status.orValue("") == "enabled"
            remediate: { updatePolicy: { set: { status: enabled } } }

        """

    private let scratch: Scratch
    private let server: SimulatedServer

    init() throws {
        scratch = try Scratch()
        let files: [(kind: String, details: String, lines: [String])] = [
            ("organization", "", [#"{"id":"site-1","attributes":{"name":"Site One"}}"#]),
            (
                "policies", "",
                [("a1", "disabled"), ("mine", "enabled"), ("a3", "enabled"), ("a4", "enabled")].map { id, status in
                    #"{"id":"\#(id)","type":"authentication","name":"\#(id)","status":"\#(status)","attributes":{}}"#
                }
            ),
            ("domains", "", [#"{"id":"d","attributes":{"name":"a.example","claim":{"status":"verified"}}}"#]),
            (
                "users", #""role_assignments": "all""#,
                [
                    #"{"account_id":"ada","account_status":"active","role_assignments":[{"role":"org-admin","resource":{"id":"site-1","type":"organization"}}]}"#
                ]
            ),
        ]
        for file in files {
            try scratch.file("snapshot/\(file.kind).ndjson", file.lines.map { $0 + "\n" }.joined())
        }
        let listed = files.map {
            #""\#($0.kind)": {"path": "\#($0.kind).ndjson", "complete": true, "filter": null, "details": {\#($0.details)}}"#
        }
        try scratch.file(
            "snapshot/manifest.json",
            """
            {"version": 1, "organization": {"id": "site-1", "name": "Site One"}, "dialect": "reference",
             "taken_at": "2026-11-01T00:00:00Z", "complete": true, "files": {\(listed.joined(separator: ", "))}}
            """)
        try scratch.file("rules/rules.yaml", Self.rules)
        server = try SimulatedServer(scratch.path("snapshot"))
    }

    private func run(_ arguments: String...) throws -> Tenet.Result {
        try Tenet.run(
            arguments
                + ["--org", "site-1", "--base-url", server.baseURL, "--dialect", "reference", "--rate", "100000"],
            environment: ["TENET_API_KEY": server.token, "TENET_WRITE_API_KEY": server.token], folder: scratch.folder)
    }

    /// The settings, and why the policy is not changed; nil where it is.
    @Test(
        arguments: [
            ("{}", "which authentication policy holds your own account no API shows"),
            (
                "{ protected_policies: [mine] }",
                "none of `guardrails.break_glass_admins` is an active organization admin"
            ),
            (
                "{ protected_policies: [mine], break_glass_admins: [eve] }",
                "none of `guardrails.break_glass_admins` is an active organization admin"
            ),
            ("{ protected_policies: [mine], break_glass_admins: [ada] }", nil),
        ] as [(String, String?)])
    func `an authentication policy is enabled only where the operator and an admin get in`(
        guardrails: String, obstacle: String?
    ) throws {
        try scratch.file("tenet.yaml", "guardrails: \(guardrails)\n")
        let planned = try run("plan", "-o", "plan.json")
        #expect(planned.status == (obstacle == nil ? 0 : 8), "\(planned.output)\(planned.errors)")
        if let obstacle {
            #expect(planned.output.contains(obstacle), "\(planned.output)")
            return
        }
        let plan = try JSONSerialization.jsonObject(with: Data(scratch.read("plan.json").utf8)) as? [String: Any]
        let digest = plan?["digest"] as? String ?? ""
        let state = ["--state", scratch.path("state")]
        // What is in force when the plan is applied counts.
        try scratch.file("tenet.yaml", "guardrails: { protected_policies: [mine] }\n")
        let refused = try run("apply", "plan.json", "--approve", digest, state[0], state[1])
        #expect(refused.status == 8)
        #expect(refused.errors.contains("break_glass_admins"), "\(refused.errors)")
        try scratch.file("tenet.yaml", "guardrails: \(guardrails)\n")
        let applied = try run("apply", "plan.json", "--approve", digest, state[0], state[1])
        #expect(applied.status == 0, "\(applied.output)\(applied.errors)")
    }
}
