import CEL
import Observations
import Rules

/// Which policies can change what a rule says.
enum PolicyReach {
    case none
    /// What it says of a policy hangs on that policy alone, and it says nothing else.
    case single
    case all
}

extension CompiledRule {
    /// Which policies can change what it says; `fileLets` are those of its file.
    func reach(_ fileLets: [CompiledLet]) -> PolicyReach {
        let lets = Dictionary((fileLets + self.lets).map { ($0.name, $0.expression) }, uniquingKeysWith: { $1 })
        var pending = [condition, requirement, count?.minimum, count?.maximum, count?.key].compactMap { $0 }
        var seen: Set<String> = []
        while let expression = pending.popLast() {
            if expression.checked.parsed.root.namesAllPolicies { return .all }
            for name in expression.variables where seen.insert(name).inserted {
                if let named = lets[name] { pending.append(named) }
            }
        }
        guard metadata.kind == .policy else { return .none }
        return requirement != nil && count == nil ? .single : .all
    }
}

extension CELExpr {
    /// Whether it names the organization's policies, or the organization without saying what of it.
    fileprivate var namesAllPolicies: Bool {
        switch kind {
        case .identifier(let name):
            return Self.isOrganization(name)
        case .select(let select):
            if case .identifier(let name) = select.operand.kind, Self.isOrganization(name) {
                return select.field == ResourceKind.policy.collectionName
            }
            return select.operand.namesAllPolicies
        default:
            var isFound = false
            forEachChild { isFound = isFound || $0.namesAllPolicies }
            return isFound
        }
    }

    private static func isOrganization(_ name: String) -> Bool {
        name == ResourceKind.organization.variableName || name == "." + ResourceKind.organization.variableName
    }
}
