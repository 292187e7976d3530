import Diagnostics
import JSON
import YAML

/// Where the value of a setting comes from.
enum SettingOrigin {
    case option(String)
    /// Of the environment.
    case variable(String)
    case file(path: String, line: Int)
    /// Nobody says anything, so it is what it always is.
    case standard

    static func place(of node: YAMLNode) -> SettingOrigin {
        .file(path: node.source.path, line: node.source.position(at: node.range.lowerBound).line)
    }

    var text: String {
        switch self {
        case .option(let name), .variable(let name): name
        case .file(let path, let line): "\(path.visible):\(line)"
        case .standard: "default"
        }
    }

    /// In a sentence: "`--rate`", "`token-file` (tenet.yaml:3)".
    func mention(of setting: Setting) -> String {
        switch self {
        case .option(let name), .variable(let name): "`\(name)`"
        case .file, .standard: "`\(setting.name)` (\(text))"
        }
    }

    var json: JSONValue {
        switch self {
        case .option(let name): ["kind": "option", "name": .string(name)]
        case .variable(let name): ["kind": "environment", "name": .string(name)]
        case .file(let path, let line):
            ["kind": "file", "path": .string(path), "line": .number(JSONNumber(line))]
        case .standard: ["kind": "default"]
        }
    }
}
