import CEL
import Foundation
import Testing

/// The published vectors, parsed and checked. `CEL_CONFORMANCE_DIR` names their folder; without it the suite is skipped.
@Suite(.enabled(if: CheckerVector.folder != nil, "CEL_CONFORMANCE_DIR is not set"))
struct CheckerVectorTests {
    @Test func `every expression without protobuf messages gets the right verdict`() throws {
        for vector in try CheckerVector.all() {
            var environment = CELEnvironment(library: .all)
            environment.container = vector.container
            environment.variables = vector.variables
            for function in vector.functions { environment.library.add(function) }
            do throws(CELIssues) {
                let parsed = try environment.parse(vector.source)
                guard vector.isChecked else { continue }
                let (checked, issues) = environment.check(parsed)
                guard let checked else {
                    if !vector.failsAtCheck { Issue.record("\(vector.id): \(vector.source): \(issues.map(\.message))") }
                    continue
                }
                if let type = vector.type {
                    #expect(checked.type.description == type, "\(vector.id)")
                }
            } catch {
                Issue.record("\(vector.id): \(vector.source): \(error.issues.map(\.message))")
            }
        }
    }
}
