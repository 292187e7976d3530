package import Foundation

extension AdminSimulator {
    /// How a simulator behaves; the default is an obliging server on a free port of this machine.
    package struct Configuration: Sendable {
        /// The address it listens on.
        package var host = "127.0.0.1"
        /// 0 picks a free port.
        package var port = 0
        /// The only bearer token it accepts.
        package var token: BearerToken
        /// The id of the one directory; `-` always means all.
        package var directoryID = "dir-1"
        /// How many resources are on a page, at least one.
        package var pageSize = 100
        /// What a PUT of a policy means.
        package var putMode = PutMode.replace
        /// Whether policies come with an ETag, and an update with `If-Match` for another state is refused.
        package var hasEntityTags = false
        /// How long the resources of an updated policy are `applying` in the cloud dialect.
        package var applicationTime = Duration.milliseconds(300)
        /// The most requests it answers in a second; nil means no limit.
        package var requestsPerSecond: Int?
        /// The faults in force from the start.
        package var faults: [Fault] = []
        /// The clock of events, updates and rate limits.
        package var now: @Sendable () -> Date = { Date() }

        /// - Parameter token: What clients need; a random one when there is none given.
        package init(token: BearerToken = .random()) {
            self.token = token
        }
    }
}
