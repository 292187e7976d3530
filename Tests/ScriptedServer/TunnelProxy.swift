import NIOCore
import NIOPosix
import Synchronization

/// A proxy on a free port of this machine that opens tunnels with `CONNECT`, whatever host is asked for to one and the same port.
package final class TunnelProxy: Sendable {
    private struct State {
        var heads: [String] = []
        var bytes: [UInt8] = []
    }

    private let state = Mutex(State())
    private let target: Int

    private init(target: Int) {
        self.target = target
    }

    /// What was asked before the tunnels were open, request line and headers.
    package var heads: [String] { state.withLock { $0.heads } }
    /// What clients sent through the tunnels.
    package var bytes: [UInt8] { state.withLock { $0.bytes } }

    /// Runs `body` with a proxy and the port that it listens on.
    package static func run<Result: Sendable>(
        to target: Int, _ body: @Sendable (TunnelProxy, Int) async throws -> Result
    ) async throws -> Result {
        let proxy = TunnelProxy(target: target)
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelOption(.autoRead, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(TunnelEntrance(proxy: proxy))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(proxy, listener.localAddress?.port ?? 0)) } catch {
            result = .failure(error)
        }
        try await listener.close()
        return try result.get()
    }

    fileprivate func note(head: String) { state.withLock { $0.heads.append(head) } }

    fileprivate func note(bytes: ByteBuffer) { state.withLock { $0.bytes += bytes.readableBytesView } }

    fileprivate func open(from client: any Channel) -> EventLoopFuture<any Channel> {
        ClientBootstrap(group: client.eventLoop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(TunnelExit(client: client))
                }
            }
            .connect(host: "127.0.0.1", port: target)
    }
}

/// The side of the client: reads the head of its request, then hands on what comes.
private final class TunnelEntrance: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let proxy: TunnelProxy
    private var received = ByteBuffer()
    private var isOpening = false
    private var server: (any Channel)?

    init(proxy: TunnelProxy) {
        self.proxy = proxy
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received.writeImmutableBuffer(unwrapInboundIn(data))
        if isOpening { return flush() }
        let text = String(buffer: received)
        guard text.hasSuffix("\r\n\r\n") else { return }
        isOpening = true
        received.clear()
        proxy.note(head: text)
        let client = context.channel
        let opened = proxy.open(from: client).assumeIsolated()
        opened.whenSuccess { server in
            self.server = server
            client.writeAndFlush(ByteBuffer(string: "HTTP/1.1 200 Connection established\r\n\r\n"), promise: nil)
            self.flush()
        }
        opened.whenFailure { _ in client.close(promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        server?.close(promise: nil)
    }

    private func flush() {
        guard let server, received.readableBytes > 0 else { return }
        proxy.note(bytes: received)
        server.writeAndFlush(received, promise: nil)
        received = ByteBuffer()
    }
}

/// The side of the server: hands on what comes.
private final class TunnelExit: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let client: any Channel

    init(client: any Channel) {
        self.client = client
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        client.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        client.close(promise: nil)
    }
}
