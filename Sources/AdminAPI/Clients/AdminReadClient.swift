/// Reads an organization. It has no way to change one: writing takes an `AdminWriteClient`, which is another type.
package struct AdminReadClient: Sendable {
    let caller: Caller

    /// What was sent so far, retries and the writes of the same run included.
    package var calls: CallLog {
        caller.connection.log
    }
}
