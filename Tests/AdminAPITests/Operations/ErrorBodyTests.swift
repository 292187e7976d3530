import ScriptedServer
import Testing

@testable import AdminAPI

/// Every shape of error body that the API is known to answer with, as a person reads it.
struct ErrorBodyTests {
    private static let place = "(getOrganizationById, GET /v1/orgs/o1)"

    @Test(arguments: [
        (
            400, #"{"code":400,"message":"bad cursor","errors":[{"code":"INVALID","message":"cursor is malformed"}]}"#,
            "bad request (400): bad cursor; INVALID: cursor is malformed \(place)"
        ),
        (
            401, #"{"code":401,"message":"no key","errors":[{"code":"unauthorized","message":"no key"}]}"#,
            "the credentials were refused (401): no key; unauthorized \(place)"
        ),
        (
            404,
            #"{"errors":[{"id":"1f","status":"404","code":"ADMIN-404-2","title":"Not Found","detail":"no such org"}]}"#,
            "not found (404): ADMIN-404-2: Not Found: no such org \(place)"
        ),
        (401, #"{"code":401,"message":"Unauthorized"}"#, "the credentials were refused (401): Unauthorized \(place)"),
        (
            401, #"{"key":"asapUnauthorizedIssuer"}"#,
            "the credentials were refused (401): asapUnauthorizedIssuer \(place)"
        ),
        (
            403,
            #"{"timestamp":1,"path":"/x","status":403,"error":"Forbidden","message":"User has no permission","requestId":"r-7"}"#,
            "the credentials do not allow it (403): User has no permission (getOrganizationById, GET /v1/orgs/o1, request r-7)"
        ),
        (403, #"{"status":403,"error":"Forbidden"}"#, "the credentials do not allow it (403): Forbidden \(place)"),
        (
            403, #"{"errorMessages":["The IP address has been rejected"],"errors":{}}"#,
            "the credentials do not allow it (403): The IP address has been rejected \(place)"
        ),
        (409, #"{"message":"conflict"}"#, "unexpected status 409: conflict \(place)"),
        (501, #"{"message":""}"#, #"the server failed (501): `{"message":""}` \#(place)"#),
        (404, "", "not found (404) \(place)"),
        (
            404, "<html>\n<b>\u{1B}[31mNot here\u{202E}</b>",
            #"not found (404): `<html>\u{a}<b>\u{1b}[31mNot here\u{202e}</b>` \#(place)"#
        ),
        (404, #"{"message":"a\nb\u001b]0;title\u0007"}"#, #"not found (404): a\u{a}b\u{1b}]0;title\u{7} \#(place)"#),
        (404, #"{"message":["a"],"errors":"b"}"#, #"not found (404): `{"message":["a"],"errors":"b"}` \#(place)"#),
        (404, "[1,", "not found (404): `[1,` \(place)"),
        (
            404, #"{"message":"a","message":"b"}"#,
            #"not found (404): `{"message":"a","message":"b"}` \#(place)"#
        ),
    ])
    func `an error is told in the server's words`(status: Int, body: String, text: String) async throws {
        try await withClient(script: { _, _ in .answer(status, body) }) { client, _ async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            #expect(error?.description == text)
            #expect(error?.failure.status == status)
        }
    }

    @Test func `a body that is no UTF-8 is shown as far as it is`() async throws {
        try await withClient(script: { _, _ in .answer(404, bytes: [0xFF, 0x41]) }) { client, _ async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            #expect(error?.description == "not found (404): `\u{FFFD}A` \(Self.place)")
        }
    }

    @Test(arguments: ["X-Request-Id", "atl-request-id", "ATL-TraceId"])
    func `the server's name of a request is kept`(header: String) async throws {
        try await withClient(
            script: { _, _ in .answer(404, #"{"requestId":"body"}"#, headers: [(header, "abc-1")]) }
        ) { client, _ async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            #expect(error?.failure.requestID == "abc-1")
        }
    }

    @Test(arguments: [
        (
            200, "<!DOCTYPE html><title>Log in</title>",
            "the answer is malformed: expected JSON, found a web page: `<!DOCTYPE html><title>Log in</title>` \(place)"
        ),
        (429, "{}", "too many requests (429): `{}` (getOrganizationById, GET /v1/orgs/o1, 5 attempts)"),
        (502, "", "the server failed (502) (getOrganizationById, GET /v1/orgs/o1, 5 attempts)"),
    ])
    func `what is no described error is told as it is`(status: Int, body: String, text: String) async throws {
        try await withClient(script: { _, _ in .answer(status, body) }) { client, _ async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            #expect(error?.description == text)
        }
    }
}
