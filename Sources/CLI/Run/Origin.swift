import AdminAPI
import Foundation
import Observations

/// What a run judges.
enum Origin {
    case live(LiveOrganization)
    case snapshot(NamedSnapshot)
    /// Served by the simulator and read through the real client; nil: in its own dialect.
    case simulated(NamedSnapshot, CallLimits, Dialect?)
}

/// The snapshot in a directory.
struct NamedSnapshot {
    var directory: String
    /// Of which it must be; nil for any.
    var organization: String?

    /// Throws `CommandFailure` where the directory holds no snapshot, or that of another organization.
    func folder() throws -> SnapshotFolder {
        let folder = try SnapshotFolder(directory)
        let found = folder.manifest.organizationID
        guard organization == nil || organization == found else {
            throw CommandFailure(.invalid, "expected the organization `\(organization ?? "")`, found `\(found)`")
        }
        return folder
    }
}

/// An organization behind an address.
struct LiveOrganization {
    var id: String
    var dialect: Dialect
    var baseURL: String
    var key: APIKey
    var directories: [String]
    var limits: CallLimits
}

/// How much may be asked, and how fast.
struct CallLimits {
    /// Nil: as fast as the answers come.
    var rate: Double? = 10
    var concurrency = 8
    var maxCalls: Int?
    var caFile: String?
    /// Shared by the organizations of one credential.
    var budget: RateBudget?
}
