import Foundation

/// A snapshot and rules, a few lines long.
struct TinyOrganization {
    let scratch: Scratch

    static let id = "tiny-1"

    /// `users` are lines of NDJSON; `complete: false` says that a page of them is missing.
    init(users: [String] = [Self.alice], usersAreComplete: Bool = true, rules: String = Self.rules) throws {
        scratch = try Scratch()
        try scratch.file(
            "snapshot/organization.ndjson",
            #"{"id":"tiny-1","type":"organization","attributes":{"name":"Tiny"}}"# + "\n")
        try scratch.file("snapshot/users.ndjson", users.map { $0 + "\n" }.joined())
        let missing = usersAreComplete ? "[]" : #"[{"what":"page 2","reason":"incomplete","text":"page 2 failed"}]"#
        try scratch.file(
            "snapshot/manifest.json",
            """
            {"version": 1, "organization": {"id": "tiny-1", "name": "Tiny"}, "dialect": "reference",
             "taken_at": "2026-11-01T00:00:00Z", "complete": \(usersAreComplete),
             "files": {"organization": {"path": "organization.ndjson", "complete": true},
                       "users": {"path": "users.ndjson", "complete": \(usersAreComplete), "filter": null,
                                 "details": {"role_assignments": "all"}, "missing": \(missing)}}}
            """)
        try scratch.file("rules/rules.yaml", rules)
    }

    static let alice =
        #"{"account_id":"alice","account_type":"atlassian","account_status":"active","name":"Alice","email":"alice@acme.example"}"#
    static let bob = #"{"account_id":"bob","account_type":"atlassian","account_status":"closed","name":"Bob"}"#

    /// One rule, which an account that is not active violates.
    static let rules = rule("require: user.account_status == 'active'")

    static func rule(_ body: String, severity: String = "medium") -> String {
        """
        apiVersion: tenet/v1
        rules:
          - id: accounts-active
            title: Every account is active
            severity: \(severity)
            for: user
            \(body)

        """
    }

    var snapshot: String { scratch.path("snapshot") }

    func check(_ arguments: String..., environment: [String: String] = [:]) throws -> Tenet.Result {
        try Tenet.run(
            ["check", "--snapshot", snapshot] + arguments, environment: environment, folder: scratch.folder)
    }
}
