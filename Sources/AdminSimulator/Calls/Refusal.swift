internal import HTTPTypes
internal import JSON

/// A request that is not carried out, as the description's `ErrorResponse`.
struct Refusal: Error {
    let status: HTTPResponse.Status
    /// The machine-readable code of the one detailed error.
    let code: String
    let message: String
    /// What it is about, where the cloud dialect has a code for that.
    var topic = ""
    var headers = HTTPFields()

    static func badRequest(_ message: String) -> Refusal {
        Refusal(status: .badRequest, code: "bad_request", message: message)
    }

    static func notFound(_ message: String) -> Refusal {
        Refusal(status: .notFound, code: "not_found", message: message)
    }

    /// 404 for one of a kind of which the cloud dialect has a code.
    static func unknown(_ kind: String) -> Refusal {
        var refusal = Refusal.notFound("the organization has no \(kind) of this id")
        refusal.topic = kind
        return refusal
    }

    /// 400 with a code of its own in the cloud dialect.
    static func badTime(_ message: String) -> Refusal {
        var refusal = Refusal.badRequest(message)
        refusal.topic = "time"
        return refusal
    }

    /// 400 with a code of its own in the cloud dialect.
    static func badCursor() -> Refusal {
        var refusal = Refusal.badRequest("the cursor is none that this listing gave out")
        refusal.topic = "cursor"
        return refusal
    }

    static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> Refusal {
        Refusal(
            status: .methodNotAllowed, code: "method_not_allowed", message: "this address does not know the method",
            headers: [.allow: allowed.map(\.rawValue).joined(separator: ", ")])
    }

    static let unauthorized = Refusal(
        status: .unauthorized, code: "unauthorized",
        message: "the request carries no valid API key as a bearer token",
        headers: [.wwwAuthenticate: "Bearer"])

    static func tooManyRequests(_ headers: HTTPFields) -> Refusal {
        Refusal(
            status: .tooManyRequests, code: "rate_limit_exceeded", message: "there were too many requests",
            headers: headers)
    }

    static func failure(_ status: HTTPResponse.Status) -> Refusal {
        Refusal(
            status: status, code: "simulated_fault",
            message: "the simulator was asked to answer \(status.code)")
    }

    /// `{"code": 404, "message": "…", "errors": [{"code": "not_found", "message": "…"}]}` in the reference dialect; in that of the
    /// cloud a list of errors, for 401 and 429 a number and a text.
    ///
    /// - Parameter isOld: Whether the address is one of the first version, which has those numbers.
    func body(in dialect: SimulatedDialect, isOld: Bool = true) -> JSONValue {
        switch (dialect, isOld ? status.code : 0) {
        case (.reference, _):
            [
                "code": .number(JSONNumber(status.code)),
                "message": .string(message),
                "errors": [["code": .string(code), "message": .string(message)]],
            ]
        case (.cloud, 401), (.cloud, 429):
            ["code": .number(JSONNumber(status.code)), "message": .string(message)]
        case (.cloud, _):
            [
                "errors": [
                    [
                        "id": "00000000-0000-4000-8000-000000000000", "status": .string("\(status.code)"),
                        "code": .string(cloudCode), "title": .string(status.reasonPhrase),
                        "detail": .string(message),
                    ]
                ]
            ]
        }
    }

    /// As the description has them: `ADMIN-404-5` for a policy.
    private var cloudCode: String {
        let number =
            switch (status.code, topic) {
            case (404, "domain"): 3
            case (404, "event"): 4
            case (404, "policy"): 5
            case (404, "user"): 8
            case (404, "group"): 10
            case (404, _): 2
            case (400, "cursor"): 1
            case (400, "time"): 3
            case (400, _): 4
            default: 1
            }
        return "ADMIN-\(status.code)-\(number)"
    }
}
