internal import HTTPTypes
internal import Hummingbird
internal import JSON

extension RequestObject {
    /// The largest body that is read.
    private static let limit = 1 << 20

    /// Reads the body of a request; an operation that takes none gets an empty object and its body is ignored.
    static func body(of request: Request, for operation: SimulatedOperation) async throws -> RequestObject {
        switch operation.body {
        case .required: try await body(of: request)
        case .optional: try await body(of: request, orNothing: true)
        case .ignored: RequestObject(object: JSONObject())
        }
    }

    /// Reads the body of a request as a JSON object.
    /// - Throws: 415 for another content type, 413 for too much of it, 400 for what is no JSON object or is not there.
    /// - Parameter orNothing: Takes no body for an empty object.
    static func body(of request: Request, orNothing: Bool = false) async throws -> RequestObject {
        let bytes = try await bytes(of: request)
        guard !bytes.isEmpty || !orNothing else { return RequestObject(object: JSONObject()) }
        guard !bytes.isEmpty else {
            throw Refusal.badRequest("the request has no body")
        }
        let mediaType = request.headers[.contentType]?.split(separator: ";").first?
            .lowercased().filter { $0 != " " }
        guard mediaType == "application/json" else {
            throw Refusal(
                status: .unsupportedMediaType, code: "unsupported_media_type",
                message: "the body is not declared as `application/json`", headers: [.accept: "application/json"])
        }
        guard let value = try? JSONValue(parsing: bytes) else {
            throw Refusal.badRequest("the body is not JSON")
        }
        guard case .object(let object) = value else {
            throw Refusal.badRequest("the body is not a JSON object")
        }
        return RequestObject(object: object)
    }

    private static func bytes(of request: Request) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await buffer in request.body {
            guard bytes.count + buffer.readableBytes <= limit else {
                throw Refusal(
                    status: .contentTooLarge, code: "content_too_large",
                    message: "the body is larger than \(limit) bytes")
            }
            bytes += buffer.readableBytesView
        }
        return bytes
    }
}
