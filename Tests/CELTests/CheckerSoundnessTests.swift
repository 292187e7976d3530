import CEL
import Testing

/// What the review says, held against evaluation with everything present or absent.
struct CheckerSoundnessTests {
    @Test func `an expression without a warning never reads what is absent`() throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("CheckerSoundnessTests: seed \(seed)")
        var random = SyntaxRandom(seed: seed)
        for _ in 0..<2_000 {
            let source = Self.condition(depth: 4, &random)
            let (checked, issues) = CheckerFixture.environment.compile(source)
            let expression = try #require(checked, "\(source): \(issues)")
            let program = CELProgram(expression, in: CheckerFixture.environment)
            var canFail = false
            for bits in 0..<64 {
                let people = CheckerPeople(bits: bits)
                let value = program.evaluate(people)
                if case .error = value { canFail = true }
                if case .bool(true) = value {
                    #expect(
                        expression.provenWhenTrue.allSatisfy(people.has), "\(source) proves too much")
                }
                if let constant = expression.constant, case .bool(let value) = value {
                    #expect(value == constant, "\(source) is not always \(constant)")
                }
            }
            let isWarned = issues.contains { $0.message.contains("may be absent") }
            #expect(isWarned || !canFail, "\(source) reads an absent field without a warning")
        }
    }

    private static func condition(depth: Int, _ random: inout SyntaxRandom) -> String {
        guard depth > 0 else { return leaf(&random) }
        func inner(_ random: inout SyntaxRandom) -> String { condition(depth: depth - 1, &random) }
        switch Int.random(in: 0..<12, using: &random) {
        case 0...2: return "(\(inner(&random)) && \(inner(&random)))"
        case 3...5: return "(\(inner(&random)) || \(inner(&random)))"
        case 6: return "!(\(inner(&random)))"
        case 7: return "((\(inner(&random))) ? \(inner(&random)) : \(inner(&random)))"
        case 8: return "((\(inner(&random))) == \(random.pick(["true", "false"])))"
        case 9: return "cel.bind(e, user.email, \(inner(&random)) && e == \"x\")"
        case 10: return "[1, 2].\(random.pick(["all", "exists"]))(i, \(inner(&random)))"
        default: return leaf(&random)
        }
    }

    private static func leaf(_ random: inout SyntaxRandom) -> String {
        random.pick([
            "has(user.email)", "has(user.email)", "has(user.mfa_enabled)", "user.email == \"x\"", "user.mfa_enabled",
            "n == 1", "true", "false", "user.?email.orValue(\"\") == \"x\"", "user.?email.hasValue()",
            "user.?mfa_enabled.orValue(true)", "user.?email.orValue(\"x\") != \"x\"", "size(user.email) < 0",
            "(n == 1 && n == 2)", "user.status == \"active\"",
        ])
    }
}

/// A user whose optional fields are there or not, by the bits of a number.
private struct CheckerPeople: CELActivation, CELObject {
    let bits: Int
    let typeName = "user"

    func value(of variable: String) -> CELValue? {
        switch variable {
        case "user": .object(self)
        case "n": .int(Int64(bits & 1))
        default: nil
        }
    }

    func field(_ name: String) -> CELValue? {
        switch name {
        case "email": bits & 2 == 0 ? nil : .string(bits & 4 == 0 ? "x" : "y")
        case "mfa_enabled": bits & 8 == 0 ? nil : .bool(bits & 16 == 0)
        case "status": .string(bits & 32 == 0 ? "active" : "closed")
        default: nil
        }
    }

    func has(_ path: String) -> Bool {
        field(String(path.dropFirst("user.".count))) != nil
    }

    func isEqual(to other: any CELObject) -> Bool {
        (other as? CheckerPeople)?.bits == bits
    }
}
