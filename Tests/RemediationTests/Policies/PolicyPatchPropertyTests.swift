import JSON
import Observations
import Rules
import Testing

@testable import Remediation

/// Random policies, random patches.
struct PolicyPatchPropertyTests {
    @Test func `a patch does what it says, in any order, and leaves everything else as it is`() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SplitMix(state: seed)
        let form = PolicyForm(.reference)
        var tried = 0
        for _ in 0..<20_000 {
            let policy: JSONObject = [
                "id": "p", "type": "authentication", "attributes": .object(random.object(depth: 3)),
            ]
            let steps = (0..<Int.random(in: 1...4, using: &random)).map { _ in random.step() }
            guard let patch = PolicyPatch(steps), let after = try? patch.applied(to: policy, form) else { continue }
            tried += 1
            let shuffled = PolicyPatch(steps.shuffled(using: &random))
            let comment = Comment(rawValue: "seed \(seed): \(policy) \(patch.json)")
            #expect(try shuffled?.applied(to: policy, form) == after, comment)
            for step in steps { Self.check(step, form, policy, after, steps, comment) }
            let (old, new) = (Self.leaves(.object(policy)), Self.leaves(.object(after)))
            let touched = steps.map { form.keys(to: $0.path) }
            for (path, value) in old where !touched.contains(where: { path.overlaps($0) }) {
                #expect(new[path] == value, comment)
            }
            for (path, value) in new where !touched.contains(where: { path.overlaps($0) }) {
                #expect(old[path] == value, comment)
            }
        }
        #expect(tried > 2_000, "seed \(seed)")
    }

    private static func check(
        _ step: PolicyPatch.Step, _ form: PolicyForm, _ before: JSONObject, _ after: JSONObject,
        _ steps: [PolicyPatch.Step], _ comment: Comment
    ) {
        let value = form.value(at: step.path, in: after)
        let elements = step.value.array ?? []
        switch step.edit {
        case .set: #expect(value == step.value, comment)
        case .unset: #expect(value == nil, comment)
        case .add: #expect(elements.allSatisfy { value?.array?.contains($0) == true }, comment)
        case .remove:
            let added = steps.filter { $0.edit == .add && $0.path == step.path }.flatMap { $0.value.array ?? [] }
            let gone = elements.filter { !added.contains($0) }
            #expect(gone.allSatisfy { value?.array?.contains($0) != true }, comment)
        }
    }

    /// What stands at the end of each path of keys.
    private static func leaves(_ value: JSONValue, at path: [String] = []) -> [[String]: JSONValue] {
        guard case .object(let object) = value, !object.members.isEmpty else { return [path: value] }
        return object.members.reduce(into: [:]) { leaves, member in
            leaves.merge(self.leaves(member.value, at: path + [member.key])) { $1 }
        }
    }
}

extension [String] {
    fileprivate func overlaps(_ other: [String]) -> Bool {
        zip(self, other).allSatisfy { $0 == $1 }
    }
}
