/// How long one request may take.
package struct Timeouts: Sendable, Hashable {
    /// To a connection that can be used, TLS included.
    package var connect: Duration
    /// Without a byte from the server.
    package var idle: Duration
    /// From sending to the last byte of the answer.
    package var request: Duration

    /// The defaults are those for the live API.
    package init(connect: Duration = .seconds(10), idle: Duration = .seconds(30), request: Duration = .seconds(120)) {
        self.connect = connect
        self.idle = idle
        self.request = request
    }
}
