import AdminAPI
import Observations

extension AdminAPIError {
    /// Why something is undetermined after it.
    var reason: ReasonKind {
        switch self {
        case .unauthorized, .forbidden: .forbidden
        default: .incomplete
        }
    }

    /// Whether every further call would fail the same way.
    var endsTheRun: Bool {
        switch self {
        case .unauthorized, .callLimit, .deadline: true
        default: false
        }
    }
}
