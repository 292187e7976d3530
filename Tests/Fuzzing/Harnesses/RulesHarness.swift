internal import Diagnostics
internal import Rules

extension Harness {
    /// YAML, and the loading and compilation of rule files: diagnostics that can be shown.
    package static let rules = Harness(name: "rules") { bytes in
        var reader = RuleFileReader(path: "rules.yaml", bytes: bytes) { _ in throw NoFile() }
        let file = reader.read()
        var compiler = RuleCompiler(RuleSet(files: [file]), parameters: [:])
        _ = compiler.compile()
        let diagnostics = reader.diagnostics + compiler.diagnostics
        guard diagnostics.allSatisfy({ !$0.message.isEmpty && !$0.rendered(color: false).isEmpty }) else {
            return "a diagnostic that shows nothing"
        }
        return nil
    }

    private struct NoFile: Error {}
}
