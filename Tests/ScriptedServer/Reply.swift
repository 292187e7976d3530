/// What the server does with a request.
package struct Reply: Sendable {
    /// What follows the bytes.
    package enum Ending: Sendable {
        case keep, close, reset
        /// Nothing more is sent, and the connection stays open.
        case stall
        /// The bytes of the chunk again and again, until the client hangs up or so many were sent.
        case repeating(chunk: [UInt8], count: Int)
        /// A byte at a time, for ever.
        case dripping(every: Duration)
    }

    package var bytes: [UInt8]
    package var ending = Ending.keep

    /// An answer with a body and its length.
    package static func answer(_ status: Int, _ body: String = "", headers: [(String, String)] = []) -> Reply {
        answer(status, bytes: Array(body.utf8), headers: headers)
    }

    package static func answer(_ status: Int, bytes body: [UInt8], headers: [(String, String)] = []) -> Reply {
        let lines = ([("Content-Length", "\(body.count)")] + headers).map { "\($0): \($1)\r\n" }.joined()
        return Reply(bytes: Array("HTTP/1.1 \(status) Reason\r\n\(lines)\r\n".utf8) + body)
    }

    /// Bytes as they are.
    package static func raw(_ text: String, _ ending: Ending = .keep) -> Reply {
        Reply(bytes: Array(text.utf8), ending: ending)
    }

    package static let reset = Reply(bytes: [], ending: .reset)
    package static let close = Reply(bytes: [], ending: .close)
    package static let stall = Reply(bytes: [], ending: .stall)
}

extension Reply: CustomStringConvertible {
    /// Short enough for the name of a test case.
    package var description: String {
        "\(String(decoding: bytes.prefix(200), as: UTF8.self).debugDescription), then \(ending)"
    }
}

extension Reply.Ending: CustomStringConvertible {
    package var description: String {
        switch self {
        case .keep: "keep"
        case .close: "close"
        case .reset: "reset"
        case .stall: "stall"
        case .dripping(let interval): "a byte every \(interval)"
        case .repeating(let chunk, let count): "\(count) bytes in chunks of \(chunk.count)"
        }
    }
}
