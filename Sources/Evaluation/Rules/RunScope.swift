import CEL
import Observations
import Rules

/// What the expressions of a run share: the organization, parameters, `now`, and the `let`s of files, each computed once.
///
/// Used by one task at a time.
final class RunScope {
    let rules: CompiledRuleSet
    let inventory: Inventory
    let now: CELTimestamp
    private let organization: CELValue
    private let parameters: CELValue
    private let lets: [String: [String: CompiledLet]]
    private var values: [String: [String: CELValue]] = [:]

    init(_ rules: CompiledRuleSet, _ inventory: Inventory, now: CELTimestamp, organization: (any CELObject)? = nil) {
        self.rules = rules
        let inventory = inventory.seen(until: now)
        self.inventory = inventory
        self.now = now
        self.organization = .object(organization ?? OrganizationObject(inventory))
        parameters = .object(rules.parameters)
        lets = rules.lets.mapValues { lets in
            Dictionary(lets.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// Whether all was seen that the rule can select.
    func completeness(for rule: CompiledRule) -> Completeness {
        let kind = rule.metadata.kind
        return inventory.collection(of: kind).completeness(for: rules.filter(of: rule, now: now), of: kind)
    }

    /// What an error or unknown says to people; of a detail that could not be fetched, why.
    func reasons(of value: CELValue) -> [Reason] {
        guard case .unknown(let unknown) = value else { return value.reasons }
        return Reason.distinct(
            unknown.attributes.flatMap { attribute -> [Reason] in
                let failures = attribute.detail.flatMap { inventory.failures[$0.kind]?[$0.detail] } ?? []
                return failures.isEmpty ? CELValue.unknown(CELUnknown([attribute])).reasons : Array(failures)
            })
    }

    /// The value of a name that does not depend on a resource, as the file sees it.
    func value(of name: String, in file: String) -> CELValue? {
        switch name {
        case "org": return organization
        case "params": return parameters
        case "now": return .timestamp(now)
        default: break
        }
        if let value = rules.inputs.value(of: name) { return value }
        if let answer = SupportQuestion.answer(name, in: inventory.dialect) { return answer }
        if let value = values[file]?[name] { return value }
        guard let declared = lets[file]?[name] else { return nil }
        let value = FileActivation(scope: self, file: file).evaluate(declared.expression)
        values[file, default: [:]][name] = value
        return value
    }
}

/// The names of one file, without a resource.
struct FileActivation: ExpressionScope {
    let scope: RunScope
    let file: String
    /// What stands under `count`, in the message of a `count` rule.
    var count: Int?
    /// What stands under `key`, in that of one with `by`.
    var key: String?

    func value(of variable: String) -> CELValue? {
        if variable == "count", let count { return .int(Int64(count)) }
        if variable == "key", let key { return .string(key) }
        return scope.value(of: variable, in: file)
    }
}
