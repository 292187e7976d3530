import AdminSimulator
import NIOCore
import NIOPosix

/// A connection on which bytes are written and read, with no HTTP client between.
enum RawConnection {
    /// Sends a request and returns all that comes until the server closes the connection.
    static func exchange(_ request: String, with simulator: RunningSimulator) async throws -> String {
        let port = simulator.baseURL.split(separator: ":").last.flatMap { Int($0) } ?? 0
        let connection = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await connection.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: request))
            var text = ""
            for try await buffer in inbound {
                text += String(buffer: buffer)
            }
            return text
        }
    }
}
