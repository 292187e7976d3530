package import CEL

/// What a run has done of a change, as far as it may have taken effect.
package enum EarlierWrite: Hashable, Sendable {
    /// It took effect.
    case made(CELTimestamp)
    /// It was sent, and is not known to have had no effect.
    case sent(CELTimestamp)
}

extension Sequence<JournalRecord> {
    /// The writes of a change, by their stages, that may have taken effect.
    func stages(of change: String) -> Set<Int> {
        var attempts: [Int: Int] = [:]
        return reduce(into: []) { stages, record in
            switch record.event {
            case .sent(let write, let attempt) where write.change == change:
                attempts[write.stage] = attempt
                stages.insert(write.stage)
            case .response(let write, let answer)
            where write.change == change && answer.isRefusal && attempts[write.stage] == 1:
                stages.remove(write.stage)
            default: break
            }
        }
    }

    /// The changes, by id, that may have taken effect, each with the last that is known of it.
    var writes: [String: EarlierWrite] {
        var attempts: [String: Int] = [:]
        return reduce(into: [:]) { writes, record in
            switch record.event {
            case .sent(let write, let attempt):
                attempts[write.change] = attempt
                if case .made = writes[write.change] { break }
                writes[write.change] = .sent(record.time)
            case .response(let write, let answer) where answer.isRefusal && attempts[write.change] == 1:
                if case .sent = writes[write.change] { writes[write.change] = nil }
            case .verified(let write, _):
                writes[write.change] = .made(record.time)
            case .settled(let change, let result, _):
                switch result {
                case .verified, .applied: writes[change] = .made(record.time)
                case .failed: if case .sent = writes[change] { writes[change] = nil }
                case .conflict, .unknown, .notAttempted: break
                }
            case .begin, .resume, .intent, .response, .end: break
            }
        }
    }
}
