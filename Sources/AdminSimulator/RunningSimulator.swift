/// A simulator that answers: where it is, what it was asked, and what goes wrong in it.
package struct RunningSimulator: Sendable {
    /// `http://127.0.0.1:8080`, without a slash at the end.
    package let baseURL: String
    /// The bearer token that it accepts.
    package let token: BearerToken
    /// The requests it was sent.
    package let requests: RequestLog
    /// The faults in force; more can be added at any time.
    package let faults: FaultList
}
