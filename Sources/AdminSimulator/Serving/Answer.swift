internal import HTTPTypes
internal import Hummingbird
internal import JSON
internal import NIOCore

/// A response whose body is still in one piece.
struct Answer {
    var status: HTTPResponse.Status
    var headers = HTTPFields()
    /// Nil for no content.
    var body: ByteBuffer?

    init(status: HTTPResponse.Status) {
        self.status = status
    }

    init(json bytes: ByteBuffer, status: HTTPResponse.Status = .ok) {
        self.status = status
        body = bytes
        headers[.contentType] = "application/json"
    }

    init(_ refusal: Refusal, in dialect: SimulatedDialect, isOld: Bool = true) {
        self.init(
            json: ByteBuffer(bytes: refusal.body(in: dialect, isOld: isOld).serializedBytes()), status: refusal.status)
        for field in refusal.headers {
            headers[field.name] = field.value
        }
    }

    /// The response, whole and at once.
    var response: Response {
        Response(status: status, headers: headers, body: body.map(ResponseBody.init(byteBuffer:)) ?? ResponseBody())
    }
}
