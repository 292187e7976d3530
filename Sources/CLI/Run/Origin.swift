import AdminAPI
import Foundation
import Observations

/// What a run judges.
enum Origin {
    case live(LiveOrganization)
    /// The snapshot in a directory.
    case snapshot(String)
    /// The snapshot in a directory, served by the simulator and read through the real client; nil: in its own dialect.
    case simulated(String, CallLimits, Dialect?)
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
