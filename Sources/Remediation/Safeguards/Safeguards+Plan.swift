package import CEL
import Evaluation

extension Safeguards {
    /// Why a plan may not be applied as a whole, whatever its changes are.
    /// - Parameter recent: What was changed in the organization before.
    package func refusals(of plan: Plan, after recent: RecentChanges) -> [SafeguardRefusal] {
        var texts: [String] = []
        if !organizations.isEmpty, !organizations.containsExactly(plan.organization.id) {
            texts.append(SafeguardMessages.otherOrganization(plan.organization.id))
        }
        texts += radius.excesses(of: plan, after: recent) { "`\($0)`" }.map(SafeguardMessages.tooMuch)
        return texts.map { SafeguardRefusal($0) }
    }

    /// Why nothing may be written at an instant of the real clock; nil where it may.
    package func refusal(at time: CELTimestamp) -> SafeguardRefusal? {
        if let freeze = freezes.first(where: { $0.covers(time) }) {
            return SafeguardRefusal(SafeguardMessages.frozen(freeze.text))
        }
        if !windows.isEmpty, !windows.contains(where: { $0.isOpen(at: time) }) {
            return SafeguardRefusal(SafeguardMessages.outsideWindows(windows.map(\.text)))
        }
        return nil
    }
}
