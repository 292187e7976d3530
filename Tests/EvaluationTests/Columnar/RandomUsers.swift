import RandomCEL

/// Lines of users, mostly as an API gives them, with everything that may be missing, null, malformed or written oddly.
struct RandomUsers {
    var random: SeededRandom

    mutating func line(_ number: Int) -> String {
        var members = [#""account_id":"u\#(number)""#]
        add("account_type", to: &members) { $0.pick([#""app""#, #""atlassian""#, #""customer""#]) }
        add("account_status", to: &members) { $0.pick([#""active""#, #""closed""#, #""inactive""#]) }
        add("name", to: &members) { $0.text() }
        add("nickname", to: &members) { $0.text() }
        add("email", to: &members) {
            $0.pick([#""a@acme.com""#, #""B@ACME.com""#, #""x""#, #""a@b@evil.example""#, $0.text()])
        }
        add("created", to: &members) { $0.time() }
        add("last_active", to: &members) { $0.time() }
        add("product_access", to: &members) { generator in
            generator.list { generator in
                var inner: [String] = []
                generator.add("key", to: &inner) { $0.pick([#""trello""#, #""jira""#, #""confluence""#]) }
                generator.add("name", to: &inner) { $0.text() }
                generator.add("last_active", to: &inner) { $0.time() }
                return "{" + inner.joined(separator: ",") + "}"
            }
        }
        add("role_assignments", to: &members) { generator in
            generator.list { generator in
                var inner: [String] = []
                generator.add("role", to: &inner) {
                    $0.pick([#""org-admin""#, #""user""#, #""user""#, #""site-admin""#])
                }
                if generator.random.chance(3) {
                    inner.append(#""resource":{"id":"r\#(generator.random.below(3))","type":"site"}"#)
                }
                return "{" + inner.joined(separator: ",") + "}"
            }
        }
        if random.chance(8) { members.append(#""account_type":"app""#) }
        if random.chance(8) { members.swapAt(0, members.count - 1) }
        let blank = random.chance(6) ? " " : ""
        return "{\(blank)" + members.joined(separator: "\(blank),\(blank)") + "}"
    }

    /// Adds a member with a value, or with something else, or does not.
    private mutating func add(
        _ key: String, to members: inout [String], _ value: (inout RandomUsers) -> String
    ) {
        switch random.below(24) {
        case 0, 1: break
        case 2: members.append(#""\#(key)":null"#)
        case 3:
            let odd = random.pick(["true", "7", "-1.5", "[]", "{}", #"["a"]"#, #""""#, #"{"a":1}"#])
            members.append(#""\#(key)":\#(odd)"#)
        case 4: members.append(#""\#(key)" : \#(value(&self))"#)
        default: members.append(#""\#(key)":\#(value(&self))"#)
        }
    }

    private mutating func list(_ element: (inout RandomUsers) -> String) -> String {
        "[" + (0..<random.below(4)).map { _ in element(&self) }.joined(separator: ",") + "]"
    }

    private mutating func pick(_ texts: [String]) -> String {
        random.pick(texts)
    }

    private mutating func text() -> String {
        random.pick([
            #""""#, #""a""#, #""b""#, #""abc""#, #""é""#, #""svc-a""#, #""e\u0301""#, #""\u00e9""#,
            #""\ud83d\ude00\n""#,
            #""Ann \"A\" B""#, #""a/b\\c""#,
        ])
    }

    private mutating func time() -> String {
        random.pick([
            #""2026-01-01T00:00:00Z""#, #""2026-01-01T02:00:00+02:00""#, #""2026-06-30T23:59:59.5Z""#,
            #""2025-02-28T12:30:00.123456Z""#, #""1969-12-31T23:59:59Z""#, #""2026-1-1""#,
        ])
    }
}
