import AdminSimulator
import Evaluation
import Foundation
import JSON
import Observations
import RandomCEL
import Reporting
import Rules
import Testing

/// A snapshot says what the live run said, and nothing that the whole organization would not say.
@Suite(.serialized) struct SnapshotTests {
    /// The findings of the `json` report, as bytes.
    private func findings(_ assessment: Assessment) throws -> String {
        let report = Report(
            toolVersion: "1", assessment: assessment, snapshot: nil, rulesDigest: "", parameters: [], exitStatus: 0,
            apiCalls: 0, apiCallsByOperation: [:],
            appendFingerprint: { $1.append(Array("\($0.rule)/\($0.resource.id)".utf8)) })
        let text = String(decoding: ReportFormat.json.render(report), as: UTF8.self)
        let start = try #require(text.range(of: "\n  \"rules\":"))
        return String(text[start.lowerBound...])
    }

    private func assess(_ inventory: Inventory, by rules: CompiledRuleSet) -> Assessment {
        let probe = AdminProbe(rules, in: inventory.dialect, now: Site.now)
        let assessment = (probe?.rules ?? rules).assess(inventory, now: Site.now)
        return probe?.judge(assessment) ?? assessment
    }

    @Test(arguments: 1...10)
    func `findings of a snapshot are those of the live run, to the byte`(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let users = random.pick([8, 40, 120])
        let organization = RandomOrganization(users: users, &random)
        let text =
            """
            apiVersion: tenet/v1
            let:
              verified: >-
                org.domains.filter(d, d.attributes.?claim.?status.orValue("") == "verified")
                .map(d, d.attributes.?name.value())
            rules:
              - { id: types, title: x, severity: low, for: policy, where: policy.type == "ip-allowlist", require: 'false' }
              - { id: sizes, title: x, severity: low, for: group, require: group.attributes.?member_count.value() > 2 }

            """ + (1...3).map { RandomUserRule($0, users: users, &random).text }.joined()
        let rules = try Compiled.rules(text)
        let simulated = try organization.simulated
        var site = Site(
            organization: try Site.Organization(simulated, isCloud: seed % 2 == 0))
        site.pageSize = random.pick([7, 50, 100])
        // What could not be seen stays so.
        if random.chance(3) {
            site.faults = ["status:503,operation:getUserRoleAssignments,after:\(random.below(20))"]
        }
        let sight = try await site.look(by: rules)
        let snapshot = try DiskSnapshot(sight.inventory)
        let later = assess(try snapshot.inventory(), by: rules)
        #expect(try findings(later) == findings(sight.assessment), "seed \(seed)\n\(text)")
    }

    /// Judges what was seen by all rules, and holds that against the truth.
    private func expectNoMore(
        than truth: [String: RuleAssessment], _ inventory: Inventory, by rules: CompiledRuleSet, _ comment: Comment
    ) -> Int {
        var undetermined = 0
        for rule in assess(inventory, by: rules).rules {
            guard let whole = truth[rule.rule.id] else { continue }
            if rule.outcome == .undetermined {
                undetermined += 1
            } else {
                #expect(rule.outcome == whole.outcome, comment)
            }
            let failing = Set(whole.findings.filter { $0.status == .fail }.map(\.resource))
            let found = rule.findings.filter { $0.status == .fail }.map(\.resource)
            #expect(failing.isSuperset(of: found), comment)
        }
        return undetermined
    }

    @Test(arguments: [false, true])
    func `a snapshot for some rules says no more of the others than the whole would`(isCloud: Bool) async throws {
        let rules = try Shipped.rules
        let site = try Shipped.site(isCloud: isCloud)
        let whole = try await site.look(by: rules)
        let truth = Dictionary(uniqueKeysWithValues: whole.assessment.rules.map { ($0.rule.id, $0) })
        #expect(truth.count > 20)
        var undetermined = 0
        for chosen in rules.rules.map(\.metadata.id) {
            let some = try await site.look(by: rules.filtered { $0.id == chosen })
            #expect(some.outcome(chosen) == truth[chosen]?.outcome)
            let later = try DiskSnapshot(some.inventory).inventory()
            undetermined += expectNoMore(than: truth, later, by: rules, "for \(chosen)")
            let own = assess(later, by: rules.filtered { $0.id == chosen }).rules.first?.outcome
            #expect(own == truth[chosen]?.outcome, "\(chosen)")
        }
        #expect(undetermined > truth.count * truth.count / 4)
    }

    @Test(arguments: [false, true])
    func `a snapshot with something missing says no more than the whole would`(isCloud: Bool) async throws {
        let rules = try Shipped.rules
        let whole = try await Shipped.site(isCloud: isCloud).look(by: rules)
        let truth = Dictionary(uniqueKeysWithValues: whole.assessment.rules.map { ($0.rule.id, $0) })
        for (kind, collection) in whole.inventory.collections {
            for damage in Damage.all(of: kind, collection) {
                var inventory = whole.inventory
                damage.apply(&inventory)
                let comment: Comment = "\(kind): \(damage.says)"
                _ = expectNoMore(than: truth, inventory, by: rules, comment)
                _ = expectNoMore(than: truth, try DiskSnapshot(inventory).inventory(), by: rules, comment)
            }
        }
    }
}

/// A way in which something of a kind was not seen.
private struct Damage {
    var says: String
    var apply: (inout Inventory) -> Void

    static func all(of kind: ResourceKind, _ collection: ResourceCollection) -> [Damage] {
        let count = collection.resources.count
        var all = [
            Damage(says: "not collected") { $0.collections[kind] = nil },
            Damage(says: "all pages missing") { inventory in
                inventory.collections[kind]?.resources = []
                inventory.collections[kind]?.completeness.missing = [missing]
            },
        ]
        // Each half, so that what violates a rule is in one of them.
        for keepsFirst in [true, false] {
            all.append(
                Damage(says: "a page missing, \(keepsFirst)") { inventory in
                    let resources = collection.resources
                    inventory.collections[kind]?.resources = Array(
                        keepsFirst ? resources.prefix(count / 2) : resources.suffix(count / 2))
                    inventory.collections[kind]?.completeness.missing = [missing]
                })
            for detail in Detail.allCases where collection.details[detail] != nil {
                all.append(
                    Damage(says: "some \(detail.rawValue), \(keepsFirst)") { inventory in
                        for index in collection.resources.indices where (index < count / 2) == keepsFirst {
                            inventory.collections[kind]?.resources[index].forget(detail)
                        }
                        inventory.collections[kind]?.details[detail] = .some
                    })
            }
        }
        for detail in Detail.allCases where collection.details[detail] != nil {
            all.append(
                Damage(says: "no \(detail.rawValue)") { inventory in
                    for index in collection.resources.indices {
                        inventory.collections[kind]?.resources[index].forget(detail)
                    }
                    inventory.collections[kind]?.details[detail] = nil
                })
        }
        if kind == .policy {
            for type in ["ip-allowlist", "data-residency", "nothing"] {
                all.append(
                    Damage(says: "only \(type)") { inventory in
                        inventory.collections[kind]?.resources.removeAll {
                            ($0.json["type"]?.string == "policy" ? $0.json["attributes"]?["type"] : $0.json["type"])?
                                .string != type
                        }
                        inventory.collections[kind]?.filter = ResourceFilter([.type: [type]])
                    })
            }
        }
        if kind == .event {
            all.append(
                Damage(says: "only an action") { inventory in
                    inventory.collections[kind]?.resources = []
                    inventory.collections[kind]?.filter = ResourceFilter(
                        [.action: ["nothing"]], from: collection.filter.from)
                })
        }
        if kind == .user {
            all.append(
                Damage(says: "only who has a role") { inventory in
                    inventory.collections[kind]?.resources = []
                    inventory.collections[kind]?.filter = ResourceFilter([.role: ["nothing"]])
                })
        }
        return all
    }

    private static let missing = Completeness.Missing(what: "page 2", reason: .incomplete, text: "page 2 failed")
}

extension Resource {
    /// As if the detail had not been fetched, under any of the keys that it has.
    fileprivate mutating func forget(_ detail: Detail) {
        var object = json
        let others: [Detail: [String]] = [
            .productAccess: ["productAccess"], .resourceCount: ["counts"], .memberCount: ["counts"],
            .roleAssignments: ["platformRoles"],
        ]
        for key in [detail.rawValue] + (others[detail] ?? []) { object[key] = nil }
        self = Resource(.object(object), layout) ?? self
    }
}
