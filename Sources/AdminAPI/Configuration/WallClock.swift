internal import Foundation

/// The time of day.
enum WallClock {
    /// Seconds since 1970.
    @Sendable static func now() -> Double {
        Date().timeIntervalSince1970
    }
}
