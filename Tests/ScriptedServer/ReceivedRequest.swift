import Foundation
import NIOCore

/// A request as the server saw it.
package struct ReceivedRequest: Sendable {
    package let method: String
    /// Path and query as they stood in the request line.
    package let target: String
    /// Names in lower case.
    package let headers: [String: String]
    package let body: String
    /// When its last byte came.
    package let time: ContinuousClock.Instant

    /// Takes a whole request off the front of the buffer; nil when there is none yet.
    init?(from buffer: inout ByteBuffer) {
        let text = String(decoding: buffer.readableBytesView, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts[1].drop { $0 == " " }.description
        }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        guard text[end.upperBound...].utf8.count >= length else { return nil }
        method = String(words[0])
        target = String(words[1])
        self.headers = headers
        body = String(decoding: text[end.upperBound...].utf8.prefix(length), as: UTF8.self)
        time = .now
        buffer.moveReaderIndex(forwardBy: text[..<end.upperBound].utf8.count + length)
    }
}
