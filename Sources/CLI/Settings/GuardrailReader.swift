import CEL
import Diagnostics
import Remediation
import YAML

/// Reads `guardrails` of the settings.
enum GuardrailReader {
    private static let keys = [
        "required_ranges", "max_changes", "max_percent", "max_locked_out", "protected_policies", "windows", "freeze",
        "organizations",
    ]

    static func safeguards(of node: YAMLNode, into diagnostics: inout [Diagnostic]) -> Safeguards {
        var safeguards = Safeguards()
        guard let mapping = node.mapping(expected: "guardrails", into: &diagnostics) else { return safeguards }
        mapping.checkKeys(keys, what: "`guardrails`", into: &diagnostics)
        safeguards.requiredRanges = texts(mapping["required_ranges"], "an address or a CIDR range", into: &diagnostics)
        { text in
            CELIPRange(requirement: text) == nil ? nil : text
        }
        if let count = count(mapping["max_changes"], 0...1_000_000, into: &diagnostics) {
            safeguards.maximumChanges = count
        }
        safeguards.maximumPercent = count(mapping["max_percent"], 0...100, into: &diagnostics)
        if let count = count(mapping["max_locked_out"], 0...1_000_000, into: &diagnostics) {
            safeguards.maximumLockedOut = count
        }
        safeguards.protectedPolicies = texts(mapping["protected_policies"], "a policy's id", into: &diagnostics) { $0 }
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
