import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization
import Testing

/// An HTTP/1.1 server on a free port of this machine that does what a script says, to the byte.
final class TestServer: Sendable {
    let port: Int
    private let log = Mutex<[ReceivedRequest]>([])
    private let sentBytes = Mutex(0)
    private let script: @Sendable (ReceivedRequest, Int) -> Reply

    private init(port: Int, script: @escaping @Sendable (ReceivedRequest, Int) -> Reply) {
        self.port = port
        self.script = script
    }

    var url: String { "http://127.0.0.1:\(port)" }
    /// In the order in which they came.
    var requests: [ReceivedRequest] { log.withLock { $0 } }
    var targets: [String] { requests.map(\.target) }
    /// Bytes that the client's side took.
    var bytesSent: Int { sentBytes.withLock { $0 } }

    /// Runs `body` against a server.
    /// - Parameter script: The reply to a request and its number, 0 for the first.
    static func run<Result: Sendable>(
        tls: NIOSSLContext? = nil, _ script: @escaping @Sendable (ReceivedRequest, Int) -> Reply,
        _ body: @Sendable (TestServer) async throws -> Result
    ) async throws -> Result {
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
                    }
                    return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let server = TestServer(port: listener.channel.localAddress?.port ?? 0, script: script)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await server.accept(from: listener) }
            let result: Swift.Result<Result, any Error>
            do { result = .success(try await body(server)) } catch { result = .failure(error) }
            group.cancelAll()
            try? await listener.channel.close()
            return try result.get()
        }
    }

    private func accept(from listener: NIOAsyncChannel<NIOAsyncChannel<ByteBuffer, ByteBuffer>, Never>) async {
        await withDiscardingTaskGroup { group in
            try? await listener.executeThenClose { connections in
                for try await connection in connections {
                    group.addTask { await self.serve(connection) }
                }
            }
            group.cancelAll()
        }
    }

    private func serve(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async {
        let channel = connection.channel
        try? await connection.executeThenClose { inbound, outbound in
            var buffer = ByteBuffer()
            for try await bytes in inbound {
                buffer.writeImmutableBuffer(bytes)
                while let request = ReceivedRequest(from: &buffer) {
                    let number = log.withLock { log in
                        log.append(request)
                        return log.count - 1
                    }
                    guard try await send(script(request, number), to: outbound, of: channel) else { return }
                }
            }
        }
    }

    /// False when the connection is not to be used again.
    private func send(
        _ reply: Reply, to outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>, of channel: any Channel
    ) async throws -> Bool {
        if !reply.bytes.isEmpty {
            try await outbound.write(ByteBuffer(bytes: reply.bytes))
        }
        switch reply.ending {
        case .keep:
            return true
        case .close:
            return false
        case .reset:
            // Without time to linger, closing makes the kernel answer with RST.
            let options = try #require(channel as? any SocketOptionProvider)
            try await options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
            return false
        case .stall:
            try await Task.sleep(for: .seconds(60))
            return false
        case .repeating(let chunk, let count):
            var left = count
            while left > 0 {
                try await outbound.write(ByteBuffer(bytes: chunk))
                sentBytes.withLock { $0 += chunk.count }
                left -= chunk.count
            }
            return false
        case .dripping(let interval):
            while true {
                try await outbound.write(ByteBuffer(bytes: [UInt8(ascii: " ")]))
                try await Task.sleep(for: interval)
            }
        }
    }
}
