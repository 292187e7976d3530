import Diagnostics
import Foundation
import Rules
import YAML

/// The content of `tenet.yaml`.
struct SettingsFile: Sendable {
    static let name = "tenet.yaml"

    /// By the names of settings; what is here is right, as far as it can be seen from the file alone.
    private(set) var nodes: [String: YAMLNode] = [:]
    private(set) var diagnostics: [Diagnostic] = []
    /// Where values stand that must not be shown.
    private var secrets: [Range<Int>] = []

    /// A file without a setting.
    init() {}

    init(path: String, bytes: [UInt8]) {
        let document = YAMLDocument.load(path: path, bytes: bytes)
        diagnostics = document.diagnostics
        guard let root = document.root else { return }
        if let mapping = root.mapping(expected: "settings", into: &diagnostics) { read(mapping) }
        let hidden = SecretText(root, besides: secrets)
        diagnostics = diagnostics.map(hidden.hiding)
    }

    private mutating func read(_ mapping: YAMLMapping) {
        check(mapping)
        if let node = mapping["apiVersion"] { RuleFileReader.checkVersion(node, into: &diagnostics) }
        var groups: [String?: YAMLMapping] = [nil: mapping]
        for group in Setting.groups {
            let place = Setting.place(of: group)
            guard let node = groups[place.group]?[place.key] else { continue }
            let content = node.mapping(expected: "the mapping `\(group)`", into: &diagnostics)
            content?.checkKeys(Self.keys(of: group), what: "`\(group)`", into: &diagnostics)
            groups[group] = content
        }
        for setting in Setting.inFile {
            let place = setting.place
            guard let node = groups[place.group]?[place.key] else { continue }
            let count = diagnostics.count
            read(node, as: setting)
            if diagnostics.count == count { nodes[setting.name] = node }
        }
        checkApprovals()
        checkOutputs()
    }

    private mutating func read(_ node: YAMLNode, as setting: Setting) {
        switch setting.shape {
        case .one: check(node, setting.type)
        case .list:
            for node in node.sequence(expected: "a list", into: &diagnostics) ?? [] { check(node, setting.type) }
        case .mapping:
            for pair in node.mapping(expected: "a mapping", into: &diagnostics)?.pairs ?? [] {
                _ = pair.key.text(expected: "a name", into: &diagnostics)
                if setting.name == Setting.params.name {
                    _ = ParameterText(pair.value, into: &diagnostics)
                } else {
                    check(pair.value, setting.type)
                }
            }
        }
    }

    private mutating func check(_ node: YAMLNode, _ type: SettingType) {
        guard let text = node.text(expected: type.expected, into: &diagnostics) else { return }
        guard !type.isValid(text) || !type.takes(node) else { return }
        if type.mayHoldSecret { secrets.append(node.range) }
        let isQuoted = node.scalar.map { $0.style != .plain } ?? false
        diagnostics.append(node.diagnostic(type.mistake((isQuoted ? "the text " : "") + node.kindName)))
    }

    /// More signatures than people who can sign would never come.
    private mutating func checkApprovals() {
        guard let node = nodes[Setting.requiredApprovals.name], let count = node.scalar.flatMap({ Int($0.text) }) else {
            return
        }
        let approvers = pairs(of: .approvers).count
        if count > approvers {
            diagnostics.append(
                node.diagnostic("expected a number from 0 to \(approvers), the number of approvers, found `\(count)`"))
        }
    }

    private mutating func checkOutputs() {
        guard case .sequence(let elements) = nodes[Setting.output.name]?.kind else { return }
        for node in elements.filter({ $0.scalar?.text.contains("=") == false }).dropFirst() {
            diagnostics.append(node.diagnostic(OutputChoice.onlyOne))
        }
    }

    // MARK: - Keys

    private static func keys(of group: String?) -> [String] {
        (Setting.inFile.map(\.place) + Setting.groups.map(Setting.place)).filter { $0.group == group }.map(\.key)
    }

    /// Reports unknown keys, with a hint where one was probably meant to hold a credential.
    private mutating func check(_ mapping: YAMLMapping) {
        var problems: [Diagnostic] = []
        mapping.checkKeys(["apiVersion"] + Self.keys(of: nil), what: Self.name, into: &problems)
        for problem in problems {
            let key = mapping.pairs.first { $0.key.range == problem.range }?.key.scalar?.text ?? ""
            diagnostics.append(
                SecretText.isSecret(key)
                    ? Diagnostic(
                        .error, in: problem.source, at: problem.range, problem.message, hint: Self.secretHint)
                    : problem)
        }
    }

    private static let secretHint =
        "an API key does not belong into this file: set `TENET_API_KEY`, or name a file of its own with `token-file`"

    // MARK: - Values

    /// The value of a setting, or its elements.
    func texts(of setting: Setting) -> [String]? {
        guard let node = nodes[setting.name] else { return nil }
        if case .sequence(let elements) = node.kind { return elements.compactMap { $0.scalar?.text } }
        return node.scalar.map { [$0.text] }
    }

    /// The value of a setting that is a whole number.
    func number(of setting: Setting) -> Int? {
        texts(of: setting)?.first.flatMap { Int($0) }
    }

    /// The names and values of a setting that is a mapping.
    func pairs(of setting: Setting) -> [YAMLPair] {
        nodes[setting.name].flatMap { YAMLMapping($0) }?.pairs ?? []
    }
}

extension SettingType {
    /// Whether YAML reads the scalar as what it is to be.
    fileprivate func takes(_ node: YAMLNode) -> Bool {
        switch (form, node.scalar?.resolved) {
        case (.text, _), (.number, .int), (.number, .float), (.bool, .bool): true
        default: false
        }
    }
}
