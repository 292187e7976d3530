import Foundation
import ScriptedServer
import Testing

@testable import AdminAPI

/// What is left of the credential in a text that a server wrote: nothing.
struct RedactionTests {
    private static func base64(_ text: String) -> String {
        Data(text.utf8).base64EncodedString()
    }

    private static func escaped(_ spelling: (UInt8) -> String) -> String {
        secret.utf8.map(spelling).joined()
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        String(byte, radix: 16)
    }

    static let texts = [
        ("a \(secret) b", "a <hidden> b"), (secret + secret, "<hidden><hidden>"),
        ("ss3cr3t\(secret)", "ss3cr3t<hidden>"),
        // Percent-encoded, once or more often.
        (secret.percentEncoded, "<hidden>"), (secret.percentEncoded.percentEncoded, "<hidden>"),
        ("s3cr3t%2ft0ken%2bwith=signs.", "<hidden>."), ("s3cr3t%2Ft0ken%2bwith%3dsigns", "<hidden>"),
        (escaped { "%" + hexadecimal($0) }, "<hidden>"),
        // As HTML.
        ("s3cr3t&#47;t0ken&#43;with&#61;signs", "<hidden>"), ("s3cr3t&#x2F;t0ken+with&#x3D;signs", "<hidden>"),
        ("s3cr3t&#X2f;t0ken+with&#x003d;signs", "<hidden>"), ("s3cr3t&sol;t0ken&plus;with&equals;signs", "<hidden>"),
        ("s3cr3t&#47t0ken+with=signs", "<hidden>"), ("s3cr3t&amp;#47;t0ken+with=signs", "<hidden>"),
        (escaped { "&#\($0);" } + ";", "<hidden>;"),
        // As JSON.
        (#"s3cr3t\/t0ken+with=signs"#, "<hidden>"), (#"s3cr3t\u002Ft0ken\u002bwith\u003dsigns"#, "<hidden>"),
        (escaped { #"\u00"# + hexadecimal($0) }, "<hidden>"),
        ("s3cr3t%5Cu002ft0ken%2Bwith=signs", "<hidden>"),
        // In Base64. Padding and what stands before and after may be left.
        ("x \(base64(secret))", "x <hidden>="), (base64("user:\(secret)"), "dXNlcjp<hidden>w=="),
        (base64("a\(secret)\n"), "YX<hidden>Cg=="), (base64("ab:\(secret):z"), "YWI6<hidden>6eg=="),
        // Where the text ends within it.
        ("cut: s3cr3t/t", "cut: <hidden>"), ("s3cr3t/t0ken+with=sign", "<hidden>"),
        ("cut: s3cr3t%2Ft0k%2", "cut: <hidden>"), ("cut: s3cr3t/t0ken&#4", "cut: <hidden>"),
        ("cut: \(base64(secret).prefix(12))", "cut: <hidden>"),
        // What is not it.
        ("s3cr3t/", "s3cr3t/"), ("s3cr3t/t0ken, sign", "s3cr3t/t0ken, sign"),
        ("100%, a & b \\ %2", "100%, a & b \\ %2"), ("&#;&#x;\\u&", "&#;&#x;\\u&"), ("", ""),
    ]

    @Test(arguments: texts) func `the credential is hidden however it is written`(text: String, shown: String) throws {
        #expect(Redaction(hiding: try APIKey(secret))(text) == shown)
    }

    @Test(arguments: [
        "%2F&;\\\"<a>'%25%%&&;;", "%252F%26%3B%5C%22%3Ca%3E%27%2525%25%25%26%26%3B%3B",
        "%2F&amp;;\\\"&lt;a&gt;&apos;%25%%&amp;&amp;;;", "%2F&;\\\\\\\"<a>'%25%%&&;;",
    ])
    func `so is one that looks escaped itself`(text: String) throws {
        #expect(Redaction(hiding: try APIKey("%2F&;\\\"<a>'%25%%&&;;"))(text) == "<hidden>")
    }

    @Test func `a short one does not hide the words in which its Base64 stands`() throws {
        #expect(Redaction(hiding: try APIKey("k"))("raw ink") == "raw in<hidden>")
    }

    @Test(arguments: ["%", "%25", "&", "&#", "\\", "\\u00", secret, String(secret.dropLast()), "x"])
    func `a long text is read no further than is shown`(part: String) throws {
        let text = String(repeating: part, count: 1_000_000)
        let redaction = Redaction(hiding: try APIKey(secret))
        let duration = ContinuousClock().measure {
            #expect(redaction(text).count == 301)
        }
        #expect(duration < .seconds(30))
    }

    @Test func `no excerpt ends within it`() async throws {
        let long = "ATCTT3xFfGN0" + String(repeating: "0123456789abcdefghijklmnopqrstuvwxyz", count: 5)
        let key = try APIKey(long)
        let body = String(repeating: "X", count: 65) + String(repeating: long, count: 30)
        try await withClient(configure: { $0.apiKey = key }, script: { _, _ in .answer(400, body) }) {
            client, _ async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            let shown = String(repeating: "X", count: 65) + String(repeating: "<hidden>", count: 29) + "<hi…"
            #expect(error?.failure.excerpt == shown)
        }
    }
}
