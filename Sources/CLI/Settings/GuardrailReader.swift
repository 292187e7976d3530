import CEL
import Diagnostics
import Remediation
import YAML

/// Reads `guardrails` of the settings.
enum GuardrailReader {
    private static let keys =
        [
            "required_ranges", "per_rule", "per_organization", "max_locked_out", "protected_policies",
            "break_glass_admins", "windows", "freeze", "organizations",
        ] + ChangeLimit.keys

    static func safeguards(of node: YAMLNode, into diagnostics: inout [Diagnostic]) -> Safeguards {
        var safeguards = Safeguards()
        guard let mapping = node.mapping(expected: "guardrails", into: &diagnostics) else { return safeguards }
        mapping.checkKeys(keys, what: "`guardrails`", into: &diagnostics)
        safeguards.requiredRanges = texts(mapping["required_ranges"], "an address or a CIDR range", into: &diagnostics)
        { text in
            CELIPRange(requirement: text) == nil ? nil : text
        }
        read(mapping, into: &safeguards.radius.perRun, &diagnostics)
        if let level = level("per_rule", of: mapping, into: &diagnostics) {
            read(level, into: &safeguards.radius.perRule, &diagnostics)
        }
        if let level = level("per_organization", of: mapping, into: &diagnostics) {
            read(level, into: &safeguards.radius.perOrganization, &diagnostics)
        }
        if let count = count(mapping["max_locked_out"], 0...1_000_000, into: &diagnostics) {
            safeguards.maximumLockedOut = count
        }
        safeguards.protectedPolicies = texts(mapping["protected_policies"], "a policy's id", into: &diagnostics) { $0 }
        safeguards.breakGlassAdmins = texts(mapping["break_glass_admins"], "an account's id", into: &diagnostics) { $0 }
        safeguards.windows = texts(mapping["windows"], "a window such as `Mon-Fri 09:00-17:00 UTC`", into: &diagnostics)
        {
            ChangeWindow($0)
        }
        safeguards.freezes = texts(mapping["freeze"], "days such as `2026-12-20/2027-01-06`", into: &diagnostics) {
            Freeze($0)
        }
        safeguards.organizations = texts(mapping["organizations"], "an organization's id", into: &diagnostics) { $0 }
        return safeguards
    }

    private static func level(
        _ key: String, of mapping: YAMLMapping, into diagnostics: inout [Diagnostic]
    ) -> YAMLMapping? {
        let level = mapping[key]?.mapping(expected: "bounds such as `max_changes`", into: &diagnostics)
        level?.checkKeys(ChangeLimit.keys, what: "`\(key)`", into: &diagnostics)
        return level
    }

    /// Reads the bounds that are there; the others stay as they are.
    private static func read(
        _ mapping: YAMLMapping, into limit: inout ChangeLimit, _ diagnostics: inout [Diagnostic]
    ) {
        for kind in ChangeLimit.Kind.allCases {
            if let most = count(mapping[kind.countKey], 0...1_000_000, into: &diagnostics) { limit.counts[kind] = most }
            if let most = count(mapping[kind.percentKey], 0...100, into: &diagnostics) { limit.percents[kind] = most }
        }
    }

    private static func texts<Element>(
        _ node: YAMLNode?, _ expected: String, into diagnostics: inout [Diagnostic], _ read: (String) -> Element?
    ) -> [Element] {
        guard let nodes = node?.sequence(expected: "a list", into: &diagnostics) else { return [] }
        var elements: [Element] = []
        for node in nodes {
            guard let text = node.text(expected: expected, into: &diagnostics) else { continue }
            if let element = read(text) {
                elements.append(element)
            } else {
                diagnostics.append(node.diagnostic("expected \(expected), found `\(text)`"))
            }
        }
        return elements
    }

    private static func count(
        _ node: YAMLNode?, _ range: ClosedRange<Int64>, into diagnostics: inout [Diagnostic]
    ) -> Int? {
        guard let node, let value = node.int(into: &diagnostics) else { return nil }
        guard range.contains(value) else {
            diagnostics.append(
                node.diagnostic("expected a number from \(range.lowerBound) to \(range.upperBound), found `\(value)`"))
            return nil
        }
        return Int(value)
    }
}
