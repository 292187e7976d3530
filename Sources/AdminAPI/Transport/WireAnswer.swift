internal import NIOCore
internal import NIOHTTP1

/// An answer as it came, decompressed.
struct WireAnswer: Sendable {
    let status: Int
    let headers: HTTPHeaders
    /// The whole body; of an answer that is no success only the beginning.
    let body: ByteBuffer

    /// The server's name for the request.
    var requestID: String? {
        ["x-request-id", "atl-request-id", "atl-traceid", "x-trace-id"].lazy.compactMap { headers.first(name: $0) }
            .first
    }
}
