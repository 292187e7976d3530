import Remediation

extension Setting {
    /// What bounds on changes are for.
    enum LimitLevel: String, CaseIterable {
        case run = ""
        case rule = "per_rule."
        case organization = "per_organization."

        fileprivate var says: String {
            switch self {
            case .run: "that one plan may change"
            case .rule: "that one rule may change in one plan"
            case .organization: "that may change in the organization within 24 hours"
            }
        }
    }

    /// All bounds of a level.
    static func limits(at level: LimitLevel) -> [Setting] {
        ChangeLimit.Kind.allCases.flatMap { [most($0, at: level), mostPercent($0, at: level)] }
    }

    /// The most policies of a kind of change.
    static func most(_ kind: ChangeLimit.Kind, at level: LimitLevel) -> Setting {
        let standard = level == .run ? BlastRadius().perRun.counts[kind] : nil
        return guardrail(
            level.rawValue + kind.countKey, .one, .whole(0...1_000_000), standard.map { ["\($0)"] } ?? [],
            says: "the most policies \(level.says)\(kind.manner)")
    }

    /// The most of all policies, in percent.
    static func mostPercent(_ kind: ChangeLimit.Kind, at level: LimitLevel) -> Setting {
        let hasStandard = level == .run && kind == .any
        return guardrail(
            level.rawValue + kind.percentKey, .one, .whole(0...100),
            hasStandard ? ["\(BlastRadius.defaultMaximumPercent)"] : [],
            says: "the most of all policies \(level.says)\(kind.manner), in percent"
                + (hasStandard ? "; by default, one change is never too much" : ""))
    }
}

extension ChangeLimit.Kind {
    fileprivate var manner: String {
        switch self {
        case .any: ""
        case .highRisk: " at high risk"
        case .disabling: " by disabling them"
        }
    }
}
