internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// What a request says of the way back to its client.
struct Exchange {
    let channel: any Channel
    /// Scheme and authority as the client called them, so that links stay on the client's own origin.
    let origin: String
    /// Path and query as they were sent.
    let target: String

    init(_ request: Request, on channel: any Channel) {
        self.channel = channel
        target = request.uri.path + (request.uri.query.map { "?" + $0 } ?? "")
        origin = "http://" + (Self.authority(of: request) ?? Self.address(of: channel))
    }

    /// The `Host` header, when it can stand in a URL as it is.
    private static func authority(of request: Request) -> String? {
        guard let authority = request.head.authority, !authority.isEmpty,
            authority.utf8.allSatisfy({ byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"),
                    UInt8(ascii: "["), UInt8(ascii: "]"):
                    true
                default:
                    false
                }
            })
        else {
            return nil
        }
        return authority
    }

    private static func address(of channel: any Channel) -> String {
        let address = channel.localAddress
        return "\(address?.ipAddress ?? "localhost"):\(address?.port ?? 80)"
    }
}
