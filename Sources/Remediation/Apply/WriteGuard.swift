package import CEL
internal import Evaluation
internal import JSON
internal import Rules

/// All that must hold before a write, asked anew before each.
package struct WriteGuard: Sendable {
    private let plan: Plan
    private let digest: String
    /// Of the settings now; what the plan says of safeguards was true when it was made.
    private let safeguards: Safeguards
    private let approval: Approval
    private let policy: ApprovalPolicy
    private let killSwitch: KillSwitch
    /// Changes, by id, that are not wanted any more, and why.
    package var withdrawn: [String: String] = [:]
    /// Nil until it was taken.
    package var lock: OrganizationLock?
    /// Where people worked of late.
    package var seen = RecentAddresses.unknown
    /// Who could still sign in.
    package var signIn = SignInFacts.unknown
    /// What was changed in the organization before, by other runs.
    package var recent = RecentChanges.unknown
    /// How many policies the organization has; until it is known, as many as the plan says.
    package var policyCount: Int?
    /// When the run that is gone on with wrote its last line: the clock cannot be before that.
    package var latest: CELTimestamp?
    private let now: @Sendable () -> CELTimestamp

    package init(
        plan: Plan, safeguards: Safeguards, approval: Approval, policy: ApprovalPolicy,
        killSwitch: KillSwitch, now: @escaping @Sendable () -> CELTimestamp
    ) {
        self.plan = plan
        digest = plan.digest
        self.safeguards = safeguards
        self.approval = approval
        self.policy = policy
        self.killSwitch = killSwitch
        self.now = now
    }

    /// Whether a change may lock people out, so that it has to be known where they worked of late.
    package var needsAddresses: Bool {
        plan.changes.contains { LockoutCheck($0, PolicyForm(plan.dialect)).narrows }
    }

    /// Whether a change is one of an authentication policy, so that it has to be known who could still sign in.
    package var needsSignInFacts: Bool { plan.changes.contains(where: SignInCheck.concerns) }

    /// What another run has done of a change of the plan: who approved that has not approved that it is made again.
    func earlier(_ change: Change) -> EarlierWrite? { recent.write(of: change, in: digest) }

    /// Throws the first reason why nothing of the plan may be written at this moment.
    package func check() throws(ApplyStop) {
        let time = now()
        if let reason = killSwitch.refusal { throw .refused(reason) }
        if plan.isDraft { throw .refused(ApplyMessages.draft) }
        if let latest, time < latest.earlier { throw .refused(ApplyMessages.clock(time, latest)) }
        if plan.isExpired(at: time) || time < plan.created.earlier { throw .expired }
        if let obstacle = recent.obstacle { throw .refused(SafeguardMessages.unknownChanges(obstacle)) }
        var plan = plan
        plan.policyCount = policyCount ?? plan.policyCount
        if let refusal = safeguards.refusals(of: plan, after: recent).first { throw .refused("\(refusal)") }
        if let refusal = safeguards.refusal(at: time) { throw .refused("\(refusal)") }
        if case .standing(let standing, _) = approval { try check(plan, standing, time) }
        _ = try accepted(at: time)
        if let lock, !lock.isHeld { throw .lockLost }
    }

    /// Throws the first reason why a change may not be made.
    package func check(_ change: Change) throws(ApplyStop) {
        try check()
        if let reason = withdrawn[change.id] { throw .refused(reason) }
        var safeguards = safeguards
        let accepted = try accepted(at: now())
        // Both the plan command and the approval must have said so.
        safeguards.allowedWeakenings = plan.safeguards.allowedWeakenings.filter { path in
            accepted.weakenings.contains { PolicyPath($0) == path }
        }
        safeguards.acknowledgedLockouts = plan.safeguards.acknowledgedLockouts.filter {
            accepted.lockouts.containsExactly($0)
        }
        if let refusal = safeguards.weakeningRefusal(of: change) { throw .refused("\(change.policy.id): \(refusal)") }
        safeguards.operatorAddresses += plan.safeguards.operatorAddresses
        // All its writes, so that none is made whose next one may not be.
        if let refusal = safeguards.lockoutRefusal(of: change, seen: seen, in: plan.dialect)
            ?? safeguards.signInRefusal(of: change, signIn, in: plan.dialect)
        {
            throw .refused("\(change.policy.id): \(refusal)")
        }
    }

    /// A standing approval is held against the plan itself: nobody has looked at that.
    private func check(_ plan: Plan, _ standing: StandingApproval, _ time: CELTimestamp) throws(ApplyStop) {
        let refusal =
            standing.refusal(at: time) ?? standing.refusal(of: plan)
            ?? standing.refusal(ofCountIn: plan, after: recent)
            ?? plan.changes.lazy.compactMap { standing.refusal(of: $0, in: plan.dialect) }.first
        if let refusal { throw .refused(refusal) }
    }

    private func accepted(at time: CELTimestamp) throws(ApplyStop) -> Acknowledgements {
        do throws(ApprovalError) {
            return try policy.check(approval, of: digest, by: plan.author, at: time)
        } catch {
            throw .refused("\(error)")
        }
    }
}

extension CELTimestamp {
    /// What a plan's making may lie in the future by, since clocks differ.
    fileprivate var earlier: CELTimestamp {
        CELTimestamp(seconds: seconds - 300) ?? self
    }
}
