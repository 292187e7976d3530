import Diagnostics
import Foundation
import Remediation
import Rules
import YAML

/// Reads the file of `--orgs`: organizations that are judged in one run.
struct FleetFile {
    /// How many organizations are judged at a time.
    private(set) var atOnce = usualAtOnce
    private(set) var entries: [FleetEntry] = []

    static let mostEntries = 10_000
    static let usualAtOnce = 4
    static let mostAtOnce = 64
    private static let keys = [
        "id", "name", "base-url", "dialect", "directory", "ca-file", "token", "snapshot", "simulate", "waivers",
        "baseline", "params", "inputs",
    ]

    private let folder: String
    /// Where values stand that must not be shown.
    private var secrets: [Range<Int>] = []
    private var diagnostics: [Diagnostic] = []

    /// Throws `CommandFailure` after showing what is wrong with it.
    init(path: String, console: Console) throws {
        folder = path.folderOfPath
        let document = YAMLDocument.load(path: path, bytes: try TextFile.read(path))
        diagnostics = document.diagnostics
        if let root = document.root {
            read(root)
            // Somebody may have put a token where its place belongs: it must not be shown.
            let hidden = SecretText(root, besides: secrets)
            diagnostics = diagnostics.map(hidden.hiding)
        } else if diagnostics.isEmpty {
            throw CommandFailure(.invalid, "`\(path)` is empty, expected `organizations:`")
        }
        guard diagnostics.isEmpty else {
            diagnostics.show(on: console)
            throw CommandFailure(.invalid, "")
        }
    }

    private mutating func read(_ root: YAMLNode) {
        guard let mapping = root.mapping(expected: "organizations", into: &diagnostics) else { return }
        mapping.checkKeys(
            ["apiVersion", "at-once", "organizations"], what: "a file of organizations", into: &diagnostics)
        if let node = mapping["apiVersion"] { RuleFileReader.checkVersion(node, into: &diagnostics) }
        if let node = mapping["at-once"], let count = node.int(into: &diagnostics) {
            if (1...Int64(Self.mostAtOnce)).contains(count) {
                atOnce = Int(count)
            } else {
                diagnostics.append(node.diagnostic("expected a number from 1 to \(Self.mostAtOnce), found `\(count)`"))
            }
        }
        guard let list = mapping["organizations"] else {
            diagnostics.append(root.diagnostic("a file of organizations needs `organizations`"))
            return
        }
        let nodes = list.sequence(expected: "a list of organizations", into: &diagnostics) ?? []
        if nodes.isEmpty, diagnostics.isEmpty { diagnostics.append(list.diagnostic("there is no organization in it")) }
        if nodes.count > Self.mostEntries {
            diagnostics.append(list.diagnostic("more than \(Self.mostEntries) organizations"))
            return
        }
        var names: Set<String> = []
        for node in nodes {
            guard let (entry, named) = entry(node) else { continue }
            entries.append(entry)
            // Some file systems do not tell cases apart.
            if !names.insert(entry.name.lowercased()).inserted {
                diagnostics.append(
                    named.diagnostic("another organization is called `\(entry.name)`; give each a `name` of its own"))
            }
        }
    }

    /// The organization, and where its name stands.
    private mutating func entry(_ node: YAMLNode) -> (FleetEntry, YAMLNode)? {
        guard let mapping = node.mapping(expected: "an organization", into: &diagnostics) else { return nil }
        mapping.checkKeys(Self.keys, what: "an organization", into: &diagnostics)
        guard let idNode = mapping["id"] else {
            diagnostics.append(
                Diagnostic(
                    .error, in: node.source, at: node.range.lowerBound..<node.range.lowerBound,
                    "an organization needs `id`"))
            return nil
        }
        let named = mapping["name"] ?? idNode
        guard let id = idNode.text(expected: "an organization's id", into: &diagnostics),
            let name = named.text(expected: "a name", into: &diagnostics)
        else { return nil }
        guard name.isFileName else {
            diagnostics.append(
                named.diagnostic(
                    "expected a name of up to 100 letters, digits, `.`, `_` and `-`, the first of them a letter or digit",
                    hint: mapping["name"] == nil ? "give the organization a `name`; its reports are called so" : nil))
            return nil
        }
        var entry = FleetEntry(id: id, name: name)
        entry.baseURL = text(mapping["base-url"], .address)
        entry.dialect = text(mapping["dialect"], .dialect)
        entry.directories = texts(mapping["directory"])
        entry.caFile = path(mapping["ca-file"])
        entry.token = mapping["token"].flatMap { token($0) }
        entry.snapshot = path(mapping["snapshot"])
        entry.simulate = path(mapping["simulate"])
        if let node = mapping.keyNode("simulate"), entry.snapshot != nil {
            diagnostics.append(node.diagnostic("`snapshot` and `simulate` exclude each other"))
        }
        entry.waivers = texts(mapping["waivers"]).map(beside)
        entry.baseline = path(mapping["baseline"])
        if let node = mapping["params"] { entry.parameters = ParameterFile.values(of: node, into: &diagnostics) }
        for pair in mapping["inputs"]?.mapping(expected: "names and paths", into: &diagnostics)?.pairs ?? [] {
            guard let name = pair.key.text(expected: "a name", into: &diagnostics) else { continue }
            entry.inputs[name] = path(pair.value).map { InputPlace(path: $0, pair: pair) }
        }
        return (entry, named)
    }

    private mutating func token(_ node: YAMLNode) -> FleetEntry.Token? {
        guard case .mapping = node.kind, let mapping = YAMLMapping(node) else {
            diagnostics.append(
                node.diagnostic(
                    "expected `env: VARIABLE` or `file: PATH`; the token itself does not belong into this file"))
            return nil
        }
        mapping.checkKeys(["env", "file"], what: "`token`", into: &diagnostics)
        switch (mapping["env"], mapping["file"]) {
        case (let variable?, nil): return text(variable).map { .variable($0) }
        case (nil, let file?): return path(file).map { .file($0) }
        default:
            diagnostics.append(node.diagnostic("expected either `env: VARIABLE` or `file: PATH`"))
            return nil
        }
    }

    // MARK: - Values

    private mutating func text(_ node: YAMLNode?, _ type: SettingType = .text) -> String? {
        guard let node, let text = node.text(expected: type.expected, into: &diagnostics) else { return nil }
        guard type.isValid(text) else {
            if type.mayHoldSecret { secrets.append(node.range) }
            diagnostics.append(node.diagnostic(type.mistake(node.kindName)))
            return nil
        }
        return text
    }

    private mutating func texts(_ node: YAMLNode?) -> [String] {
        guard let nodes = node?.sequence(expected: "a list", into: &diagnostics) else { return [] }
        return nodes.compactMap { text($0) }
    }

    private mutating func path(_ node: YAMLNode?) -> String? {
        text(node).map(beside)
    }

    /// A path relative to the folder of the file.
    private func beside(_ path: String) -> String {
        path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
    }
}

extension String {
    /// Whether it can stand in a path as it is and means nothing else there.
    fileprivate var isFileName: Bool {
        let isWord = { (byte: UInt8) in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        guard let first = utf8.first, isWord(first), utf8.count <= 100 else { return false }
        return utf8.allSatisfy { isWord($0) || "._-".utf8.contains($0) }
    }
}
