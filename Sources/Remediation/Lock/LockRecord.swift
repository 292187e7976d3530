package import CEL
internal import Foundation
internal import JSON

/// Who holds the lock of an organization.
package struct LockRecord: Hashable, Sendable {
    /// The organization's id.
    package let organization: String
    /// What the lock is broken by.
    package let nonce: String
    /// The process, on the host below.
    package let process: Int64
    package let host: String
    /// When it was taken.
    package let time: CELTimestamp
    /// The journal of the run; empty when it has none.
    package let journal: String

    /// A lock of this process, with a new nonce.
    package init(organization: String, time: CELTimestamp, journal: String) {
        self.organization = organization
        nonce = Nonce.make()
        process = Int64(getpid())
        host = ProcessInfo.processInfo.hostName
        self.time = time
        self.journal = journal
    }

    init(_ json: JSONValue) throws(DocumentError) {
        let reader = try DocumentReader(
            json, "the lock", keys: ["organization", "nonce", "process", "host", "time", "journal"])
        organization = try reader.string("organization")
        nonce = try reader.string("nonce")
        process = try reader.integer("process", in: 0...(.max))
        host = try reader.string("host")
        time = try reader.time("time")
        journal = try reader.string("journal")
    }

    var json: JSONValue {
        [
            "organization": .string(organization), "nonce": .string(nonce), "process": .number(JSONNumber(process)),
            "host": .string(host), "time": .string(time.description), "journal": .string(journal),
        ]
    }
}
