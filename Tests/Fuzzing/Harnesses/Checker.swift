import CEL

/// Checker, planner and both evaluators: no crash, ranges within the source, and planned and unplanned evaluation agree.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let source = text(start, count)
    let environment = Organization.environment
    guard let parsed = try? environment.parse(source) else { return 0 }
    let (checked, issues) = environment.check(parsed)
    precondition((checked == nil) == issues.contains { $0.severity == .error }, "errors without an error")
    precondition(issues.allSatisfy { $0.range.upperBound <= source.utf8.count }, "an issue outside of the source")
    _ = CELProgram(unchecked: parsed, in: environment).evaluate(Organization(row: 0))
    guard let checked else { return 0 }
    _ = CELCost(checked, varying: ["user"], sizes: ["users": .collection]) { _, _ in .none }
    let program = CELProgram(checked, in: environment, varying: ["user"])
    let bound = program.bound()
    for row in 0..<3 {
        let plain = program.evaluate(Organization(row: row))
        let planned = bound.evaluate(Organization(row: row))
        if case .error(let error) = plain, error.kind == .limit { continue }
        if case .error(let error) = planned, error.kind == .limit { continue }
        precondition(
            plain.fuzzKind == planned.fuzzKind, "\(planned) in place of \(plain) of \(source.debugDescription)")
    }
    return 0
}

extension CELValue {
    /// What planned and unplanned evaluation must agree on.
    var fuzzKind: String {
        if case .error = self { "error" } else { description }
    }
}

/// A few users, of whom one is looked at.
struct Organization: CELActivation {
    let row: Int

    static let environment: CELEnvironment = {
        var environment = CELEnvironment(library: .all)
        let fields: [String: CELType] = ["id": .string, "n": .int, "d": .double, "roles": .list(.string), "any": .dyn]
        environment.objectTypes["user"] = CELObjectType(
            name: "user", display: "user", fields: fields.mapValues { CELObjectField(type: $0, isOptional: $0 == .dyn) }
        )
        environment.variables = [
            "user": .object("user"), "users": .list(.object("user")), "names": .list(.string), "x": .dyn,
            "m": .map(.string, .dyn), "now": .timestamp,
        ]
        environment.limits.evaluationSteps = 20_000
        environment.limits.collectionSize = 10_000
        return environment
    }()

    private static let users = (0..<12).map { CELValue.object(User(number: $0)) }
    private static let names = ["a", "b", "e\u{301}", "é", "", "1", "2", "3", "4", "u1"].map { CELValue.string($0) }

    func value(of variable: String) -> CELValue? {
        switch variable {
        case "user": row == 2 ? .unknown(CELUnknown([.init(path: "user")])) : Self.users[row * 5]
        case "users": .list(CELList(Self.users))
        case "names": .list(CELList(Self.names))
        case "x": .double(0x1p53)
        case "m": .map(CELMap(uniqueStringKeys: [("a", .int(1)), ("b", .null)]))
        case "now": .timestamp(.epoch)
        default: nil
        }
    }
}

struct User: CELObject {
    let number: Int
    var typeName: String { "user" }

    func field(_ name: String) -> CELValue? {
        switch name {
        case "id": number == 7 ? .error(CELError(.other, "malformed")) : .string("u\(number % 9)")
        case "n": .int(number == 3 ? .max : Int64(number))
        case "d": .double(number == 4 ? .nan : Double(number) / 2)
        case "roles":
            number == 8
                ? .unknown(CELUnknown([.init(path: "roles")])) : .list(CELList([.string("a"), .string("u\(number)")]))
        case "any": number.isMultiple(of: 2) ? nil : .uint(UInt64(number))
        default: nil
        }
    }

    func isEqual(to other: any CELObject) -> Bool { (other as? User)?.number == number }
}
