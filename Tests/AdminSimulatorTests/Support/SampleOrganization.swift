import AdminSimulator
import JSON

/// A small organization that every test starts from.
enum SampleOrganization {
    static let organization = #"{"id":"org-1","type":"organization","attributes":{"name":"Acme"},"region":"eu"}"#

    static let policies = [
        #"{"id":"p1","type":"ip-allowlist","name":"Offices","status":"enabled","attributes":{"rule":{"in":["203.0.113.0/24"],"strict":true},"note":"a"},"resources":[{"id":"site-1","type":"site"}],"created":"2026-01-01T00:00:00Z","updated":"2026-01-02T00:00:00Z","x-origin":1.50}"#,
        #"{"id":"p2","type":"external-user","name":"Guests","status":"disabled","attributes":{},"resources":[],"created":"2026-01-01T00:00:00Z","updated":"2026-01-02T00:00:00Z"}"#,
        #"{"id":"p3","type":"ip-allowlist","name":"VPN","status":"disabled","attributes":{},"resources":[],"created":"2026-01-01T00:00:00Z","updated":"2026-01-02T00:00:00Z"}"#,
        #"{"id":"p4","type":"ip-allowlist","name":"Lab","status":"enabled","attributes":{},"resources":[],"created":"2026-01-01T00:00:00Z","updated":"2026-01-02T00:00:00Z"}"#,
        #"{"id":"p5","type":"ip-allowlist","name":"Old","status":"enabled","attributes":{},"resources":[],"created":"2026-01-01T00:00:00Z","updated":"2026-01-02T00:00:00Z"}"#,
    ]

    static let domains = [
        #"{"id":"d1","type":"domain","attributes":{"name":"Acme.example","claim":{"type":"dns","status":"verified"}}}"#,
        #"{"id":"d2","type":"domain","attributes":{"name":"old.example","claim":{"type":"http","status":"pending"}}}"#,
    ]

    /// As the API gives them; `details` are what a snapshot adds.
    static let users: [(object: String, details: String)] = [
        (
            #"{"account_id":"u1","account_type":"atlassian","account_status":"active","name":"Ann","email":"ann@acme.example"}"#,
            #""role_assignments":[{"role":"org-admin","resource":{"id":"org-1","type":"organization"}}]"#
        ),
        (
            #"{"account_id":"u2","account_type":"atlassian","account_status":"active","name":"Bob","email":"bob@other.example"}"#,
            #""claim_status":"unmanaged","role_assignments":[]"#
        ),
        (
            #"{"account_id":"712020:u3","account_type":"atlassian","account_status":"inactive","name":"Cy","email":"cy@acme.example"}"#,
            #""claim_status":"managed""#
        ),
        (
            #"{"account_id":"u4","account_type":"customer","account_status":"closed","email":null}"#,
            #""role_assignments":null"#
        ),
        (
            #"{"account_id":"u5","account_type":"app","account_status":"active","name":"Bot é 🚀"}"#,
            #""role_assignments":[{"resource":{"type":"site","id":"site-1"},"role":"product-admin","extra":true}]"#
        ),
    ]

    static let groups = [
        #"{"id":"g1","type":"group","attributes":{"name":"admins","description":"","member_count":2}}"#,
        #"{"id":"g2","type":"group","attributes":{"name":"devs"}}"#,
    ]

    static let events = [
        #"{"id":"e1","type":"event","attributes":{"time":"2026-06-01T00:00:00Z","action":"login"}}"#,
        #"{"id":"e2","type":"event","attributes":{"time":"2026-06-02T02:00:00+02:00","action":"login"}}"#,
        #"{"id":"e3","type":"event","attributes":{"time":"2026-06-03T00:00:00.500Z","action":"logout"}}"#,
        #"{"id":"e4","type":"event","attributes":{"action":"login"}}"#,
    ]

    static func make() throws -> SimulatedOrganization {
        var organization = try SimulatedOrganization(json(Self.organization))
        for text in policies { try organization.add(json(text), to: .policies) }
        for text in domains { try organization.add(json(text), to: .domains) }
        for user in users { try organization.add(json(user.object.dropLast() + "," + user.details + "}"), to: .users) }
        for text in groups { try organization.add(json(text), to: .groups) }
        for text in events { try organization.add(json(text), to: .events) }
        return organization
    }

    static func json(_ text: some StringProtocol) throws -> JSONValue {
        try JSONValue(parsing: Array(text.utf8))
    }
}
