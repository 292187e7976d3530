import CEL

/// What conditions of waivers came to on resources that were judged as they were read, and of which nothing else is left.
package struct SeenConditions: Sendable {
    /// Of one rule: by the place among its waivers, and the resource's id, what is not false.
    typealias OfRule = [Int: [CELStringKey: ConditionTruth]]

    /// By the rule's id; rules whose resources are still there are missing.
    private var rules: [String: OfRule] = [:]

    /// Of nothing: all resources are still there.
    package static let none = SeenConditions()

    subscript(rule: String) -> OfRule? { rules[rule] }

    mutating func merge(_ other: OfRule, of rule: String) {
        rules[rule, default: [:]].merge(other) { $0.merging($1) { first, _ in first } }
    }
}
