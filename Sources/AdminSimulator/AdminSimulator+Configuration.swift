package import Foundation

extension AdminSimulator {
    /// How a simulator behaves; the default is an obliging server on a free port of this machine.
    package struct Configuration: Sendable {
        /// The address it listens on.
        package var host = "127.0.0.1"
        /// 0 picks a free port.
        package var port = 0
        /// The only bearer token it accepts.
        package var token: String
        /// The id of the one directory; `-` always means all.
        package var directoryID = "dir-1"
        /// How many resources are on a page.
        package var pageSize = 100
        /// What a PUT of a policy means.
        package var putMode = PutMode.replace
        /// The most requests it answers in a second; nil means no limit.
        package var requestsPerSecond: Int?
        /// The faults in force from the start.
        package var faults: [Fault] = []
        /// The clock of events, updates and rate limits.
        package var now: @Sendable () -> Date = { Date() }

        /// - Parameter token: The token that clients need; a random one when there is none given.
        package init(token: String = Self.randomToken()) {
            self.token = token
        }

        /// 32 hexadecimal digits from the system's random numbers.
        package static func randomToken() -> String {
            var generator = SystemRandomNumberGenerator()
            return (0..<16).map { _ in
                let byte = UInt8.random(in: .min ... .max, using: &generator)
                return (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
        }
    }
}
