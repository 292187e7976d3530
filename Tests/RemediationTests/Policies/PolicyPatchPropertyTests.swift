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

/// See https://doi.org/10.1145/2714064.2660195.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func object(depth: Int) -> JSONObject {
        var object = JSONObject()
        for key in ["a", "b", "c.d", ""] where Bool.random(using: &self) { object[key] = value(depth: depth - 1) }
        return object
    }

    mutating func value(depth: Int) -> JSONValue {
        switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &self) {
        case 0: .null
        case 1:
            .number(JSONNumber(literal: ["1", "1.0", "-0", "12345678901234567890"].randomElement(using: &self) ?? "1"))
        case 2: .string("é")
        case 3, 4:
            .array(
                (0..<Int.random(in: 0...3, using: &self)).map { _ in
                    .number(JSONNumber(Int.random(in: 0...4, using: &self)))
                })
        default: .object(object(depth: depth))
        }
    }

    mutating func step() -> PolicyPatch.Step {
        let length = Int.random(in: 1...3, using: &self)
        let names = (0..<length).map { _ in ["a", "b", "c.d", ""].randomElement(using: &self) ?? "a" }
        let path = PolicyPath(segments: ["attributes"] + names)
        let list = JSONValue.array((0..<2).map { _ in .number(JSONNumber(Int.random(in: 0...4, using: &self))) })
        switch Int.random(in: 0...3, using: &self) {
        case 0: return PolicyPatch.Step(.set, path, value(depth: 2))
        case 1: return PolicyPatch.Step(.unset, path, .null)
        case 2: return PolicyPatch.Step(.add, path, list)
        default: return PolicyPatch.Step(.remove, path, list)
        }
    }
}
