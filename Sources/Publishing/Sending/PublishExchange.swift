/// One way to a server.
protocol PublishExchange: Sendable {
    /// Sends the request once.
    func answer(to request: PublishRequest) async -> PublishAnswer
}
