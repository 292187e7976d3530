import Remediation

extension ApplyStop {
    /// How a command ends that stops for this.
    var status: ExitStatus {
        switch self {
        case .surprise, .unreadable: .partial
        case .interrupted: .interrupted
        case .expired, .lockLost: .stale
        case .refused: .refused
        }
    }
}

extension ChangeResult {
    /// What it adds to how a command ends.
    var status: ExitStatus {
        switch self {
        case .verified, .notAttempted: .success
        case .conflict: .stale
        case .applied, .failed, .unknown: .partial
        }
    }
}
