/// The rules of all files of a run, read and in shape.
package struct RuleSet: Sendable {
    /// By path.
    package var files: [RuleFile]

    package init(files: [RuleFile]) {
        self.files = files
    }
}
