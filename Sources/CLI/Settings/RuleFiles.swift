import CEL
import Diagnostics
import Foundation
import Remediation
import Rules
import YAML

/// Finds, reads and compiles the rule files of a run.
struct RuleFiles {
    static let defaultFolder = "rules"

    let options: RuleOptions
    let settings: Settings
    let console: Console
    /// Values of parameters that go before all others.
    var parameterValues: [String: GivenParameter] = [:]
    /// Places of inputs that go before all others.
    var inputPlaces: [String: InputPlace] = [:]

    /// What was compiled, and the digest of what it was compiled from.
    struct Compiled {
        /// Those that the options choose.
        var rules: CompiledRuleSet
        /// All that were loaded, chosen or not.
        var all: CompiledRuleSet
        /// Of the files, and of the inputs: approvals end where either changes.
        var digest: String
        /// What was read for the inputs, by name; nothing where they were left out.
        var inputs: [InputIdentity]
        /// Names of people in the inputs.
        var people: Set<CELStringKey>
        /// Warnings, sorted; shown already unless `lint` wants them.
        var diagnostics: [Diagnostic]
    }

    /// The rules that the options choose. Throws `CommandFailure` after showing every diagnostic.
    /// - Parameter readsInputs: Without, all that depends on an input is unknown.
    func compile(readsInputs: Bool = true) throws -> Compiled {
        let compiled = try load(readsInputs: readsInputs)
        if !compiled.diagnostics.isEmpty { compiled.diagnostics.show(on: console) }
        let isStrict = try isStrict
        let errors = compiled.diagnostics.contains { $0.severity == .error || isStrict }
        if errors { throw CommandFailure(.invalid, "") }
        let chosen = try choose(from: compiled.rules)
        return Compiled(
            rules: chosen, all: compiled.rules, digest: compiled.digest, inputs: compiled.inputs,
            people: compiled.people,
            diagnostics: compiled.diagnostics)
    }

    var isStrict: Bool {
        get throws { try settings.flag(options.strict, .strict) }
    }

    /// Everything, with all diagnostics.
    func load(readsInputs: Bool = true) throws -> Compiled {
        let paths = try files()
        var diagnostics: [Diagnostic] = []
        var files: [RuleFile] = []
        var digested = ""
        for path in paths {
            let bytes = try TextFile.read(path)
            digested += "\(SHA256Digest.hex(bytes))\n"
            let folder = path.folderOfPath
            var reader = RuleFileReader(path: path, bytes: bytes) { name in
                String(decoding: try TextFile.read(folder.isEmpty ? name : "\(folder)/\(name)"), as: UTF8.self)
            }
            files.append(reader.read())
            diagnostics += reader.diagnostics
        }
        let areRead = !diagnostics.areFatal()
        let parameters = try parameters()
        var compiler = RuleCompiler(RuleSet(files: files), parameters: parameters)
        var rules = compiler.compile()
        diagnostics += compiler.diagnostics
        let found =
            readsInputs
            ? try InputFiles(options, settings, before: inputPlaces).read(into: &rules, &diagnostics)
            : InputFiles.Found()
        for input in found.identities { digested += "input \(input.name) \(input.digest)\n" }
        if areRead { try reportUnknown(parameters, rules, &diagnostics) }
        return Compiled(
            rules: rules, all: rules, digest: SHA256Digest.hex(digested.utf8), inputs: found.identities,
            people: found.people,
            diagnostics: diagnostics.sorted())
    }

    private func choose(from rules: CompiledRuleSet) throws -> CompiledRuleSet {
        let ids = try settings.values(options.ruleIDs, .rule)
        let tags = try settings.values(options.tags, .tag)
        let known = rules.rules.map(\.metadata.id)
        for id in ids where !known.contains(id) {
            let hint = nearest(to: id, among: known).map { ", did you mean `\($0)`?" } ?? ""
            throw CommandFailure(.invalid, "no rule `\(id)` is loaded\(hint)")
        }
        let chosen = rules.filtered { rule in
            (ids.isEmpty || ids.contains(rule.id)) && (tags.isEmpty || !Set(tags).isDisjoint(with: rule.tags))
        }
        if chosen.rules.isEmpty { throw CommandFailure(.invalid, "no rule is selected") }
        return chosen
    }

    /// Those that are given, by name.
    func parameters() throws -> [String: GivenParameter] {
        var diagnostics: [Diagnostic] = []
        var parameters = ParameterFile.values(of: settings.file.pairs(of: .params), into: &diagnostics)
        if let path = options.parameterFile {
            parameters.merge(try ParameterFile.read(path, console: console)) { $1 }
        }
        for text in options.parameters {
            guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
                throw CommandFailure(.wrongArguments, "`--param` takes name=value, found `\(text)`")
            }
            let value = String(text[text.index(after: equals)...])
            parameters[String(text[..<equals])] = GivenParameter(.text(value))
        }
        return parameters.merging(parameterValues) { $1 }
    }

    /// What stands in a file becomes a diagnostic there; an option ends the run, unless there is worse.
    private func reportUnknown(
        _ parameters: [String: GivenParameter], _ rules: CompiledRuleSet, _ diagnostics: inout [Diagnostic]
    ) throws {
        let known = rules.declarations.map(\.name)
        for (name, given) in parameters.sorted(by: { $0.key < $1.key }) where !known.contains(name) {
            let hint = nearest(to: name, among: known).map { ", did you mean `\($0)`?" } ?? ""
            let message = "no rule file declares a parameter `\(name)`\(hint)"
            if let pair = given.pair {
                diagnostics.append(pair.key.diagnostic(message))
            } else if !diagnostics.areFatal() {
                throw CommandFailure(.invalid, message)
            }
        }
    }

    // MARK: - Files

    /// Whether rules are named, or lie where they are looked for.
    var areThere: Bool {
        get throws {
            try !settings.values(options.paths, .rules).isEmpty
                || FileManager.default.fileExists(atPath: Self.defaultFolder)
        }
    }

    /// Paths of rule files, sorted, each once.
    private func files() throws -> [String] {
        let configured = try settings.values(options.paths, .rules)
        let roots = configured.isEmpty ? [Self.defaultFolder] : configured
        var found: Set<String> = []
        for root in roots {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder) else {
                throw CommandFailure(.invalid, "there is no rule file or folder `\(root)`")
            }
            found.formUnion(isFolder.boolValue ? try files(below: root) : [root])
        }
        guard !found.isEmpty else {
            throw CommandFailure(.invalid, "no rule files in \(roots.map { "`\($0)`" }.joined(separator: ", "))")
        }
        return found.sorted()
    }

    /// Those below a folder and the folders that it links to; a folder that is reached again by a link is not read again.
    private func files(below root: String) throws -> [String] {
        var files: [String] = []
        var visited: Set<String> = []
        var folders = [root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root]
        while let folder = folders.popLast() {
            guard visited.insert(URL(filePath: folder).resolvingSymlinksInPath().path(percentEncoded: false)).inserted
            else { continue }
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
                throw CommandFailure(.invalid, "cannot read the folder `\(folder)`")
            }
            for name in names.sorted() where !name.hasPrefix(".") {
                let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
                    folders.append(path)
                } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
                    files.append(path)
                }
            }
        }
        return files
    }
}
