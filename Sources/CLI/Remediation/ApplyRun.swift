import AdminAPI
import CEL
import Evaluation
import Foundation
import JSON
internal import Logging
import Observations
import Remediation
import Reporting
import Rules

/// `apply`, as it goes: plan → safeguards → organization → lock and journal → changes → report.
struct ApplyRun {
    let options: ApplyOptions
    /// Those of the settings now; a plan says what was in force when it was made.
    let safeguards: Safeguards
    let rules: RuleOptions
    let connection: ConnectionOptions
    let acceptance: WaiverOptions
    let settings: Settings
    let console: Console

    static let now: @Sendable () -> CELTimestamp = { CELTimestamp(date: Date()) }

    var state: StateFolder {
        get throws { try settings.state(options.state) }
    }

    /// Applies a plan with a new journal.
    func begin(_ plan: Plan, _ approval: Approval) async throws -> ExitStatus {
        let outputs = try ApplyOutput.all(options.outputs, besides: options.journal)
        let report = try await apply(plan, approval)
        for output in outputs { try output.write(report, on: console) }
        return report.status
    }

    /// The same, without writing the report.
    func apply(_ plan: Plan, _ approval: Approval) async throws -> ApplyReport {
        let record = LockRecord(
            organization: plan.organization.id, time: Self.now(), journal: try options.journal ?? newJournalPath(plan))
        return try await run(plan, approval, lock: record) { baseURL in
            if options.journal == nil { try StateFolder.make(state.journals) }
            let begin = JournalEvent.Begin(
                plan: try JSONValue(parsing: plan.fileBytes), digest: plan.digest, approval: approval.json,
                baseURL: baseURL, nonce: record.nonce)
            return try JournalFile(creating: record.journal, begin, now: Self.now)
        }
    }

    /// Goes on with a run that was cut off.
    func resume(_ path: String) async throws -> ExitStatus {
        let outputs = try ApplyOutput.all(options.outputs, besides: path)
        let file: JournalFile
        do {
            file = try JournalFile(resuming: path, now: Self.now)
        } catch let error as JournalInUse {
            throw CommandFailure(.stale, "\(error)")
        } catch let error as DocumentError {
            throw CommandFailure(.invalid, "\(path): \(error)")
        }
        let journal = file.journal
        if journal.tornBytes > 0 {
            console.note("the last line of the journal was cut off and is left out; what it told is found out anew")
        }
        let begin = journal.begin
        let (plan, approval) = try approved(begin, path)
        let record = LockRecord(organization: plan.organization.id, time: Self.now(), journal: path)
        let report = try await run(plan, approval, lock: record, goingOnWith: journal) { baseURL in
            guard baseURL == begin.baseURL else {
                throw CommandFailure(
                    .refused, "the journal is of `\(begin.baseURL)`, and this run would go to `\(baseURL)`")
            }
            try file.append(.resume(nonce: record.nonce))
            return file
        }
        for output in outputs { try output.write(report, on: console) }
        return report.status
    }

    private func approved(_ begin: JournalEvent.Begin, _ path: String) throws -> (Plan, Approval) {
        do {
            let plan = try Plan(fileBytes: begin.plan.canonicalBytes())
            guard plan.digest == begin.digest else { throw DocumentError("its plan has another digest") }
            return (plan, try Approval(begin.approval))
        } catch {
            throw CommandFailure(.invalid, "\(path): \(error)")
        }
    }

    private func newJournalPath(_ plan: Plan) throws -> String {
        let time = Self.now().description.filter { $0 != "-" && $0 != ":" }
        let random = String(UInt32.random(in: .min ... .max), radix: 16)
        return "\(try state.journals)/\(time)-\(plan.digest.prefix(12))-\(random).ndjson"
    }

    // MARK: - The run

    private func run(
        _ plan: Plan, _ approval: Approval, lock record: LockRecord, goingOnWith earlier: Journal? = nil,
        journal makeJournal: @Sendable (_ baseURL: String) throws -> JournalFile
    ) async throws -> ApplyReport {
        var compiled = try checkedRules(of: plan)
        compiled.rules.waivers = try WaiverFiles(paths: acceptance.waivers, settings: settings, console: console)
            .compile(for: compiled.rules, isStrict: settings.flag(rules.strict, .strict))
        let organization = try target(of: plan)
        let key = try WriteKey(file: options.writeTokenFile, environment: Command.environment).key()
        var guards = WriteGuard(
            plan: plan, safeguards: safeguards, approval: approval, policy: ApprovalPolicy(settings.file),
            killSwitch: KillSwitch(environment: Command.environment, state: try state), now: Self.now)
        guards.latest = earlier?.records.last?.time
        guards.recent = try recentChanges(in: plan, besides: earlier)
        let pace = try pace()
        // A run that is gone on with may still have to find out what became of a write.
        if earlier == nil { try stopping { () throws(ApplyStop) in try guards.check() } }
        let live = LiveRun(organization: organization, console: console)
        return try await live.withClients(writeKey: key) { reader, writer in
            try await ApplyTarget(plan: plan, client: reader).check()
            let observed = try await ObservedRules(
                of: plan, compiled.rules, through: reader, organization, now: Self.now())
            guards.policyCount = observed.policyCount
            guards.withdrawn = observed.withdrawn
            let log = AuditLog(reader, of: plan.organization.id, in: plan.dialect)
            if guards.needsAddresses { guards.seen = await RecentAddresses(in: log, until: Self.now()) }
            if guards.needsSignInFacts {
                guards.signIn = await SignInFacts(
                    reader, of: plan.organization.id, naming: safeguards.breakGlassAdmins)
            }
            if earlier == nil {
                try stopping { () throws(ApplyStop) in
                    try guards.check()
                    for change in plan.changes { try guards.check(change) }
                }
            }
            let file = try makeJournal(organization.baseURL)
            let lock = try take(record, goingOnWith: earlier?.nonces ?? [], isNew: earlier == nil)
            guards.lock = lock
            try JournalFolder(state.journals).remember(record.journal, of: record.nonce)
            // A run that ended before the lock was taken counts too.
            guards.recent = try recentChanges(in: plan, besides: file.journal)
            let application: @Sendable (@escaping @Sendable () -> Bool) -> PlanApplication = { [guards] isInterrupted in
                PlanApplication(
                    of: plan,
                    through: PolicyGateway(reader: reader, writer: writer, organization: plan.organization.id),
                    journal: file, writes: guards, rules: observed.check, pace: pace, isInterrupted: isInterrupted,
                    progress: { [console] outcome in
                        console.note("\(outcome.result.rawValue): \(outcome.change.policy.id)".visible)
                    })
            }
            let result = try await Uninterrupted.run { isInterrupted in
                try await application(isInterrupted).run()
            }
            var report = ApplyReport(plan: plan, approval: approval, result: result, journal: record.journal)
            try file.append(.end(status: Int(report.status.rawValue)))
            try lock.release()
            report.result.journalHead = file.journal.head
            report.trail = await AuditTrail(of: plan, file.journal, in: log)
            return report
        }
    }

    /// What other runs have changed in the plan's organization.
    private func recentChanges(in plan: Plan, besides own: Journal?) throws -> RecentChanges {
        RecentChanges(in: try state, of: plan.organization.id, until: Self.now(), besides: own)
    }

    private func take(
        _ record: LockRecord, goingOnWith nonces: Set<String>, isNew: Bool
    ) throws -> OrganizationLock {
        do {
            return try OrganizationLock.take(
                in: state.locks, record, breaking: Set([options.breakLock].compactMap { $0 }), goingOnWith: nonces)
        } catch let error as LockError {
            // Nothing was done that it could tell of.
            if isNew { unlink(record.journal) }
            throw CommandFailure(.stale, "\(error)")
        }
    }

    // MARK: - What the plan is held against

    private func checkedRules(of plan: Plan) throws -> RuleFiles.Compiled {
        var options = rules
        options.ruleIDs = []
        options.tags = []
        let compiled = try RuleFiles(options: options, settings: settings, console: console).compile()
        guard compiled.digest == plan.rulesDigest else {
            throw CommandFailure(.stale, "the rules are not those that the plan was made with; make a new plan")
        }
        let parameters = JSONObject(
            uniqueMembers: compiled.rules.parameters.sorted.map {
                JSONObject.Member(key: $0.name, value: $0.value.json)
            })
        guard parameters == plan.parameters else {
            throw CommandFailure(.stale, "the parameters are not those that the plan was made with; make a new plan")
        }
        // They are asked for waivers, and whether the change helped.
        let known = Set(compiled.rules.rules.map(\.metadata.id))
        let named = plan.purpose == .repair ? plan.changes.flatMap(\.rules) : []
        if let stranger = named.first(where: { !known.contains($0) }) {
            throw CommandFailure(.invalid, "the plan names the rule `\(stranger)`, which is not among the rules")
        }
        return compiled
    }

    private func target(of plan: Plan) throws -> LiveOrganization {
        var connection = connection
        let named = try settings.value(connection.org, .org)
        if let named, named != plan.organization.id {
            throw CommandFailure(
                .refused, "the plan is for the organization `\(plan.organization.id)`, and `\(named)` is meant")
        }
        connection.org = plan.organization.id
        let live = try OriginChoice(
            connection: connection, source: SourceOptions(), settings: settings, environment: Command.environment
        ).live()
        guard live.dialect == plan.dialect else {
            throw CommandFailure(
                .refused,
                "the plan is for the dialect `\(plan.dialect.rawValue)`, and `\(live.dialect.rawValue)` is meant")
        }
        return live
    }

    private func pace() throws -> ApplyPace {
        var pace = ApplyPace()
        if let seconds = options.verifyWithin {
            guard (0.1...86_400).contains(seconds) else {
                throw CommandFailure(.wrongArguments, "`--verify-within` takes seconds from 0.1 to 86400")
            }
            pace.verification = .milliseconds(Int64(seconds * 1000))
        }
        return pace
    }

    private func stopping(_ body: () throws(ApplyStop) -> Void) throws {
        do throws(ApplyStop) {
            try body()
        } catch {
            throw CommandFailure(error.status, "\(error)")
        }
    }
}
