import RandomCEL

/// Lines of users as the cloud dialect gives them, with what may be missing or malformed.
struct RandomCloudUsers {
    var random: SeededRandom

    mutating func line(_ number: Int) -> String {
        var members = [#""accountId":"u\#(number)""#]
        add("accountType", #""atlassian""#, #""app""#, to: &members)
        add("accountStatus", #""active""#, #""inactive""#, to: &members)
        add("status", #""active""#, #""suspended""#, to: &members)
        add("claimStatus", #""managed""#, #""unmanaged""#, to: &members)
        add("name", #""a""#, #""Ann \"A\"""#, to: &members)
        add("email", #""a@acme.com""#, #""b@evil.example""#, to: &members)
        add("mfaEnabled", "true", "false", to: &members)
        add("addedToOrg", #""2026-01-01T00:00:00Z""#, #""2025-02-28T12:30:00.5Z""#, to: &members)
        add("platformRoles", "[]", #"["atlassian/org-admin"]"#, to: &members)
        let product = #"{"key":"jira","lastActiveTimestamp":"2026-01-01T00:00:00Z"}"#
        add("productAccess", "[]", "[\(product)]", to: &members)
        return "{" + members.joined(separator: ",") + "}"
    }

    /// Adds a member with one of the values, or with something else, or does not.
    private mutating func add(_ key: String, _ usual: String, _ other: String, to members: inout [String]) {
        switch random.below(20) {
        case 0: break
        case 1: members.append(#""\#(key)":null"#)
        case 2: members.append(#""\#(key)":\#(random.pick(["7", "[]", "{}", #"["a"]"#, #""""#]))"#)
        default: members.append(#""\#(key)":\#(random.pick([usual, usual, other]))"#)
        }
    }
}
