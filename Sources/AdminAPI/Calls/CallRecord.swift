/// One request, retries and redirects included, that has ended.
package struct CallRecord: Sendable, Hashable {
    /// What was asked for.
    package let operation: AdminOperation
    /// 1 for the first try.
    package let attempt: Int
    /// Nil when no answer came.
    package let status: Int?
    /// Length of the body, decompressed.
    package let bytes: Int
    /// From sending to the last byte, or to the failure.
    package let duration: Duration
}
