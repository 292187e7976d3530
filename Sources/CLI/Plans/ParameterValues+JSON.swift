import JSON
import Observations
import Rules

extension ParameterValues {
    /// By name.
    var json: JSONObject {
        JSONObject(uniqueMembers: sorted.map { JSONObject.Member(key: $0.name, value: $0.value.json) })
    }
}
