/// What is known of a call that failed. No part of it holds the credential.
package struct CallFailure: Sendable, Hashable {
    /// What was asked for.
    package let operation: AdminOperation
    /// The HTTP method.
    package let method: String
    /// With the query; without the origin.
    package let path: String
    /// Nil when no answer came.
    package var status: Int?
    /// The server's name for the request, for its support.
    package var requestID: String?
    /// Why, in a few words: the server's message or our reason; control characters are visible.
    package var reason: String?
    /// The beginning of a body that was not understood; control characters are visible.
    package var excerpt: String?
    /// How often it was tried.
    package var attempts: Int
}
