/// Why a source is no expression: at least one issue.
package struct CELIssues: Error, Hashable, Sendable {
    package let issues: [CELIssue]

    package init(_ issues: [CELIssue]) {
        self.issues = issues
    }
}
