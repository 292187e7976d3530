internal import Hummingbird
internal import NIOCore

extension Answer {
    /// The response, with what goes wrong in its body.
    func response(distortedBy effect: Fault.Effect?) -> Response {
        guard let body else { return response }
        let size = body.readableBytes
        let half = body.getSlice(at: body.readerIndex, length: size / 2) ?? body
        let rest = body.getSlice(at: body.readerIndex + size / 2, length: size - size / 2) ?? body
        return switch effect {
        case .body(.truncated): response(half)
        case .body(.malformed): response(ByteBuffer(string: #"{"data": [}"#))
        case .body(.shape): response(ByteBuffer(string: #"{"data": "not a list", "links": 7}"#))
        case .body(.html): htmlResponse
        case .drop(.body):
            response(size: size) { writer in
                try await writer.write(half)
                throw ConnectionClosed()
            }
        case .drop(.idle):
            response(size: size) { writer in
                try await writer.write(body)
                try await writer.finish(nil)
                throw ConnectionClosed()
            }
        case .stall(let duration):
            response(size: size) { writer in
                try await writer.write(half)
                try await FaultInjector.sleep(duration)
                try await writer.write(rest)
                try await writer.finish(nil)
            }
        case .slow(let bytesPerSecond):
            response(size: size) { writer in
                try await Self.drip(body, bytesPerSecond, into: &writer)
                try await writer.finish(nil)
            }
        case .huge(let bytes):
            response(size: max(bytes, size)) { writer in
                try await Self.pad(bytes - size, into: &writer)
                try await writer.write(body)
                try await writer.finish(nil)
            }
        default: response
        }
    }

    private func response(_ buffer: ByteBuffer) -> Response {
        var answer = self
        answer.body = buffer
        return answer.response
    }

    private var htmlResponse: Response {
        var answer = self
        answer.body = ByteBuffer(string: "<!DOCTYPE html><title>Sign in</title><p>Please sign in.</p>")
        answer.headers[.contentType] = "text/html"
        return answer.response
    }

    private func response(
        size: Int, _ write: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Void
    ) -> Response {
        Response(status: status, headers: headers, body: ResponseBody(contentLength: size, write))
    }

    private static func drip(
        _ body: ByteBuffer, _ bytesPerSecond: Int, into writer: inout any ResponseBodyWriter
    ) async throws {
        var body = body
        let size = max(1, bytesPerSecond / 10)
        while let piece = body.readSlice(length: min(size, body.readableBytes)), piece.readableBytes > 0 {
            try await writer.write(piece)
            try await FaultInjector.sleep(.seconds(1) * piece.readableBytes / bytesPerSecond)
        }
    }

    /// Spaces before a JSON text do not change it.
    private static func pad(_ count: Int, into writer: inout any ResponseBodyWriter) async throws {
        let block = ByteBuffer(repeating: UInt8(ascii: " "), count: 1 << 16)
        var left = count
        while left > 0 {
            try await writer.write(block.getSlice(at: 0, length: min(left, block.readableBytes)) ?? block)
            left -= block.readableBytes
        }
    }
}
