package import CEL
package import Observations

extension CompiledRuleSet {
    /// What the rules need to see of an organization, with their parameters and at an instant.
    package func demand(in dialect: Dialect, now: CELTimestamp) -> Demand {
        var demand = Demand()
        for rule in rules where rule.isJudged(in: dialect) {
            demand = demand.union(self.demand(of: rule, in: dialect, now: now))
        }
        return demand.merged(in: dialect)
    }

    private func demand(of rule: CompiledRule, in dialect: Dialect, now: CELTimestamp) -> Demand {
        var demand = Demand()
        demand.need(rule.metadata.kind, filter: filter(of: rule, now: now))
        let conditions = waivers.filter { $0.waiver.rule == rule.metadata.id }.compactMap(\.condition)
        for read in conditions.reduce(rule.reads, { $0.union($1.reads) }) {
            if let place = FieldPlace(objectType: read.objectType, field: read.field) {
                demand.read(place, in: dialect)
            }
        }
        return demand
    }

    /// The part of the rule's collection that its `where` can select.
    package func filter(of rule: CompiledRule, now: CELTimestamp) -> ResourceFilter {
        var filter = ResourceFilter.everything
        for equality in rule.conditionFacts.equalities {
            switch (rule.metadata.kind, equality.path) {
            case (.policy, "type"): filter.values[.type] = Set(equality.values)
            case (.event, "attributes.action"): filter.values[.action] = Set(equality.values)
            // Of optional fields an absent one is an error, which a filter of the server's would hide.
            case (.user, "status"): filter.values[.status] = Set(equality.values)
            case (.user, "account_status"): filter.values[.accountStatus] = Set(equality.values)
            case (.user, "membership_status"): filter.values[.membershipStatus] = Set(equality.values)
            case (.user, "claim_status"): filter.values[.claimStatus] = Set(equality.values)
            default: break
            }
        }
        let roles = rule.conditionFacts.requiredMembers.filter { $0.path == "roles" }.map(\.members)
        if rule.metadata.kind == .user, let fewest = roles.min(by: { $0.count < $1.count }) {
            filter.values[.role] = fewest
        }
        guard rule.metadata.kind == .event else { return filter }
        let names = InstantScope(
            parameters: parameters, inputs: inputs, now: now, lets: (lets[rule.file] ?? []) + rule.lets)
        let isTime = { (bound: ConditionFacts.Bound) in bound.path == "attributes.time" }
        filter.from = rule.conditionFacts.lowerBounds.filter(isTime).compactMap { names.instant($0) }.max()
        filter.to = rule.conditionFacts.upperBounds.filter(isTime).compactMap { names.instant($0) }.min()
        return filter
    }
}

extension CompiledRule {
    /// Whether anything of the organization could decide it.
    fileprivate func isJudged(in dialect: Dialect) -> Bool {
        manual == nil && metadata.kind.isSupported(in: dialect) && (dialects?.contains(dialect) ?? true)
    }
}

extension Demand {
    /// The same with kinds left out that the dialect does not have.
    fileprivate func merged(in dialect: Dialect) -> Demand {
        Demand(collections.filter { $0.key.isSupported(in: dialect) })
    }
}

/// The names that a bound on time may use: parameters, inputs, `now`, and `let`s that need nothing else.
private final class InstantScope: CELActivation {
    private let parameters: ParameterValues
    private let inputs: InputValues
    private let now: CELTimestamp
    private let lets: [CompiledLet]
    /// Of `let`s, each computed once: those that name others twice over would take forever.
    private var values: [String: CELValue] = [:]

    init(parameters: ParameterValues, inputs: InputValues, now: CELTimestamp, lets: [CompiledLet]) {
        self.parameters = parameters
        self.inputs = inputs
        self.now = now
        self.lets = lets
    }

    func value(of variable: String) -> CELValue? {
        switch variable {
        case "params": return .object(parameters)
        case "now": return .timestamp(now)
        default: break
        }
        if let value = inputs.value(of: variable) ?? values[variable] { return value }
        // A `let` names only those before it, so this ends.
        let value = lets.last { $0.name == variable }?.expression.program.evaluate(self)
        values[variable] = value
        return value
    }

    /// Nil where the bound has no value without the organization.
    func instant(_ bound: ConditionFacts.Bound) -> CELTimestamp? {
        guard case .timestamp(let instant) = bound.instant.program.evaluate(self) else { return nil }
        return instant
    }
}
