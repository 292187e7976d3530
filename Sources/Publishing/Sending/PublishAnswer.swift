internal import NIOCore

/// What came of one attempt to send a request.
enum PublishAnswer: Sendable {
    /// An answer, with the first bytes of its body and how long the server wants to be left alone.
    case answered(status: Int, body: String, wait: Duration?)
    /// There was no connection, so nothing was sent.
    case unreachable(String)
    /// It was sent, at least in part, and there is no answer.
    case lost(String)

    /// Of a body, what is read at least; the rest is passed over.
    static let mostBytes = 16 << 10

    /// The beginning of a body.
    static func text(_ body: ByteBuffer) -> String {
        String(buffer: body.getSlice(at: body.readerIndex, length: min(mostBytes, body.readableBytes)) ?? ByteBuffer())
    }
}
