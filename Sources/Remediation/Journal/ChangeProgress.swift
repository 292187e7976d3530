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
    /// How it ended, when it has.
    package var result: ChangeResult?
    package var text = ""

    /// Whether a write was sent of which it is not known what became of it.
    package var isOpen: Bool { attempts > 0 }
}

extension Journal {
    /// How far each change has come; those that were not begun are not in it.
    package var progress: [String: ChangeProgress] {
        records.reduce(into: [:]) { progress, record in
            switch record.event {
            case .begin, .resume, .end: break
            case .intent(let intent): progress[intent.write.change, default: ChangeProgress()].intent = intent
            case .sent(let write, let attempt):
                progress[write.change]?.attempts = attempt
                progress[write.change]?.answer = nil
            case .response(let write, let answer): progress[write.change]?.answer = answer
            case .verified(let write, let policy):
                progress[write.change]?.verified.append(policy)
                progress[write.change]?.attempts = 0
            case .settled(let change, let result, let text):
                progress[change, default: ChangeProgress()].result = result
                progress[change]?.text = text
            }
        }
    }
}
