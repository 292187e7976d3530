internal import ArgumentParser
import CEL
import Diagnostics
import Foundation
import JSON
import Observations
import Rules
import YAML

/// `tenet eval`: the expression language at the prompt.
struct EvalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval", abstract: "Evaluate an expression.",
        discussion:
            "Prints the value as JSON. An expression without a value ends with status 1, a wrong one with status 2.")

    @Argument(help: "The expression.") var expression: String
    @Option(help: "A YAML or JSON file with a mapping of names to values, which give the names their types.")
    var bindings: String?
    @Option(
        name: .customLong("input"),
        help: ArgumentHelp(
            "A snapshot's directory, or a table in a file of comma-separated values, under a name; repeatable.",
            valueName: "name=path"))
    var inputs: [String] = []
    @Flag(help: "Print the type instead of the value.") var type = false
    @Flag(help: "Print on standard error what each part comes to, and why a part is not evaluated.") var trace = false

    func run() async throws {
        try await Command.run { console in
            var names = try bindings.map { try Bindings(path: $0, console: console) } ?? Bindings()
            for text in inputs { try names.add(InputFiles.named(text, console: console)) }
            return try Evaluation(expression: expression, showsType: type, showsTrace: trace, console: console)
                .run(bindings: names)
        }
    }

    private struct Evaluation {
        let expression: String
        let showsType: Bool
        let showsTrace: Bool
        let console: Console

        func run(bindings: Bindings) throws -> ExitStatus {
            var environment = CELEnvironment(library: CELLibrary(merging: [.all, .tenet]))
            environment.objectTypes = ResourceSchema.inputTypes
            environment.variables = bindings.values.mapValues(\.deducedType).merging(bindings.types) { $1 }
            environment.variables["now"] = .timestamp
            let (checked, issues) = environment.compile(expression)
            let source = SourceText(path: "expression", text: expression)
            issues.map { issue in
                Diagnostic(issue.severity == .error ? .error : .warning, in: source, at: issue.range, issue.message)
            }.show(on: console)
            guard let checked else { return .invalid }
            if showsType {
                try console.write("\(checked.type)\n")
                return .success
            }
            let program = CELProgram(checked, in: environment)
            if showsTrace { TermText(program.explain(checked, bindings)).lines.forEach(console.note) }
            return try show(program.evaluate(bindings))
        }

        private func show(_ value: CELValue) throws -> ExitStatus {
            switch value {
            case .error(let error):
                console.note("error: \(error.message.visible)")
                return .findings
            case .unknown(let unknown):
                console.note("unknown: \(unknown.attributes.map(\.path).sorted().joined(separator: ", ").visible)")
                return .undetermined
            default:
                try console.write(value.visibleJSON + "\n")
                return .success
            }
        }
    }
}

/// The names that a file gives to an expression.
struct Bindings: CELActivation {
    private(set) var values: [String: CELValue] = [:]
    /// Of those whose values do not tell.
    private(set) var types: [String: CELType] = [:]
    private let now = CELTimestamp(date: Date())

    init() {}

    /// Throws `CommandFailure` after showing what is wrong with the file.
    init(path: String, console: Console) throws {
        let document = YAMLDocument.load(path: path, bytes: try TextFile.read(path))
        var diagnostics = document.diagnostics
        let mapping = document.root?.mapping(expected: "a mapping of names to values", into: &diagnostics)
        guard diagnostics.isEmpty else {
            diagnostics.show(on: console)
            throw CommandFailure(.invalid, "")
        }
        for pair in mapping?.pairs ?? [] {
            guard case .scalar(let key) = pair.key.kind else { continue }
            values[key.text] = CELValue(freeForm: pair.value)
        }
    }

    mutating func add(_ input: (name: String, type: CELType, value: CELValue)) {
        types[input.name] = input.type
        values[input.name] = input.value
    }

    func value(of variable: String) -> CELValue? {
        if let value = values[variable] { return value }
        return variable == "now" ? .timestamp(now) : nil
    }
}
