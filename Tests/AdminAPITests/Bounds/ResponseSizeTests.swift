import Foundation
import ScriptedServer
import Testing

@testable import AdminAPI

/// No answer takes more memory than the limit.
struct ResponseSizeTests {
    private static let megabyte = 1 << 20

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 3000000000\r\n\r\n",
        "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n",
    ])
    func `a body of three gigabytes ends at the limit`(head: String) async throws {
        let chunk = [UInt8](repeating: UInt8(ascii: " "), count: 64 << 10)
        var reply = Reply.raw(head)
        reply.ending = .repeating(chunk: chunk, count: 3_000_000_000)
        try await expectTooLarge(reply, sentAtMost: 128 * Self.megabyte)
    }

    @Test func `so does one in chunks`() async throws {
        var reply = Reply.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        let data = [UInt8](repeating: UInt8(ascii: "["), count: 65_536)
        reply.ending = .repeating(chunk: Array("10000\r\n".utf8) + data + Array("\r\n".utf8), count: 3_000_000_000)
        try await expectTooLarge(reply, sentAtMost: 128 * Self.megabyte)
    }

    private func expectTooLarge(_ reply: Reply, sentAtMost bytes: Int) async throws {
        try await withClient(
            configure: { $0.maximumResponseBytes = Self.megabyte },
            script: { _, _ in reply }
        ) { client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            #expect(error?.description == "the answer is too large (getOrganizationById, GET /v1/orgs/o1)")
            #expect(server.requests.count == 1)
            // Beyond the limit, the system's buffers take what they can.
            #expect(server.bytesSent <= bytes)
        }
    }

    @Test func `a body of exactly the limit is read`() async throws {
        let body = #"{"id":"\#(String(repeating: "x", count: 1000))"}"#
        try await withClient(
            configure: { $0.maximumResponseBytes = body.utf8.count },
            script: { _, number in .answer(200, number == 0 ? body : body + " ") }
        ) { client, _ async throws in
            #expect(try await client.organization("o1").id?.count == 1000)
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            #expect(error?.description == "the answer is too large (getOrganizationById, GET /v1/orgs/o1)")
        }
    }

    @Test func `an endless error body is read as far as its message needs`() async throws {
        var reply = Reply.raw("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n")
        reply.ending = .repeating(chunk: [UInt8](repeating: UInt8(ascii: "x"), count: 64 << 10), count: 3_000_000_000)
        try await withClient(script: { [reply] _, _ in reply }) { client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            let excerpt = String(repeating: "x", count: 300) + "…"
            #expect(
                error?.description
                    == "the credentials do not allow it (403): `\(excerpt)` (getOrganizationById, GET /v1/orgs/o1)")
            #expect(server.bytesSent <= 128 * Self.megabyte)
        }
    }

    @Test func `a compressed body is read`() async throws {
        // printf '{"id":"o1"}' | gzip -n
        let body = try #require(Data(base64Encoded: "H4sIAAAAAAACA6tWykxRslLKN1SqBQBBfWXQCwAAAA=="))
        try await withClient(
            script: { _, _ in .answer(200, bytes: Array(body), headers: [("Content-Encoding", "gzip")]) }
        ) { client, _ async throws in
            #expect(try await client.organization("o1").id == "o1")
        }
    }

    @Test func `a compressed body that grows beyond the limit is not unpacked`() async throws {
        // Of 256 KiB of `0`: head -c 262144 /dev/zero | tr '\0' 0 | gzip -9n
        let head: [UInt8] = [
            0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xed, 0xc1, 0x31, 0x01, 0x00, 0x00, 0x00, 0xc2,
            0xa0, 0x4a, 0xeb, 0x9f, 0xce, 0xdb, 0x0e, 0x40, 0x01,
        ]
        let tail: [UInt8] = [0xbc, 0x01, 0x3f, 0x05, 0x3f, 0xaa, 0x00, 0x00, 0x04, 0x00]
        let bomb = head + [UInt8](repeating: 0, count: 253) + tail
        try await withClient(
            configure: { $0.maximumResponseBytes = 100_000 },
            script: { _, _ in .answer(200, bytes: bomb, headers: [("Content-Encoding", "gzip")]) }
        ) { client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            #expect(error?.description == "the answer is too large (getOrganizationById, GET /v1/orgs/o1)")
            #expect(server.requests.count == 1)
        }
    }

    @Test func `JSON that nests deeper than any answer does is an error`() async throws {
        let body = String(repeating: "[", count: 1_000_000)
        try await withClient(
            configure: { $0.retry.attempts = 1 }, script: { _, _ in .answer(200, body) }
        ) { client, _ async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            guard case .malformedBody = error else {
                Issue.record("it ended with \(String(describing: error))")
                return
            }
        }
    }
}
