import CEL
import Testing

/// Rows are values of `x`; `users` and `list` stay the same.
struct PlanningTests {
    private struct User: CELObject {
        let number: Int
        var typeName: String { "user" }

        func field(_ name: String) -> CELValue? {
            switch name {
            case "n": .int(Int64(number))
            case "key": number.isMultiple(of: 1_000) ? .error(CELError(.other, "malformed")) : .string("k\(number)")
            case "tags": .list(CELList([.string("t\(number)"), .string("all")]))
            default: nil
            }
        }

        func isEqual(to other: any CELObject) -> Bool { (other as? User)?.number == number }
    }

    private struct Row: CELActivation {
        var x: CELValue
        var list: [CELValue] = []
        static let users = CELValue.list(CELList((1..<10_000).map { .object(User(number: $0)) }))

        func value(of variable: String) -> CELValue? {
            switch variable {
            case "x": x
            case "list": .list(CELList(list))
            case "users": Self.users
            default: nil
            }
        }
    }

    private func program(_ source: String, steps: Int = 1_000) throws -> CELProgram {
        var environment = CELEnvironment(library: .all)
        environment.objectTypes["user"] = CELObjectType(
            name: "user", display: "user",
            fields: [
                "n": CELObjectField(type: .int), "key": CELObjectField(type: .string),
                "tags": CELObjectField(type: .list(.string)),
            ])
        environment.variables = ["x": .dyn, "users": .list(.object("user")), "list": .list(.dyn)]
        environment.limits.evaluationSteps = steps
        let (checked, issues) = environment.compile(source)
        return CELProgram(try #require(checked, "\(issues.map(\.message))"), in: environment, varying: ["x"])
    }

    private static let beyond = 1 << 53

    /// Enough other elements for a set.
    private static let many = (100..<120).map { CELValue.int($0) } + [.string("a"), .null, .bool(true), .bytes([1])]

    @Test(arguments: [
        (CELValue.int(1), CELValue.double(1), true), (.int(1), .uint(1), true), (.double(1), .uint(1), true),
        (.double(0), .double(-0.0), true), (.double(0), .int(0), true), (.double(.nan), .double(.nan), false),
        (.int(1), .string("1"), false), (.int(0), .bool(false), false),
        // From 2^53 on, numbers of different types are compared as doubles, those of one type or of int and uint exactly.
        (.int(Int64(beyond) + 1), .int(Int64(beyond)), false), (.int(Int64(beyond) + 1), .uint(UInt64(beyond)), false),
        (.int(Int64(beyond) + 1), .double(Double(beyond)), true),
        (.uint(UInt64(beyond) + 1), .double(Double(beyond)), true),
        (.int(.max), .uint(1 << 63), false), (.int(.max), .double(0x1p63), true), (.uint(.max), .double(0x1p64), true),
        (.int(-1), .uint(.max), false),
        (.string("é"), .string("e\u{301}"), false), (.string("é"), .string("é"), true),
        (.bytes([1, 2]), .bytes([1, 2]), true), (.list(CELList([.int(1)])), .list(CELList([.double(1)])), true),
        (.list(CELList([.int(1)])), .int(1), false),
    ])
    func `a set has what a list has`(element: CELValue, x: CELValue, isMember: Bool) throws {
        // `true` is among the others.
        let row = Row(x: x, list: Self.many + [element])
        let program = try program("x in list")
        let isOther = x.isEqual(to: .bool(true))
        #expect(program.evaluate(row).isEqual(to: .bool(isMember || isOther)))
        #expect(program.bound().evaluate(row).isEqual(to: .bool(isMember || isOther)))
    }

    @Test(arguments: [
        ("users.exists(u, u.n == x)", CELValue.int(5_000), CELValue.bool(true)),
        ("users.exists(u, u.n == x)", .double(5_000), .bool(true)),
        ("users.exists(u, u.n == x)", .int(50_000), .bool(false)),
        ("users.exists(u, u.n == x && u.n > 6000)", .int(5_000), .bool(false)),
        ("users.all(u, u.n != x || u.n > 6000)", .int(5_000), .bool(false)),
        ("users.all(u, !(x == u.n && u.n < 6000))", .int(7_000), .bool(true)),
        ("users.exists_one(u, u.n == x)", .int(9_999), .bool(true)),
        ("users.filter(u, u.n == x).map(u, u.key)[0]", .int(77), .string("k77")),
        ("users.map(u, u.n == x, u.n)[0]", .int(78), .int(78)),
        ("users.exists(u, x in u.tags)", .string("t123"), .bool(true)),
        ("users.filter(u, u.n in x).map(u, u.n)[1]", .list(CELList([.int(9), .int(4), .double(9)])), .int(9)),
        ("users.transformList(i, u, u.n == x, i)[0]", .int(10), .int(9)),
        // Elements without a key are looked at: here the last of them is an error.
        ("users.exists(u, u.key == x)", .string("k5"), .bool(true)),
        ("users.exists(u, u.key == x && u.n > 8500)", .string("k5"), .error(CELError(.other, "malformed"))),
        ("users.filter(u, u.key == x && u.n < 1000).size()", .string("k5"), .int(1)),
        // A probe without a value gives the same each time.
        ("users.exists(u, u.n == x && u.n > 20000)", .error(CELError(.other, "x")), .bool(false)),
        ("users.exists(u, u.n == x)", .error(CELError(.other, "x")), .error(CELError(.other, "x"))),
        // What does not vary is computed once.
        ("x == 1 && users.all(u, u.n > 0)", .int(1), .bool(true)),
        ("x in users.map(u, u.n)", .uint(42), .bool(true)),
    ])
    func `a large collection is not walked over for each row`(source: String, x: CELValue, result: CELValue) throws {
        // Fewer steps than there are users for a row, enough of them for what is done once.
        let environmentSteps = 400_000
        let bound = try program(source, steps: environmentSteps).bound()
        _ = bound.evaluate(Row(x: x))
        var taken = 0
        for _ in 0..<200 {
            let value = bound.evaluate(Row(x: x))
            if case .error(let expected) = result, case .error(let error) = value {
                #expect(error.kind == expected.kind)
            } else {
                #expect(value.isEqual(to: result), "\(value)")
            }
            taken += 1
        }
        #expect(taken == 200)
        #expect(bound.stepsTaken < environmentSteps, "\(bound.stepsTaken) steps for 200 rows")
    }

    @Test func `a pattern and a set of ranges that stay the same are made once`() throws {
        // Compiling a pattern takes a thousand steps and more.
        let bound = try program("'abc'.matches(list[0]) && x == 1", steps: 5_000).bound()
        for _ in 0..<100 { #expect(bound.evaluate(Row(x: .int(1), list: [.string("^a")])).isEqual(to: .bool(true))) }
        #expect(bound.stepsTaken < 1_000)
    }

    @Test func `a bad pattern is an error in every row`() throws {
        let bound = try program("string(x).matches(list[0])", steps: 5_000).bound()
        for _ in 0..<2 {
            #expect(bound.evaluate(Row(x: .int(1), list: [.string("(")])).error?.kind == .invalidArgument)
        }
    }

    @Test func `all rows together have a budget`() throws {
        var environment = CELEnvironment(library: .all)
        environment.variables = ["x": .int]
        environment.limits.runSteps = 10_000
        let checked = try #require(environment.compile("lists.range(x).all(i, i < x)").checked)
        let bound = CELProgram(checked, in: environment, varying: ["x"]).bound()
        let values = (0..<100).map { _ in bound.evaluate(Row(x: .int(100))) }
        #expect(values.first?.isEqual(to: .bool(true)) == true)
        #expect(values.last?.error?.kind == .limit)
    }

    @Test func `all that is computed once together has a budget`() throws {
        var environment = CELEnvironment(library: .all)
        environment.variables = ["x": .int, "y": .int]
        environment.limits.keptSteps = 100_000
        let terms = (1...20).map { "(x == 0 || lists.range(y + \($0)).all(i, i >= 0))" }.joined(separator: " && ")
        let checked = try #require(environment.compile(terms).checked)
        let program = CELProgram(checked, in: environment, varying: ["x"])
        #expect(program.bound().evaluate(Numbers(x: 1, y: 10)).isEqual(to: .bool(true)))
        #expect(program.bound().evaluate(Numbers(x: 1, y: 10_000)).error?.kind == .limit)
    }

    @Test(arguments: [
        "lists.range(20000).size() == 20000 && x == 1",
        "[1, 2].exists(i, lists.range(i * 10000).size() == 20000) && x == 1",
    ])
    func `what would take too long to compute beforehand is computed when it is needed`(source: String) throws {
        let bound = try program(source, steps: 1_000_000).bound()
        #expect(bound.evaluate(Row(x: .int(1))).isEqual(to: .bool(true)))
    }

    private struct Numbers: CELActivation {
        var x: Int64
        var y: Int64

        func value(of variable: String) -> CELValue? {
            variable == "x" ? .int(x) : variable == "y" ? .int(y) : nil
        }
    }

    @Test func `a value that takes too many steps once is an error, in time`() throws {
        let source = "x == 1 && users.all(a, users.all(b, a.n + b.n > 0))"
        let bound = try program(source, steps: 100_000).bound()
        #expect(bound.evaluate(Row(x: .int(2))).isEqual(to: .bool(false)))
        for _ in 0..<50 { #expect(bound.evaluate(Row(x: .int(1))).error?.kind == .limit) }
        #expect(bound.stepsTaken < 1_000)
    }
}
