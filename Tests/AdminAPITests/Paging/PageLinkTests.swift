import JSON
import Testing

@testable import AdminAPI

/// Where `links.next` and `meta.next` lead, and where they must not.
struct PageLinkTests {
    /// The base URL of all cases is `https://api.example/admin`, the page that of `/admin/v1/orgs/o1/users?type=a&cursor=c1`.
    private func next(_ body: String, path: String = "/admin/v1/orgs/o1/users") throws -> PageLinks.Next {
        let current = RequestTarget(path: path, query: "type=a&cursor=c1")
        let object = try #require(JSONValue(parsing: body).object)
        return PageLinks(object, of: current).next(in: try BaseURL("https://api.example/admin"))
    }

    @Test(arguments: [
        ("https://api.example/admin/v1/orgs/o1/users?cursor=c2", "/admin/v1/orgs/o1/users?cursor=c2"),
        ("https://API.example:443/admin/v1/orgs/o1/users?cursor=c2", "/admin/v1/orgs/o1/users?cursor=c2"),
        ("HTTPS://api.example/admin/v1/x#fragment", "/admin/v1/x"),
        ("//api.example/admin/v1/x?cursor=c2", "/admin/v1/x?cursor=c2"),
        ("/admin/v1/orgs/o1/users?cursor=c2", "/admin/v1/orgs/o1/users?cursor=c2"),
        ("?cursor=c2", "/admin/v1/orgs/o1/users?cursor=c2"),
        ("users?cursor=c2", "/admin/v1/orgs/o1/users?cursor=c2"),
        ("/admin/v1/x?cursor=a|b c{é}", "/admin/v1/x?cursor=a%7Cb%20c%7B%C3%A9%7D"),
        ("/admin/v1/x?cursor=%zz%41", "/admin/v1/x?cursor=%25zz%41"),
        ("c2", "/admin/v1/orgs/o1/users?type=a&cursor=c2"),
        ("b64+/==", "/admin/v1/orgs/o1/users?type=a&cursor=b64%2B%2F%3D%3D"),
        ("id:42", "/admin/v1/orgs/o1/users?type=a&cursor=id%3A42"),
        ("a&type=b", "/admin/v1/orgs/o1/users?type=a&cursor=a%26type%3Db"),
        ("javascript:alert(1)", "/admin/v1/orgs/o1/users?type=a&cursor=javascript%3Aalert%281%29"),
        ("user@evil.example", "/admin/v1/orgs/o1/users?type=a&cursor=user%40evil.example"),
    ])
    func `a link below the base URL or a cursor leads on`(link: String, target: String) throws {
        let body = JSONValue.object(["links": ["next": .string(link)]]).serialized()
        guard case .target(let next) = try next(body) else {
            Issue.record("it is not followed")
            return
        }
        #expect(next.text == target)
    }

    @Test(arguments: [
        "https://evil.example/admin/v1/orgs/o1/users?cursor=c2", "https://api.example.evil.example/admin/v1/x",
        "https://api.example:8443/admin/v1/x", "http://api.example/admin/v1/x", "http://api.example:443/admin/v1/x",
        "//evil.example/admin/v1/x", "///evil.example/admin/v1/x", "/\\evil.example/admin/v1/x",
        "\\\\evil.example/admin",
        "https://user@api.example/admin/v1/x", "https://api.example@evil.example/admin/v1/x",
        "https://api.example:443@evil.example/admin/v1/x", "https://api.example\\@evil.example/admin/v1/x",
        "https://api.example%2fadmin@evil.example/x", "https://evil.example#@api.example/admin/v1/x",
        "https://evil.example?@api.example/admin/v1/x", "https:/admin/v1/x", "https:admin/v1/x", "https://",
        "https:///admin",
        "https://api.example.:443/admin/v1/x", "https://api.example:/../x", "https://api.example:99999/admin/v1/x",
        "https://[api.example]/admin/v1/x", "https://аpi.example/admin/v1/x", "file:///etc/passwd", "file:/etc/passwd",
        "ftp://api.example/admin/v1/x", "/v1/orgs/o1/users?cursor=c2", "/administrator/v1/x", "/admin",
        "/admin/../v1/x",
        "/admin/v1/..", "/admin/%2e%2e/v1/x", "/admin/.%2E/v1/x", "/admin/v1/..%2f..%2fx", "/admin/v1/a%5cb",
        "../../../x?cursor=c2", "/admin/v1/x\r\nEvil: 1", "/admin/v1/x\u{0}", "https://api.example/\tadmin/v1/x",
    ])
    func `a link that leads elsewhere is not followed`(link: String) throws {
        let body = JSONValue.object(["links": ["next": .string(link)], "meta": ["next": "c2"]]).serialized()
        guard case .foreign(link) = try next(body) else {
            Issue.record("it is followed")
            return
        }
    }

    @Test func `a link back to a path with a slash in an identifier is followed`() throws {
        let path = "/admin/v1/orgs/a%2Fb/users"
        guard case .target(let target) = try next(#"{"links":{"next":"\#(path)?cursor=c2"}}"#, path: path) else {
            Issue.record("it is not followed")
            return
        }
        #expect(target.text == "/admin/v1/orgs/a%2Fb/users?cursor=c2")
    }

    @Test(arguments: [
        "{}", #"{"links":null}"#, #"{"links":{}}"#, #"{"links":{"next":null}}"#, #"{"links":{"next":""}}"#,
        #"{"links":{"self":"x","prev":"y"},"meta":{"next":null,"page_size":10}}"#, #"{"meta":{"total":7}}"#,
    ])
    func `nothing follows the last page`(body: String) throws {
        guard case .none = try next(body) else {
            Issue.record("something follows")
            return
        }
    }

    @Test(arguments: [
        #"{"meta":{"next":"c2"}}"#, #"{"links":{},"meta":{"next":"c2"}}"#,
        #"{"links":{"next":null},"meta":{"next":"c2"}}"#,
    ])
    func `the cursor beside the data leads on`(body: String) throws {
        guard case .target(let target) = try next(body) else {
            Issue.record("it is not followed")
            return
        }
        #expect(target.text == "/admin/v1/orgs/o1/users?type=a&cursor=c2")
    }

    @Test(arguments: [
        #"{"links":{"next":7}}"#, #"{"links":{"next":{"href":"/x"}}}"#, #"{"links":[]}"#, #"{"links":"c2"}"#,
        #"{"meta":{"next":false}}"#, #"{"meta":[]}"#, #"{"links":{"next":["c2"]},"meta":{"next":"c2"}}"#,
    ])
    func `a link of another type is not taken for the end`(body: String) throws {
        guard case .unreadable = try next(body) else {
            Issue.record("it is taken for something else")
            return
        }
    }

    @Test func `whatever a link is made of, nothing leaves the base URL`() throws {
        let pieces = [
            "https", "http", "file", ":", "/", "//", "\\", "@", "?", "#", "..", ".", "%2e", "%2f", "%5c", "%",
            "api.example",
            "evil.example", ":443", ":80", "[", "]", "::1", "admin", "/admin/", "v1", "cursor=c2", "&", " ", "\t",
            "\r\n",
            "\u{0}", "é", "\u{301}", "\u{202E}",
        ]
        let base = try BaseURL("https://api.example/admin")
        let current = RequestTarget(path: "/admin/v1/orgs", query: nil)
        var generator = SeededGenerator(seed: 7)
        var followed = 0
        for _ in 0..<50_000 {
            let count = Int.random(in: 1...8, using: &generator)
            let link = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
            guard let target = base.target(ofLink: link, in: current) else { continue }
            followed += 1
            let isInside = target.path == current.path || target.path.hasPrefix("/admin/")
            let segments = target.path.split(separator: "/").map { String($0).percentDecoded }
            let isPlain = target.text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }
            guard isInside, isPlain, !segments.contains("."), !segments.contains("..") else {
                Issue.record("\(link.debugDescription) leads to \(target.text)")
                return
            }
        }
        // That the pieces make good links too keeps the test from passing for nothing.
        #expect(followed > 100)
    }
}
