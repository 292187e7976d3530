internal import CEL

extension Harness {
    /// Checker, planner and both evaluators: issues stand within the source, and planned and unplanned evaluation agree.
    package static let checker = Harness(name: "checker") { bytes in
        let source = text(bytes)
        let environment = FuzzedOrganization.environment
        guard let parsed = try? environment.parse(source) else { return nil }
        let (checked, issues) = environment.check(parsed)
        guard (checked == nil) == issues.contains(where: { $0.severity == .error }) else {
            return "errors without an error, or an error without errors: \(issues.map(\.message))"
        }
        guard issues.allSatisfy({ $0.range.upperBound <= source.utf8.count }) else {
            return "an issue outside of the source: \(issues)"
        }
        _ = CELProgram(unchecked: parsed, in: environment).evaluate(FuzzedOrganization(row: 0))
        guard let checked else { return nil }
        _ = CELCost(checked, varying: ["user"], sizes: ["users": .collection]) { _, _ in .none }
        let program = CELProgram(checked, in: environment, varying: ["user"])
        let bound = program.bound()
        for row in 0..<3 {
            let plain = program.evaluate(FuzzedOrganization(row: row))
            let planned = bound.evaluate(FuzzedOrganization(row: row))
            guard !plain.isLimit, !planned.isLimit, plain.agreement != planned.agreement else { continue }
            return "\(planned) in place of \(plain) of \(source.debugDescription)"
        }
        return nil
    }
}

extension CELValue {
    /// What planned and unplanned evaluation must agree on.
    fileprivate var agreement: String {
        if case .error = self { "error" } else { description }
    }

    fileprivate var isLimit: Bool {
        if case .error(let error) = self { error.kind == .limit } else { false }
    }
}
