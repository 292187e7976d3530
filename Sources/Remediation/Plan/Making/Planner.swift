import CEL
import Evaluation
import Observations
import Rules

/// Decides change by change: each is held against the state that those before it leave.
struct Planner {
    private let context: PlanningContext
    private let organization: String
    private let dialect: Dialect
    private var proof: ChangeProof
    private(set) var changes: [Change] = []
    private(set) var notPlanned: [NotPlanned] = []

    init(_ inventory: Inventory, _ context: PlanningContext, judgesAll: Bool = false) {
        self.context = context
        organization = inventory.organization.id
        dialect = inventory.dialect
        proof = ChangeProof(inventory, context.rules, now: context.now, judgesAll: judgesAll)
    }

    /// Plans what can be, what can do little harm first. What cannot be is tried again as long as others can: they may clear the way.
    mutating func plan(_ candidates: [Candidate]) {
        let byRisk = Dictionary(grouping: candidates, by: risk)
        var rest = (byRisk[.low] ?? []) + (byRisk[.high] ?? [])
        var isProgressing = true
        while isProgressing, !rest.isEmpty {
            isProgressing = false
            notPlanned = []
            var left: [Candidate] = []
            for candidate in rest {
                if plan(candidate) { isProgressing = true } else { left.append(candidate) }
            }
            rest = left
        }
    }

    private func risk(of candidate: Candidate) -> Change.Risk {
        (try? change(candidate, Set(candidate.wishes.map(\.rule))))?.risk ?? .high
    }

    /// Plans the wishes of as many of a candidate's rules as go together; false where that is none.
    private mutating func plan(_ candidate: Candidate) -> Bool {
        let all = candidate.wishes.map(\.rule)
        if let refusal = attempt(candidate, Set(all)) {
            guard all.count > 1 else {
                notPlanned.append(NotPlanned(rules: all, policy: candidate.identity, refusal))
                return false
            }
        } else {
            return true
        }
        return planSome(of: candidate)
    }

    /// Takes one rule's wishes after the other, and leaves out those that do not go with the ones before.
    private mutating func planSome(of candidate: Candidate) -> Bool {
        let state = (proof, changes)
        var chosen: Set<String> = []
        for rule in candidate.wishes.map(\.rule) {
            (proof, changes) = state
            guard let refusal = attempt(candidate, chosen.union([rule])) else {
                chosen.insert(rule)
                continue
            }
            notPlanned.append(NotPlanned(rules: [rule], policy: candidate.identity, refusal))
        }
        (proof, changes) = state
        return !chosen.isEmpty && attempt(candidate, chosen) == nil
    }

    /// Plans the wishes of some rules; why not where that cannot be.
    private mutating func attempt(_ candidate: Candidate, _ rules: Set<String>) -> ChangeProof.Refusal? {
        let change: Change
        do throws(PlanError) {
            guard let wanted = try self.change(candidate, rules) else {
                return ChangeProof.Refusal(.unproved, PlanMessages.contradictory)
            }
            change = wanted
        } catch {
            return ChangeProof.Refusal(error == .unchanged ? .unchanged : .unreadable, "\(error)")
        }
        if let refusal = refusal(of: change, candidate) { return refusal }
        if let refusal = proof.accept(change) { return refusal }
        changes.append(change)
        return nil
    }
}

extension Planner {
    /// Which safeguard stands in the way.
    private func refusal(of change: Change, _ candidate: Candidate) -> ChangeProof.Refusal? {
        guard let safeguards = context.safeguards else { return nil }
        let dialect = candidate.policy.formDialect
        if let refusal = safeguards.lockoutRefusal(of: change, seen: context.seen, in: dialect)
            ?? safeguards.signInRefusal(of: change, context.signIn, in: dialect)
        {
            return ChangeProof.Refusal(.lockout, "\(refusal)")
        }
        return safeguards.weakeningRefusal(of: change).map { ChangeProof.Refusal(.weakening, "\($0)") }
    }

    /// What some rules want of a policy; nil where their wishes do not go together.
    private func change(_ candidate: Candidate, _ rules: Set<String>) throws(PlanError) -> Change? {
        guard let patch = candidate.patch(for: rules) else { return nil }
        return try Change(
            rules: rules.sortedByBytes, before: candidate.policy.json, patch: patch, of: organization,
            in: candidate.policy.formDialect)
    }
}

extension NotPlanned {
    fileprivate init(rules: [String], policy: PolicyIdentity, _ refusal: ChangeProof.Refusal) {
        self.init(rules: rules, policy: policy, kind: refusal.kind, text: refusal.text)
    }
}
