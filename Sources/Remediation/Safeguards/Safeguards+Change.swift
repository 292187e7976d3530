package import JSON
package import Observations

extension Safeguards {
    /// Why the change may not be made: it weakens what nobody said may be weakened. Nil where it may be made.
    package func weakeningRefusal(of change: Change) -> SafeguardRefusal? {
        let unsaid = change.weakenings.filter { !allowedWeakenings.contains($0) }
        return unsaid.isEmpty ? nil : SafeguardRefusal(SafeguardMessages.weakening(unsaid))
    }

    /// Why the change may not be made: a state on its way could lock people out. Nil where it may be made. No rule, and no
    /// acknowledgement, lifts this.
    package func lockoutRefusal(of change: Change, in dialect: Dialect) -> SafeguardRefusal? {
        change.stages.lazy.compactMap { lockoutRefusal(of: $0.after, in: dialect) }.first
    }

    /// Why a policy may not be written as it is.
    package func lockoutRefusal(of policy: JSONObject, in dialect: Dialect) -> SafeguardRefusal? {
        AllowlistCheck(self, PolicyForm(dialect)).refusal(of: policy)
    }
}
