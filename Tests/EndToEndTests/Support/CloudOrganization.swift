import Foundation

/// A snapshot in the cloud dialect, written by hand, and rules over every kind of it.
struct CloudOrganization {
    let scratch: Scratch

    static let id = "cloud-org"
    static let takenAt = "2026-11-01T00:00:00Z"

    init() throws {
        scratch = try Scratch()
        var files: [String] = []
        for (kind, details, lines) in Self.files {
            try scratch.file("snapshot/\(kind).ndjson", lines.map { $0 + "\n" }.joined())
            let extents = details.map { "\"\($0)\": \"all\"" }.joined(separator: ", ")
            files.append(
                """
                "\(kind)": {"path": "\(kind).ndjson", "count": \(lines.count), "complete": true, "filter": null,
                 "details": {\(extents)}}
                """)
        }
        try scratch.file(
            "snapshot/manifest.json",
            """
            {"version": 1, "organization": {"id": "\(Self.id)", "name": "Cloudy"}, "dialect": "cloud",
             "taken_at": "\(Self.takenAt)", "complete": true, "files": {\(files.joined(separator: ",\n"))}}
            """)
    }

    var snapshot: String { scratch.path("snapshot") }

    /// Kind, details that all resources have, lines.
    private static let files: [(String, [String], [String])] = [
        (
            "organization", ["user_count", "role_counts"],
            [
                #"{"id":"cloud-org","type":"orgs","attributes":{"name":"Cloudy"},"user_count":4,"role_counts":{"org-admin":2,"user":2}}"#
            ]
        ),
        (
            "users",
            ["role_assignments", "product_access", "groups", "resource_count", "deactivated_on", "managed_account"],
            [
                user(
                    "ann", #""email":"ann@good.example","claimStatus":"managed","mfaEnabled":true"#,
                    products: #"{"key":"jira-software","lastActiveTimestamp":"2026-10-31T00:00:00Z"}"#,
                    roles: [("org-admin", true)]),
                user(
                    "bob", #""email":"bob@bad.example","claimStatus":"unmanaged""#,
                    products: #"{"key":"confluence","lastActiveTimestamp":"2026-01-01T00:00:00Z"}"#,
                    roles: [("org-admin", true), ("user", false)]),
                user("cyd", #""claimStatus":"managed","mfaEnabled":false"#, roles: [("user", false)]),
                user(
                    "dan", #""email":"dan@good.example","claimStatus":"managed","mfaEnabled":false"#,
                    status: "deactivated",
                    products: #"{"key":"jira-software"}"#, deactivated: "2026-10-01T00:00:00Z"),
            ]
        ),
        (
            "groups", ["role_assignments", "member_count", "resource_count"],
            [
                #"{"id":"g1","name":"admins","counts":{"users":2,"resources":1},"externalSynced":true,"role_assignments":[{"resourceId":"ari:1","resourceOwner":"jira","roles":["atlassian/admin"],"defaultRole":"atlassian/user"}]}"#,
                #"{"id":"g2","name":"empty","counts":{"users":0,"resources":0},"externalSynced":false,"role_assignments":[]}"#,
            ]
        ),
        (
            "policies", [],
            [
                policy("p1", "ip-allowlist", "enabled", #""rule":{"in":["203.0.113.0/24"]}"#, "applied"),
                policy("p2", "ip-allowlist", "disabled", #""rule":{"in":[]}"#, "failed"),
                policy(
                    "p3", "data-security", "draft", #""rule":{"export":{"effect":"deny"}},"ownerId":"x""#, "applied"),
            ]
        ),
        (
            "domains", [],
            [
                #"{"id":"d1","type":"domains","attributes":{"name":"good.example","claim":{"type":"dns","status":"verified"}},"links":{"self":"x"}}"#,
                #"{"id":"d2","type":"domains","attributes":{"name":"old.example","claim":{"type":"http","status":"missing_token"}}}"#,
            ]
        ),
        (
            "events", [],
            [
                #"{"id":"e1","type":"events","attributes":{"time":"2026-10-31T10:00:00Z","processedAt":"2026-10-31T10:00:01Z","action":"login_as","actor":{"id":"ann"},"location":{"ip":"198.51.100.7"}}}"#,
                #"{"id":"e2","type":"events","attributes":{"time":"2026-10-31T11:00:00.25Z","processedAt":"2026-10-31T11:00:01Z","action":"page_viewed","actor":{"id":"bob"}}}"#,
                #"{"id":"e3","type":"events","attributes":{"time":"2026-09-01T11:00:00Z","processedAt":"2026-09-01T11:00:01Z","action":"login_as","actor":{"id":"bob"}}}"#,
            ]
        ),
        (
            "workspaces", [],
            [
                #"{"id":"w1","type":"workspaces","attributes":{"name":"Site","type":"jira-software","status":"online","realm":"eu"}}"#,
                #"{"id":"w2","type":"workspaces","attributes":{"name":"Wiki","type":"confluence","status":"online","realm":"us"}}"#,
            ]
        ),
        (
            "directories", [],
            [#"{"directoryId":"dir-1","name":"Main"}"#, #"{"directoryId":"dir-2","name":"Guests"}"#]
        ),
        (
            "api_tokens", [],
            [
                #"{"id":"t1","label":"ci","status":"ALLOWED","createdAt":"2026-01-01T00:00:00Z","user":{"id":"ann"}}"#,
                #"{"id":"t2","label":"x","status":"BLOCKED","createdAt":"2026-01-01T00:00:00Z","expiresAt":"2026-12-01T00:00:00Z","user":{"id":"bob"}}"#,
            ]
        ),
        (
            "event_actions", [],
            [#"{"id":"login_as","attributes":{"displayName":"Logged in as","groupDisplayName":"Users"}}"#]
        ),
    ]

    private static func user(
        _ name: String, _ members: String, status: String = "active", products: String = "",
        roles: [(String, isPlatform: Bool)] = [], deactivated: String? = nil
    ) -> String {
        let platform = roles.filter(\.isPlatform).map { "\"atlassian/\($0.0)\"" }.joined(separator: ",")
        let assignments = roles.map { role, isPlatform in
            #"{"resourceId":"ari:1","resourceOwner":"o","roleAssignments":[{"role":"atlassian/\#(role)","roleAssignmentMethods":["direct"]}],"directoryId":\#(isPlatform ? "null" : "\"dir-1\"")}"#
        }.joined(separator: ",")
        let accountStatus = status == "active" ? "active" : "inactive"
        let deactivated = deactivated.map { "\"\($0)\"" } ?? "null"
        return
            #"{"accountId":"\#(name)","accountType":"atlassian","accountStatus":"\#(accountStatus)","status":"\#(status)","membershipStatus":"active","name":"\#(name.capitalized)",\#(members),"platformRoles":[\#(platform)],"productAccess":[\#(products)],"groups":[{"id":"g1","name":"admins"}],"counts":{"resources":1},"deactivated_on":\#(deactivated),"managed_account":null,"role_assignments":[\#(assignments)]}"#
    }

    private static func policy(
        _ id: String, _ type: String, _ status: String, _ members: String, _ application: String
    ) -> String {
        #"{"id":"\#(id)","type":"policy","attributes":{"type":"\#(type)","name":"\#(id)","status":"\#(status)",\#(members),"resources":[{"id":"ari:1","applicationStatus":"\#(application)"}]}}"#
    }
}
