package import Observations

extension Plan {
    /// The plan with those of its changes that are kept, in its order, as far as it is shown without the others that they help
    /// and break nothing.
    package func keeping(
        _ isKept: (Change) -> Bool, in inventory: Inventory, _ context: PlanningContext
    ) -> Plan {
        var plan = self
        var proof = ChangeProof(inventory, context.rules, now: context.now)
        plan.changes = changes.filter { isKept($0) && proof.accept($0) == nil }
        plan.notPlanned = []
        plan.manualSteps = []
        return plan
    }
}
