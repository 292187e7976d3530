package import Observations
package import Rules

extension Assessment {
    /// The same after what people allowed: the one place where it is decided whether a finding is waived.
    ///
    /// - Parameters:
    ///   - rules: The rules that were judged, with their waivers.
    ///   - inventory: What they were judged on.
    ///   - seen: What conditions came to on resources that are not in the inventory.
    ///   - today: A day of the real clock.
    package func accepting(
        _ rules: CompiledRuleSet, on inventory: Inventory, _ seen: SeenConditions = .none, today: CalendarDay
    ) -> Assessment {
        guard !rules.waivers.isEmpty else { return self }
        let compiled = Dictionary(
            rules.rules.map { ($0.metadata.id, $0) }, uniquingKeysWith: { first, _ in first })
        let waivers = Dictionary(grouping: rules.waivers, by: \.waiver.rule)
        let run = RunScope(rules, inventory, now: now)
        var assessment = self
        for (index, rule) in self.rules.enumerated() {
            guard let waivers = waivers[rule.rule.id], let judged = compiled[rule.rule.id] else { continue }
            var decision = WaiverDecision(
                waivers, of: judged, in: run, seen, organization: organization, today: today)
            assessment.rules[index] = decision.decide(rule)
            assessment.waiverNotices += decision.notices(on: rule)
        }
        assessment.waiverNotices.sort { $0.precedes($1) }
        return assessment
    }
}

extension WaiverNotice {
    /// By kind, in the order of `Kind`, then by place.
    fileprivate func precedes(_ other: WaiverNotice) -> Bool {
        let kinds = Kind.allCases
        let (left, right) = (kinds.firstIndex(of: kind) ?? 0, kinds.firstIndex(of: other.kind) ?? 0)
        if left != right { return left < right }
        let (place, otherPlace) = (waiver.location, other.waiver.location)
        if place.path != otherPlace.path { return place.path.utf8.lexicographicallyPrecedes(otherPlace.path.utf8) }
        return (place.line, place.column) < (otherPlace.line, otherPlace.column)
    }
}
