package import JSON

/// How far a journal says that a change has come.
package struct ChangeProgress: Hashable, Sendable {
    /// The policy as it was read back after each write that was verified.
    package var verified: [JSONObject] = []
    /// How often the write after those was sent, and with what it was to be made.
    package var attempts = 0
    package var intent: JournalEvent.WriteIntent?
    /// What came back when it was sent last; nil when the process ended before.
    package var answer: WriteAnswer?
    /// Whether it was sent before that too, and nothing says that it had no effect then.
    package var mayHaveWorkedBefore = false
    /// How it ended, when it has.
    package var result: ChangeResult?
    package var text = ""

    /// Whether a write was sent of which it is not known what became of it.
    package var isOpen: Bool { attempts > 0 }

    /// Notes that the write is sent.
    mutating func begin(_ attempt: Int) {
        if attempts > 0, answer?.saysNothingWasDone != true { mayHaveWorkedBefore = true }
        attempts = attempt
        answer = nil
    }

    /// Notes that the policy was read back after the write.
    mutating func verify(_ policy: JSONObject) {
        verified.append(policy)
        attempts = 0
        answer = nil
        mayHaveWorkedBefore = false
    }
}

extension Journal {
    /// How far each change has come; those that were not begun are not in it.
    package var progress: [String: ChangeProgress] {
        records.reduce(into: [:]) { progress, record in
            switch record.event {
            case .begin, .resume, .end: break
            case .intent(let intent): progress[intent.write.change, default: ChangeProgress()].intent = intent
            case .sent(let write, let attempt): progress[write.change]?.begin(attempt)
            case .response(let write, let answer): progress[write.change]?.answer = answer
            case .verified(let write, let policy):
                progress[write.change]?.verify(policy)
            case .settled(let change, let result, let text):
                progress[change, default: ChangeProgress()].result = result
                progress[change]?.text = text
            }
        }
    }
}
