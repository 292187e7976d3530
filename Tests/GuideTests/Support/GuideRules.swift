import Diagnostics
import Rules

/// Rule files of the guide, compiled as one set.
struct GuideRules {
    let set: CompiledRuleSet
    /// All that is wrong with them, warnings included, as `tenet lint` shows it.
    let diagnostics: [String]

    /// The whole rule files of a page.
    init(_ page: GuidePage) {
        self.init(
            files: page.ruleFiles.enumerated().map { index, text in
                let isTestFile = !text.contains("\nrules:")
                return ("guide-\(index + 1)\(isTestFile ? ".test" : "").yaml", text)
            })
    }

    init(files: [(path: String, text: String)]) {
        struct NoFile: Error {}
        var read: [RuleFile] = []
        var found: [Diagnostic] = []
        for file in files {
            var reader = RuleFileReader(path: file.path, bytes: Array(file.text.utf8)) { _ in throw NoFile() }
            read.append(reader.read())
            found += reader.diagnostics
        }
        var compiler = RuleCompiler(RuleSet(files: read), parameters: [:])
        set = compiler.compile()
        diagnostics = (found + compiler.diagnostics).sorted().map { $0.rendered(color: false) }
    }
}
