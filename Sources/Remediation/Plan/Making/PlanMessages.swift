import Evaluation
import Observations
import Rules

/// The texts of why something is not planned.
enum PlanMessages {
    static let declined = "`when` of the rule is false"

    static let changedSince =
        "the policy is no longer what was written; somebody else has changed it, so that it must be put right by hand"

    static let contradictory = "what is to be done contradicts itself"
    static let notListed = "it was not listed"

    static func unreadable(_ reason: String) -> String {
        "the policy could not be read by itself: \(reason)"
    }

    static func unwritableType(_ type: String, _ dialect: String) -> String {
        "The API (\(dialect)) cannot write policies of the type `\(type)`."
    }

    static func unwritablePath(_ path: PolicyPath, _ dialect: String) -> String {
        "The API (\(dialect)) cannot write `\(path)` of a policy."
    }

    static func manual(_ obstacle: String, _ edits: [Repair.Edit], help: String?) -> String {
        let wishes = edits.map(\.inWords).joined(separator: "; ")
        return "\(obstacle) By hand: \(wishes)." + (help.map { "\n\($0)" } ?? "")
    }

    static func stillViolating(_ rule: String) -> String {
        "`\(rule)` would still fail on the policy"
    }

    static func notSelected(_ rule: String) -> String {
        "`\(rule)` would not select the policy any more, so that nothing would show that it is met"
    }

    static func undecided(_ rule: String) -> String {
        "`\(rule)` could not be decided on the policy"
    }

    static func wouldFail(_ rule: String, _ resource: FindingResource) -> String {
        "`\(rule)` would fail on the \(resource.inWords)"
    }

    static func wouldBeUndecided(_ rule: String, _ resource: FindingResource) -> String {
        "`\(rule)` could not be decided any more on the \(resource.inWords)"
    }

    static func outcome(_ rule: String, _ outcome: Outcome) -> String {
        outcome == .fail ? "`\(rule)` would fail" : "`\(rule)` could not be decided any more"
    }

    static func blocked(_ rule: String, _ fields: [String]) -> String {
        let names = fields.map { "`policy.\($0)`" }.joined(separator: ", ")
        return "`\(rule)` cannot be decided and reads \(names), so that what the change does to it is not known"
    }
}

extension FindingResource {
    fileprivate var inWords: String {
        kind == .organization ? "organization" : "\(kind.rawValue) `\(name ?? id)`"
    }
}
