import Foundation
import NIOCore

/// One connection to the server.
final class ScriptedConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let server: TestServer
    private var received = ByteBuffer()
    /// Whether a reply has been the last.
    private var isOver = false

    init(server: TestServer) {
        self.server = server
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received.writeImmutableBuffer(unwrapInboundIn(data))
        while !isOver, let request = ReceivedRequest(from: &received) {
            send(server.reply(to: request), on: context.channel)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func send(_ reply: Reply, on channel: any Channel) {
        if !reply.bytes.isEmpty {
            channel.writeAndFlush(ByteBuffer(bytes: reply.bytes), promise: nil)
        }
        switch reply.ending {
        case .keep:
            return
        case .stall:
            break
        case .close:
            channel.close(promise: nil)
        case .reset:
            // Without time to linger, closing makes the kernel answer with RST.
            let options = channel as? any SocketOptionProvider
            options?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in channel.close(promise: nil) }
        case .dripping(let interval):
            channel.eventLoop.scheduleRepeatedTask(initialDelay: .zero, delay: TimeAmount(interval)) { task in
                channel.writeAndFlush(ByteBuffer(string: " ")).whenFailure { _ in task.cancel() }
            }
        case .repeating(let chunk, let count):
            send(ByteBuffer(bytes: chunk), until: count, on: channel)
        }
        isOver = true
    }

    private func send(_ chunk: ByteBuffer, until left: Int, on channel: any Channel) {
        guard left > 0 else { return channel.close(promise: nil) }
        channel.writeAndFlush(chunk).assumeIsolated().whenSuccess {
            self.server.countSent(chunk.readableBytes)
            self.send(chunk, until: left - chunk.readableBytes, on: channel)
        }
    }
}
