import ScriptedServer
import Synchronization
import Testing

@testable import AdminAPI

/// The credential appears in the `Authorization` header and nowhere else.
struct SecrecyTests {
    /// Every way a careless server may write it: plain, as JSON, percent-encoded, after a combining mark's base.
    private static let echoes = [
        secret, "Bearer \(secret)", secret.replacing("/", with: "\\/"), secret.replacing("=", with: "\\u003d"),
        secret.percentEncoded, "x\(secret)\u{301}", secret + secret, secret.percentEncoded.lowercased(),
        secret.replacing("/", with: "&#47;").replacing("=", with: "&#x3D;"), secret.replacing("/", with: "\\u002f"),
    ]
    private static let replies: [Reply] = echoes.flatMap { echo in
        [
            Reply.answer(401, #"{"code":401,"message":"bad token \#(echo)"}"#),
            .answer(403, #"{"errors":[{"code":"\#(echo)","title":"\#(echo)","detail":"\#(echo)"}]}"#),
            .answer(404, "<html>\(echo)"), .answer(500, echo, headers: [("X-Request-Id", echo)]),
            .answer(200, "<html>\(echo)"),
            .answer(200, #"{"data":[],"links":{"next":"https://evil.example/\#(echo)"}}"#),
            .answer(200, #"{"data":[],"links":{"next":"\#(echo)"}}"#),
            .answer(302, headers: [("Location", "//x/\(echo)")]),
            .answer(429, #"{"requestId":"\#(echo)","message":"x"}"#, headers: [("Retry-After", echo)]),
        ]
    }

    @Test(arguments: replies.indices)
    func `no error and no log line holds it`(index: Int) async throws {
        let log = CollectedLog()
        let records = Mutex<[String]>([])
        try await withClient(
            logger: log.logger(),
            configure: { $0.observer = { record in records.withLock { $0.append(String(reflecting: record)) } } },
            script: { _, _ in Self.replies[index] }
        ) { client, _ async throws in
            let error = await failure { () async throws(AdminAPIError) in try await allPages(client.organizations()) }
            var dumped = ""
            dump(error, to: &dumped)
            let texts =
                [dumped, String(describing: error), String(reflecting: error), String(reflecting: client)] + log.lines
                + records.withLock { $0 }
            #expect(!log.lines.isEmpty)
            for text in texts {
                #expect(!text.contains("s3cr3t"))
                #expect(!text.contains("with=signs"))
                #expect(!text.lowercased().contains("authorization"))
            }
        }
    }

    @Test func `nothing that holds it prints it`() throws {
        var settings = try configuration(for: "http://localhost:1")
        settings.proxy = try Proxy("http://user:s3cr3t@proxy.example:3128")
        var texts = [
            "\(settings.apiKey)", String(reflecting: settings.apiKey), "\(settings)", String(reflecting: settings),
        ]
        for value: Any in [settings, settings.apiKey, Mirror(reflecting: settings).children.map(\.value)] {
            var dumped = ""
            dump(value, to: &dumped)
            texts.append(dumped)
        }
        for text in texts {
            #expect(!text.contains("s3cr3t"))
        }
        #expect("\(settings.apiKey)" == "<hidden>")
        #expect(Mirror(reflecting: settings.apiKey).children.isEmpty)
    }

    @Test(arguments: [(" key\n", "Bearer key"), ("k\r\n", "Bearer k"), ("a=b/c+d_~-.", "Bearer a=b/c+d_~-.")])
    func `white space around a key is dropped`(text: String, header: String) throws {
        #expect(try APIKey(text).authorization == header)
    }

    @Test(arguments: [
        ("", "the API key is empty"), (" \n", "the API key is empty"),
        ("a b", "the API key holds white space or characters beyond ASCII"),
        ("a\nb", "the API key holds white space or characters beyond ASCII"),
        ("a\r\nX-Evil: 1", "the API key holds white space or characters beyond ASCII"),
        ("ké", "the API key holds white space or characters beyond ASCII"),
        ("\u{0}", "the API key holds white space or characters beyond ASCII"),
    ])
    func `what cannot stand in a header is no key, and is not shown`(text: String, message: String) {
        #expect {
            try APIKey(text)
        } throws: { error in
            "\(error)" == message
        }
    }
}
