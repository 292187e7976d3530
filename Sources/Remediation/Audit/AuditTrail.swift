package import CEL

/// What the audit log tells of the policies of a plan since the plan was made.
package struct AuditTrail: Hashable, Sendable {
    /// An entry that names a policy of the plan.
    package struct Entry: Hashable, Sendable {
        package let entry: AuditEntry
        /// Whether it is taken for a write of this run: it fits one by policy and time, and by the actor of all of them.
        package let isOwn: Bool
    }

    /// When the plan was made.
    package let from: CELTimestamp
    /// In the order of the log.
    package let entries: [Entry]
    /// Why not all of the log was read; nil where it was.
    package let obstacle: String?

    /// Those that are not taken for this run's own.
    package var others: [AuditEntry] { entries.filter { !$0.isOwn }.map(\.entry) }

    /// Reads the log.
    package init(of plan: Plan, _ journal: Journal, in log: AuditLog) async {
        var entries: [AuditEntry] = []
        let policies = Set(plan.changes.map(\.policy.id))
        let obstacle = await log.read(from: plan.created, lookingFor: policies) { entry in
            if !entry.policies.isEmpty { entries.append(entry) }
        }
        self.init(entries, from: plan.created, journal, obstacle: obstacle)
    }

    init(_ entries: [AuditEntry], from: CELTimestamp, _ journal: Journal, obstacle: String? = nil) {
        self.from = from
        self.obstacle = obstacle
        var writes = journal.sentWrites
        let own = Self.actor(of: entries, writes)
        self.entries = entries.map { entry in
            guard let actor = entry.actorKey, actor == own, let index = writes.firstIndex(where: { $0.fits(entry) })
            else { return Entry(entry: entry, isOwn: false) }
            writes[index].attempts -= 1
            return Entry(entry: entry, isOwn: true)
        }
    }

    /// Whose entries fit the most writes; nil where that are several, of whom one is somebody else.
    private static func actor(of entries: [AuditEntry], _ writes: [SentWrite]) -> String? {
        var open: [String: [SentWrite]] = [:]
        var fitting: [String: Int] = [:]
        for entry in entries {
            guard let actor = entry.actorKey,
                let index = open[actor, default: writes].firstIndex(where: { $0.fits(entry) })
            else { continue }
            open[actor, default: writes][index].attempts -= 1
            fitting[actor, default: 0] += 1
        }
        let most = fitting.values.max() ?? 0
        let actors = fitting.filter { $0.value == most }.keys
        return actors.count == 1 ? actors.first : nil
    }
}

/// A write that a journal says was sent.
private struct SentWrite {
    let policy: String
    /// In seconds: from when it was first sent until it was known what became of it.
    var times: ClosedRange<Int64>
    /// How often it was sent, and is not accounted for.
    var attempts: Int

    func fits(_ entry: AuditEntry) -> Bool {
        guard attempts > 0, entry.policies.contains(policy), let time = entry.time else { return false }
        return times.contains(time.seconds)
    }
}

extension Journal {
    /// The writes that were sent, in order.
    fileprivate var sentWrites: [SentWrite] {
        var policies: [String: String] = [:]
        var places: [JournalEvent.Write: Int] = [:]
        var writes: [SentWrite] = []
        for record in records {
            // Times of a journal are whole seconds, rounded down.
            let seconds = record.time.seconds
            switch record.event {
            case .intent(let intent):
                policies[intent.write.change] = intent.policy
            case .sent(let write, _):
                if let place = places[write] {
                    writes[place].attempts += 1
                    writes[place].times = writes[place].times.extended(to: seconds + 1)
                } else if let policy = policies[write.change] {
                    places[write] = writes.count
                    writes.append(SentWrite(policy: policy, times: seconds...seconds + 1, attempts: 1))
                }
            case .response(let write, _), .verified(let write, _):
                if let place = places[write] { writes[place].times = writes[place].times.extended(to: seconds + 1) }
            case .begin, .resume, .settled, .end: break
            }
        }
        return writes
    }
}

extension ClosedRange<Int64> {
    fileprivate func extended(to end: Int64) -> ClosedRange<Int64> {
        lowerBound...Swift.max(upperBound, end)
    }
}
