import NIOCore
import NIOPosix
package import NIOSSL
import Synchronization

/// An HTTP/1.1 server on a free port of this machine that does what a script says, to the byte.
package final class TestServer: Sendable {
    private struct State {
        var requests: [ReceivedRequest] = []
        var bytesSent = 0
        var connections: [any Channel] = []
    }

    private let state = Mutex(State())
    private let address = Mutex<SocketAddress?>(nil)
    private let script: @Sendable (ReceivedRequest, Int) -> Reply

    private init(script: @escaping @Sendable (ReceivedRequest, Int) -> Reply) {
        self.script = script
    }

    package var port: Int { address.withLock { $0?.port } ?? 0 }
    package var url: String { "http://127.0.0.1:\(port)" }
    /// In the order in which they came.
    package var requests: [ReceivedRequest] { state.withLock { $0.requests } }
    package var targets: [String] { requests.map(\.target) }
    /// Bytes of endless bodies that the system took.
    package var bytesSent: Int { state.withLock { $0.bytesSent } }

    /// Runs `body` against a server.
    /// - Parameter script: The reply to a request and its number, 0 for the first.
    package static func run<Result: Sendable>(
        tls: NIOSSLContext? = nil, _ script: @escaping @Sendable (ReceivedRequest, Int) -> Reply,
        _ body: @Sendable (TestServer) async throws -> Result
    ) async throws -> Result {
        let server = TestServer(script: script)
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                server.state.withLock { $0.connections.append(channel) }
                return channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
                    }
                    try channel.pipeline.syncOperations.addHandler(ScriptedConnection(server: server))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        server.address.withLock { $0 = listener.localAddress }
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(server)) } catch { result = .failure(error) }
        try await listener.close()
        for connection in server.state.withLock({ $0.connections }) {
            connection.close(promise: nil)
        }
        return try result.get()
    }

    /// What to do with a request.
    func reply(to request: ReceivedRequest) -> Reply {
        let number = state.withLock { state in
            state.requests.append(request)
            return state.requests.count - 1
        }
        return script(request, number)
    }

    func countSent(_ bytes: Int) {
        state.withLock { $0.bytesSent += bytes }
    }
}
