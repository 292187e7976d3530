internal import HTTPTypes
internal import JSON

/// A request that is not carried out, as the description's `ErrorResponse`.
struct Refusal: Error {
    let status: HTTPResponse.Status
    /// The machine-readable code of the one detailed error.
    let code: String
    let message: String
    var headers = HTTPFields()

    static func badRequest(_ message: String) -> Refusal {
        Refusal(status: .badRequest, code: "bad_request", message: message)
    }

    static func notFound(_ message: String) -> Refusal {
        Refusal(status: .notFound, code: "not_found", message: message)
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

    /// `{"code": 404, "message": "…", "errors": [{"code": "not_found", "message": "…"}]}`
    var body: JSONValue {
        [
            "code": .number(JSONNumber(status.code)),
            "message": .string(message),
            "errors": [["code": .string(code), "message": .string(message)]],
        ]
    }
}
