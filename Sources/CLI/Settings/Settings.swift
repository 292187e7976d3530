import Diagnostics
import Foundation
import Remediation
import Rules
import YAML

/// What is the same every night: the content of `tenet.yaml`, and the environment that beats it.
struct Settings: Sendable {
    static let fileName = "tenet.yaml"

    /// Keys with one value, and the same in lists; each is the long name of an option.
    private static let scalarKeys = [
        "org", "base-url", "dialect", "token-file", "ca-file", "rate", "concurrency", "max-calls", "strict", "max-age",
        "fail-on", "allow-undetermined", "baseline", "new-only", "redact", "history", "keep-days", "state", "author",
    ]
    private static let listKeys = ["directory", "rules", "rule", "tag", "output", "waivers"]

    private let environment: [String: String]
    private var scalars: [String: String] = [:]
    private var lists: [String: [String]] = [:]
    /// Values of parameters.
    private(set) var parameters: [String: ParameterText] = [:]
    /// Where inputs of rules are, by name.
    private(set) var inputs: [String: String] = [:]
    /// `guardrails`.
    private(set) var safeguards = Safeguards()
    /// Whose approval of plans counts.
    private(set) var approvals = ApprovalPolicy()

    /// Reads `tenet.yaml` of the folder, where there is one. Throws `CommandFailure` after showing what is wrong with it.
    init(folder: String, environment: [String: String], console: Console) throws {
        self.environment = environment
        let path = folder == "." ? Self.fileName : "\(folder)/\(Self.fileName)"
        guard FileManager.default.fileExists(atPath: path) else { return }
        var diagnostics: [Diagnostic] = []
        read(try TextFile.read(path), path, into: &diagnostics)
        if !diagnostics.isEmpty {
            diagnostics.show(on: console)
            throw CommandFailure(.invalid, "")
        }
    }

    private mutating func read(_ bytes: [UInt8], _ path: String, into diagnostics: inout [Diagnostic]) {
        let document = YAMLDocument.load(path: path, bytes: bytes)
        diagnostics += document.diagnostics
        guard let root = document.root,
            let mapping = root.mapping(expected: "settings", into: &diagnostics)
        else { return }
        checkKeys(of: mapping, into: &diagnostics)
        if let node = mapping["apiVersion"], let version = node.text(expected: "a version", into: &diagnostics),
            version != RuleFileReader.version
        {
            diagnostics.append(
                Diagnostic(
                    .error, in: node.source, at: node.range,
                    "expected the version `\(RuleFileReader.version)`, found `\(version)`"))
        }
        for key in Self.scalarKeys {
            if let node = mapping[key] { scalars[key] = node.text(expected: "a text", into: &diagnostics) }
        }
        for key in Self.listKeys {
            guard let node = mapping[key] else { continue }
            let elements = node.sequence(expected: "a list", into: &diagnostics) ?? []
            lists[key] = elements.compactMap { $0.text(expected: "a text", into: &diagnostics) }
        }
        if let node = mapping["approvals"] {
            approvals = ApprovalPolicy(node, into: &diagnostics)
        }
        if let node = mapping["params"] {
            parameters = ParameterFile.values(of: node, into: &diagnostics)
        }
        for pair in mapping["inputs"]?.mapping(expected: "names and paths", into: &diagnostics)?.pairs ?? [] {
            guard let name = pair.key.text(expected: "a name", into: &diagnostics) else { continue }
            inputs[name] = pair.value.text(expected: "a path", into: &diagnostics)
        }
        if let node = mapping["guardrails"] {
            safeguards = GuardrailReader.safeguards(of: node, into: &diagnostics)
        }
    }

    /// Reports unknown keys; a value that may be a secret is not shown.
    private func checkKeys(of mapping: YAMLMapping, into diagnostics: inout [Diagnostic]) {
        let known = ["apiVersion", "params", "inputs", "guardrails", "approvals"] + Self.scalarKeys + Self.listKeys
        var problems: [Diagnostic] = []
        mapping.checkKeys(known, what: Self.fileName, into: &problems)
        for problem in problems {
            let pair = mapping.pairs.first { $0.key.range == problem.range }
            guard let pair, let key = pair.key.scalar?.text.lowercased(),
                ["key", "token", "secret", "password", "credential"].contains(where: key.contains)
            else {
                diagnostics.append(problem)
                continue
            }
            diagnostics.append(
                Diagnostic(.error, in: pair.value.masked, at: problem.range, problem.message, hint: Self.secretHint))
        }
    }

    private static let secretHint =
        "an API key does not belong into this file: set `TENET_API_KEY`, or name a file of its own with `token-file`"

    /// The flag's value, else the environment's (`TENET_BASE_URL` for `base-url`), else the file's.
    func value(_ flag: String?, _ key: String) -> String? {
        flag ?? environment[Self.variable(key)] ?? scalars[key]
    }

    /// Where locks and journals stand.
    func state(_ flag: String?) -> StateFolder {
        value(flag, "state").map { StateFolder($0) } ?? StateFolder(environment: environment)
    }

    /// The flag's values, else the environment's (separated by commas), else the file's.
    func values(_ flags: [String], _ key: String) -> [String] {
        if !flags.isEmpty { return flags }
        if let text = environment[Self.variable(key)] {
            return text.split(separator: ",").map(String.init)
        }
        return lists[key] ?? []
    }

    /// The same as a number. Throws `CommandFailure` where it is none.
    func number<Number: LosslessStringConvertible & Comparable & ExpressibleByIntegerLiteral>(
        _ flag: Number?, _ key: String
    ) throws -> Number? {
        if let flag {
            guard flag > 0, "\(flag)" != "inf" else {
                throw CommandFailure(.wrongArguments, "`--\(key)` must be a number more than 0")
            }
            return flag
        }
        guard let text = value(nil, key) else { return nil }
        guard let number = Number(text), number > 0, "\(number)" != "inf" else {
            throw CommandFailure(.invalid, "`\(key)` must be a number more than 0, found `\(text)`")
        }
        return number
    }

    /// Throws `CommandFailure` for a word that says neither yes nor no.
    func flag(_ flag: Bool, _ key: String) throws -> Bool {
        guard !flag, let text = value(nil, key) else { return flag }
        switch text {
        case "true", "1", "yes": return true
        case "false", "0", "no", "": return false
        default: throw CommandFailure(.invalid, "`\(key)` must be `true` or `false`, found `\(text)`")
        }
    }

    private static func variable(_ key: String) -> String {
        "TENET_" + key.uppercased().replacing("-", with: "_")
    }
}

extension YAMLNode {
    /// The file with the value replaced by stars, every other character where it was.
    fileprivate var masked: SourceText {
        var bytes = Array(source.text.utf8)
        for index in range.clamped(to: bytes.indices) where bytes[index] != 10 && bytes[index] != 13 {
            bytes[index] = UInt8(ascii: "*")
        }
        return SourceText(path: source.path, text: String(decoding: bytes, as: UTF8.self))
    }
}
