/// How many policies may change, at one level: by one run, by one rule, or in one organization within a day.
package struct ChangeLimit: Hashable, Sendable {
    /// Which changes are counted.
    package enum Kind: String, CaseIterable, Sendable {
        case any
        /// Those whose risk is high.
        case highRisk
        /// Those that disable a policy.
        case disabling
    }

    /// The most policies; a kind that is not in it has no such bound.
    package var counts: [Kind: Int] = [:]
    /// The most of all policies of the organization, in percent; a kind that is not in it has no such bound.
    package var percents: [Kind: Int] = [:]

    /// No bound at all.
    package init() {}

    /// Whether it bounds nothing.
    package var isEmpty: Bool { counts.isEmpty && percents.isEmpty }

    /// The names of all bounds, as settings, plans and standing approvals have them.
    package static let keys = Kind.allCases.flatMap { [$0.countKey, $0.percentKey] }

    /// What exceeds a bound, a text each: `6 changes are more than `max_changes` allows (5)`.
    /// - Parameter name: What a bound is called where it stands, by its key.
    func excesses(of changes: [Change.Weight], among policies: Int, named name: (String) -> String) -> [String] {
        Kind.allCases.flatMap { kind -> [String] in
            let count = changes.count { $0.counts(as: kind) }
            let words = "\(kind.inWords(count)) \(count == 1 ? "is" : "are") more than"
            var texts: [String] = []
            if let most = counts[kind], count > most {
                texts.append("\(words) \(name(kind.countKey)) allows (\(most))")
            }
            // Neither number comes near an overflow: both count policies that were held in memory, or were checked when read.
            if let percent = percents[kind], count * 100 > policies * percent {
                texts.append("\(words) \(name(kind.percentKey)) allows (\(percent) of \(policies) policies)")
            }
            return texts
        }
    }
}

extension ChangeLimit.Kind {
    /// What the bound is called.
    package var countKey: String {
        switch self {
        case .any: "max_changes"
        case .highRisk: "max_high_risk"
        case .disabling: "max_disable"
        }
    }

    /// What the bound in percent is called.
    package var percentKey: String { self == .any ? "max_percent" : "\(countKey)_percent" }

    /// So many changes of the kind, for people.
    package func inWords(_ count: Int) -> String {
        (count == 1 ? "1 change" : "\(count) changes") + description(of: count)
    }

    /// What follows a number of changes, or a part of them.
    package func description(of count: Int) -> String {
        switch self {
        case .any: ""
        case .highRisk: " of high risk"
        case .disabling: count == 1 ? " that disables a policy" : " that disable a policy"
        }
    }
}

extension Change {
    /// As what a change counts.
    package struct Weight: Hashable, Sendable {
        package let risk: Risk
        package let disables: Bool

        func counts(as kind: ChangeLimit.Kind) -> Bool {
            switch kind {
            case .any: true
            case .highRisk: risk == .high
            case .disabling: disables
            }
        }
    }

    /// As what it counts.
    package var weight: Weight { Weight(risk: risk, disables: disables) }
}
