import Evaluation
import JSON
import Observations
import Rules

/// A policy, and what rules want to become of it.
struct Candidate {
    let policy: Resource
    let identity: PolicyIdentity
    /// By rule id.
    let wishes: [(rule: String, edits: [Repair.Edit])]

    /// The patch that fulfils the wishes of some rules. Those that were made a candidate contradict each other nowhere.
    func patch(for rules: Set<String>) -> PolicyPatch? {
        var steps: [PolicyPatch.Step] = []
        for edit in wishes.filter({ rules.contains($0.rule) }).flatMap(\.edits) {
            let step = PolicyPatch.Step(PolicyPatch.Edit(edit.edit), edit.path, edit.value)
            if let index = steps.firstIndex(where: { $0.edit == step.edit && $0.path == step.path }) {
                steps[index].merge(step)
            } else {
                steps.append(step)
            }
        }
        return PolicyPatch(steps)
    }

    /// Every pair of rules that contradict each other.
    var conflicts: [PlanConflicts.Conflict] {
        var conflicts: [PlanConflicts.Conflict] = []
        for (index, one) in wishes.enumerated() {
            for other in wishes[(index + 1)...] {
                let pairs = one.edits.flatMap { edit in other.edits.map { (edit, $0) } }
                guard let (edit, otherEdit) = pairs.first(where: { $0.contradicts($1) }) else { continue }
                conflicts.append(
                    PlanConflicts.Conflict(
                        policy: identity, rule: one.rule, path: edit.path, wish: edit.inWords, otherRule: other.rule,
                        otherPath: otherEdit.path, otherWish: otherEdit.inWords))
            }
        }
        return conflicts
    }
}

extension PolicyPatch.Step {
    /// Takes in a step of the same edit at the same path that does not contradict it.
    fileprivate mutating func merge(_ other: PolicyPatch.Step) {
        guard edit == .add || edit == .remove, var elements = value.array else { return }
        for element in other.value.array ?? [] where !elements.contains(element) { elements.append(element) }
        value = .array(elements)
    }
}

extension PolicyPatch.Edit {
    init(_ edit: RemediationDeclaration.Edit) {
        self =
            switch edit {
            case .set: .set
            case .add: .add
            case .remove: .remove
            }
    }
}

extension Repair.Edit {
    /// Whether both cannot be had.
    fileprivate func contradicts(_ other: Repair.Edit) -> Bool {
        guard path.overlaps(other.path) else { return false }
        guard path == other.path else { return true }
        switch (edit, other.edit) {
        case (.set, .set): return value != other.value
        case (.add, .add), (.remove, .remove): return false
        case (.add, .remove), (.remove, .add):
            let elements = Set(value.array ?? [])
            return other.value.array?.contains { elements.contains($0) } == true
        case (.set, _), (_, .set): return true
        }
    }

    /// What is to be done: `set `status` to "enabled"`.
    var inWords: String {
        switch edit {
        case .set: "set `\(path)` to \(value.serialized())"
        case .add: "add \(elements) to `\(path)`"
        case .remove: "remove \(elements) from `\(path)`"
        }
    }

    private var elements: String {
        (value.array ?? []).map { $0.serialized() }.joined(separator: ", ")
    }
}
