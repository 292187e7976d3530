package import CEL
import Evaluation

extension Safeguards {
    /// Why a plan may not be applied as a whole, whatever its changes are.
    package func refusals(of plan: Plan) -> [SafeguardRefusal] {
        var texts: [String] = []
        if !organizations.isEmpty, !organizations.contains(plan.organization.id) {
            texts.append(SafeguardMessages.otherOrganization(plan.organization.id))
        }
        let count = plan.changes.count
        if count > maximumChanges { texts.append(SafeguardMessages.tooManyChanges(count, maximumChanges)) }
        let isWithin = maximumPercent == nil ? count <= 1 : count == 0
        let percent = maximumPercent ?? Self.defaultMaximumPercent
        // Neither number comes near an overflow: both count policies that were held in memory, or were checked when read.
        if !isWithin, count * 100 > plan.policyCount * percent {
            texts.append(SafeguardMessages.tooManyPercent(count, of: plan.policyCount, percent))
        }
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
