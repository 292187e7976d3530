package import AdminAPI
package import JSON

/// What a journal tells of, in the order in which it happens to a write: `intent`, `sent`, `response`, `verified`.
package enum JournalEvent: Hashable, Sendable {
    /// A run begins, with everything that is needed to go on with it.
    case begin(Begin)
    /// A run that was cut off goes on; `nonce` is that of its lock.
    case resume(nonce: String)
    /// A write is going to be made; on the disk before anything of it is sent.
    case intent(WriteIntent)
    /// The body is about to be sent, for the first or the second time; on the disk before it is.
    case sent(Write, attempt: Int)
    /// What came back.
    case response(Write, WriteAnswer)
    /// The policy was read back and is what it was to become; `policy` is all of it.
    case verified(Write, policy: JSONObject)
    /// A change ended: with which result, and why.
    case settled(change: String, result: ChangeResult, text: String)
    /// The run ended by itself, with the exit status that it had.
    case end(status: Int)

    /// What a run begins with.
    package struct Begin: Hashable, Sendable {
        /// The plan as it was approved, whole.
        package var plan: JSONValue
        /// Its digest.
        package var digest: String
        /// How it was approved, as `Approval` writes it.
        package var approval: JSONValue
        /// Where it was applied.
        package var baseURL: String
        /// Of the lock.
        package var nonce: String

        package init(plan: JSONValue, digest: String, approval: JSONValue, baseURL: String, nonce: String) {
            self.plan = plan
            self.digest = digest
            self.approval = approval
            self.baseURL = baseURL
            self.nonce = nonce
        }
    }

    /// One write of a change: most have one, some have two stages.
    package struct Write: Hashable, Sendable {
        package var change: String
        /// From 0.
        package var stage: Int

        package init(change: String, stage: Int) {
            self.change = change
            self.stage = stage
        }
    }

    /// A write with what it is made from.
    package struct WriteIntent: Hashable, Sendable {
        package var write: Write
        package var policy: String
        /// The policy as it was read just before.
        package var before: JSONObject
        /// What the server called that state; nil where it did not.
        package var tag: EntityTag?
        /// What it is to become.
        package var after: JSONObject
        /// What is sent, to the byte.
        package var body: JSONObject

        package init(
            write: Write, policy: String, before: JSONObject, tag: EntityTag? = nil, after: JSONObject, body: JSONObject
        ) {
            self.write = write
            self.policy = policy
            self.before = before
            self.tag = tag
            self.after = after
            self.body = body
        }
    }
}
