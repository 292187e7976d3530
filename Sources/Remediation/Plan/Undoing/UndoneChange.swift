import JSON
import Rules

/// A change of which a journal says that it may have taken effect, and how to undo it.
struct UndoneChange {
    let change: Change
    /// The policy before the first write.
    let before: JSONObject
    /// What the policy may be now if nobody else changed it since: what was written, and what was read back.
    let written: [JSONObject]

    /// All of them, the last first: they are undone in the opposite order.
    static func all(in journal: Journal, of plan: Plan) -> [UndoneChange] {
        plan.changes.reversed().compactMap { UndoneChange($0, in: journal) }
    }

    /// Nil where nothing of the change was sent, or the server refused it: what is there then is somebody else's.
    private init?(_ change: Change, in journal: Journal) {
        guard journal.records.writes[change.id] != nil else { return nil }
        let stages = journal.records.stages(of: change.id)
        var before: JSONObject?
        var written: [JSONObject] = []
        for record in journal.records {
            switch record.event {
            case .intent(let intent) where intent.write.change == change.id && stages.contains(intent.write.stage):
                before = before ?? intent.before
                written.append(intent.after)
            case .verified(let write, let policy) where write.change == change.id:
                written.append(policy)
            default:
                break
            }
        }
        guard let before else { return nil }
        self.change = change
        self.before = before
        self.written = written
    }

    /// The patch that leads from a state of the policy back, at the places that the change touched and nowhere else.
    func patch(from current: JSONObject, _ form: PolicyForm) -> PolicyPatch? {
        var steps: [PolicyPatch.Step] = []
        for path in change.patch.steps.map(\.path) {
            let step = step(back: path, form)
            let isKnown = steps.contains { $0.path == step.path }
            if !isKnown, form.value(at: step.path, in: current) != form.value(at: step.path, in: before) {
                steps.append(step)
            }
        }
        return PolicyPatch(steps)
    }

    /// Puts back what was there, or takes away what was not: at the outermost place that the change made.
    private func step(back path: PolicyPath, _ form: PolicyForm) -> PolicyPatch.Step {
        for length in 1..<path.segments.count {
            let outer = PolicyPath(segments: Array(path.segments[..<length]))
            switch form.value(at: outer, in: before) {
            case nil: return PolicyPatch.Step(.unset, outer, .null)
            case .null?: return PolicyPatch.Step(.set, outer, .null)
            default: continue
            }
        }
        return form.value(at: path, in: before).map { PolicyPatch.Step(.set, path, $0) }
            ?? PolicyPatch.Step(.unset, path, .null)
    }
}
