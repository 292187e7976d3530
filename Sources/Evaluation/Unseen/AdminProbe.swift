package import CEL
package import Observations
package import Rules

/// Looks for the active admin that every organization has. Where none was seen, roles were not seen as they are, whatever the API says: a
/// filter or a permission that fails silently answers with nothing.
package struct AdminProbe {
    /// The rules, and one that selects the organization's admins.
    package let rules: CompiledRuleSet
    /// Ids of those that read roles of users.
    private let readers: Set<String>

    private static let id = "tenet-probe-organization-admins"

    /// Nil where no rule reads roles of users, or admins are not among what the rules demand.
    package init?(_ rules: CompiledRuleSet, in dialect: Dialect, now: CELTimestamp) {
        let readers = rules.rules.filter { rule in
            rule.reads.contains { read in
                guard let place = FieldPlace(objectType: read.objectType, field: read.field) else { return false }
                return place.kind == .user && place.detail(in: dialect) == .roleAssignments
            }
        }
        guard !readers.isEmpty, let probe = Self.rule else { return nil }
        var extended = rules
        extended.rules.append(probe)
        let demanded = rules.demand(in: dialect, now: now).collections[.user]
        guard let filter = demanded?.filter,
            filter == extended.demand(in: dialect, now: now).collections[.user]?.filter
        else { return nil }
        self.rules = extended
        self.readers = Set(readers.map(\.metadata.id))
    }

    /// What the rules say, given what they and the probe say: where it decides that there is no admin, a rule that reads roles
    /// is undetermined but for the violations that were seen.
    package func judge(_ assessment: Assessment) -> Assessment {
        var assessment = assessment
        guard let place = assessment.rules.firstIndex(where: { $0.rule.id == Self.id }) else { return assessment }
        let probe = assessment.rules.remove(at: place)
        guard probe.outcome == .fail else { return assessment }
        for index in assessment.rules.indices where readers.contains(assessment.rules[index].rule.id) {
            assessment.rules[index].noteThatNoAdminWasSeen()
        }
        return assessment
    }

    /// Fails where all roles of all active users were seen, and none is that of an admin.
    private static let rule: CompiledRule? = {
        let text = """
            apiVersion: tenet/v1
            rules:
              - id: \(id)
                title: An organization has an active admin
                severity: info
                for: user
                where: '"org-admin" in user.roles && user.account_status == "active"'
                count: { min: 1 }
            """
        var reader = RuleFileReader(path: id, bytes: Array(text.utf8)) { _ in "" }
        var compiler = RuleCompiler(RuleSet(files: [reader.read()]), parameters: [:])
        return compiler.compile().rules.first
    }()
}

extension RuleAssessment {
    fileprivate mutating func noteThatNoAdminWasSeen() {
        findings.removeAll { $0.resource.kind == .organization || $0.status != .fail }
        outcome = findings.isEmpty ? .undetermined : .fail
        ownReasons = Reason.distinct(
            ownReasons + [
                Reason(
                    .incomplete,
                    "no active user has the role org-admin, which no organization is without, so roles were not seen as they are"
                )
            ])
        selected.isAtLeast = true
    }
}
