internal import NIOHTTP1

extension PublishRequest {
    /// What every request says of itself.
    func headers(userAgent: String) -> HTTPHeaders {
        var headers: HTTPHeaders = ["accept": "application/json", "user-agent": userAgent]
        if let authorization {
            headers.add(name: "authorization", value: authorization)
        }
        if body != nil {
            headers.add(name: "content-type", value: "application/json")
        }
        return headers
    }
}

extension HTTPHeaders {
    /// How long the server asks to be left alone, in seconds; nil when it does not ask.
    var requestedWait: Duration? {
        first(name: "retry-after").flatMap { UInt32($0) }.map { .seconds(Int64($0)) }
    }
}
