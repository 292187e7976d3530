internal import HTTPTypes

/// The names of the headers that tell about rate limits. See
/// https://developer.atlassian.com/cloud/admin/rate-limiting/.
extension HTTPField.Name {
    static let rateLimit = known("X-RateLimit-Limit")
    static let rateLimitRemaining = known("X-RateLimit-Remaining")
    static let rateLimitReset = known("X-RateLimit-Reset")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else {
            preconditionFailure("the names above are tokens")
        }
        return name
    }
}
