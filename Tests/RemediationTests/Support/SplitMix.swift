import JSON
import Rules

@testable import Remediation

/// See https://doi.org/10.1145/2714064.2660195.
struct SplitMix: RandomNumberGenerator {
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
