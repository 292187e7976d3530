import CEL
import Testing

/// What the review says, held against evaluation with everything present or absent.
struct CheckerSoundnessTests {
    @Test func `an expression without a warning never reads what is absent`() async throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("CheckerSoundnessTests: seed \(seed)")
        var random = SyntaxRandom(seed: seed)
        let (environment, programs) = try CheckerPeople.definitions()
        for _ in 0..<1_200 {
            await Task.yield()
            let source = Self.condition(depth: 4, &random)
            let (checked, issues) = environment.compile(source)
            let expression = try #require(checked, "\(source): \(issues)")
            let program = CELProgram(expression, in: environment)
            var canFail = false
            for bits in 0..<64 {
                let people = CheckerPeople(bits: bits, programs: programs)
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
            let all = issues + expression.definitionWarnings.values.joined()
            let isWarned = all.contains { $0.message.contains("may be absent") }
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
            "(n == 1 && n == 2)", "user.status == \"active\"", "known", "!known", "either", "both", "mail == \"x\"",
            "opt.hasValue()", "opt.orValue(\"\") == \"x\"", "opt.orValue(\"x\") == \"x\"",
        ])
    }

    @Test func `what is said to come out the same always does`() async throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("CheckerSoundnessTests: seed \(seed)")
        var random = SyntaxRandom(seed: seed)
        let environment = CheckerFixture.environment
        var constants = 0
        for _ in 0..<2_500 {
            await Task.yield()
            let symbol = random.pick(["&&", "||"])
            let terms = (0..<Int.random(in: 1...3, using: &random)).map { _ in Self.term(&random) }
            let source = terms.joined(separator: " \(symbol) ")
            let (checked, issues) = environment.compile(source)
            let expression = try #require(checked, "\(source): \(issues)")
            guard let constant = expression.constant else { continue }
            constants += 1
            let program = CELProgram(expression, in: environment)
            for values in CheckerValues.all {
                if case .bool(let value) = program.evaluate(values) {
                    #expect(value == constant, "\(source) is not always \(constant)")
                }
            }
        }
        #expect(constants > 20)
    }

    /// A comparison of a number, a text, a size or a time with a literal or with something else.
    private static func term(_ random: inout SyntaxRandom) -> String {
        let relation = random.pick(["==", "!=", "<", "<=", ">", ">="])
        let number = random.pick(["0", "1", "2", "3", "-1"])
        let text = random.pick(["\"\"", "\"a\"", "\"B\"", "\"b\""])
        let time = random.pick(["timestamp(\"2026-01-01T00:00:00Z\")", "timestamp(\"2026-02-01T00:00:00Z\")"])
        let term = random.pick([
            "n \(relation) \(number)", "n \(relation) \(number)", "\(number) \(relation) n",
            "size(s) \(relation) \(number)",
            "s \(relation) \(text)", "s in [\(text), \"c\"]", "s \(relation) s", "n in [\(number), 5]",
            "n \(relation) n",
            "user.created \(relation) \(time)", "uint(n) \(relation) \(number.replacing("-", with: ""))u",
            "s.lowerAscii() == \(text)", "s.upperAscii() in [\(text)]", "s.lowerAscii().contains(\(text))",
            "user.created.getDayOfWeek() \(relation) \(number)", "user.created \(relation) user.created",
            "x \(relation) \(number).0", "x \(relation) \(number)", "s.indexOf(\"a\") \(relation) \(number)", "s in []",
        ])
        return random.pick(["", "", "!"]) == "" ? term : "!(\(term))"
    }
}

/// Values that comparisons tell apart.
private struct CheckerValues: CELActivation, CELObject {
    let number: Int64
    let text: String
    let seconds: Int64
    let double: Double
    let typeName = "user"

    static let all: [CheckerValues] = (-2...6).flatMap { (number: Int64) in
        [("", -1.0), ("a", 0), ("B", 2), ("b", .nan), ("c", 2.5), ("ab", 3)].map { (text: String, double: Double) in
            CheckerValues(number: number, text: text, seconds: 1_767_225_600 + number * 950_000, double: double)
        }
    }

    func value(of variable: String) -> CELValue? {
        switch variable {
        case "n": .int(number)
        case "s": .string(text)
        case "x": .double(double)
        case "user": .object(self)
        default: nil
        }
    }

    func field(_ name: String) -> CELValue? {
        name == "created" ? CELTimestamp(seconds: seconds).map(CELValue.timestamp) : nil
    }

    func isEqual(to other: any CELObject) -> Bool {
        (other as? CheckerValues)?.number == number
    }
}

/// A user whose optional fields are there or not, by the bits of a number.
private struct CheckerPeople: CELActivation, CELObject {
    let bits: Int
    /// Of the names that stand for expressions.
    let programs: [String: CELProgram]
    let typeName = "user"

    /// Names that stand for expressions, some of others.
    private static let sources = [
        ("known", "has(user.email)"), ("mail", "user.email"), ("opt", "user.?email"),
        ("either", "!known || mail == \"x\""), ("both", "known && user.?mfa_enabled.orValue(false)"),
    ]

    static func definitions() throws -> (environment: CELEnvironment, programs: [String: CELProgram]) {
        var environment = CheckerFixture.environment
        var programs: [String: CELProgram] = [:]
        for (name, source) in sources {
            let (checked, issues) = environment.check(try environment.parse(source), isDefinition: true)
            let expression = try #require(checked, "\(issues)")
            programs[name] = CELProgram(expression, in: environment)
            environment.define(name, as: expression)
        }
        return (environment, programs)
    }

    func value(of variable: String) -> CELValue? {
        switch variable {
        case "user": .object(self)
        case "n": .int(Int64(bits & 1))
        default:
            programs[variable]?.evaluate(self)
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
