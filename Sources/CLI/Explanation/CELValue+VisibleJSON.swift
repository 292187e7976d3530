import CEL
import JSON
import Observations
import Reporting

extension CELValue {
    /// As JSON on one line in which a terminal finds nothing to obey.
    var visibleJSON: String { json.serialized().visibleJSON }
}
