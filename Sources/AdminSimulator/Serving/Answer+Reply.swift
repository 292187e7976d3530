internal import HTTPTypes
internal import JSON
internal import NIOCore

extension Answer {
    /// Writes what an operation answered.
    init(_ reply: Reply, links: PageLinks) {
        switch reply {
        case .object(let json):
            self.init(json: ByteBuffer(bytes: json.bytes))
        case .data(let json):
            var buffer = ByteBuffer(string: #"{"data":"#)
            buffer.writeBytes(json.bytes)
            buffer.writeString("}")
            self.init(json: buffer)
        case .accepted(let policy):
            self.init(accepted: policy, in: .cloud)
        case .page(let page):
            self.init(json: Self.buffer(page, links: links))
        case .done:
            self.init(status: .ok)
        case .noContent:
            self.init(status: .noContent)
        }
    }

    /// Says that a policy will become something else.
    init(accepted policy: StoredJSON, in dialect: SimulatedDialect) {
        var buffer = ByteBuffer(bytes: policy.bytes)
        if dialect == .cloud {
            buffer = ByteBuffer(string: #"{"data":"#)
            buffer.writeBytes(policy.bytes)
            buffer.writeString("}")
        }
        self.init(json: buffer, status: .accepted)
    }

    private static func buffer(_ page: Page, links: PageLinks) -> ByteBuffer {
        var buffer = ByteBuffer(string: #"{"data":["#)
        for (index, item) in page.items.enumerated() {
            if index > 0 {
                buffer.writeString(",")
            }
            buffer.writeBytes(item.bytes)
        }
        buffer.writeString("]")
        for member in links.members(for: page) {
            buffer.writeString(#","\#(member.key)":"#)
            buffer.writeBytes(member.value.serializedBytes())
        }
        buffer.writeString("}")
        return buffer
    }
}
