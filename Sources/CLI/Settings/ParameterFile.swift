import Diagnostics
import Rules
import YAML

/// Values of parameters, as a YAML mapping of names to values.
enum ParameterFile {
    /// Throws `CommandFailure` after showing what is wrong with the file.
    static func read(_ path: String, console: Console) throws -> [String: GivenParameter] {
        let document = YAMLDocument.load(path: path, bytes: try TextFile.read(path))
        var diagnostics = document.diagnostics
        let values = document.root.map { Self.values(of: $0, into: &diagnostics) } ?? [:]
        guard diagnostics.isEmpty else {
            diagnostics.show(on: console)
            throw CommandFailure(.invalid, "")
        }
        return values
    }

    static func values(of node: YAMLNode, into diagnostics: inout [Diagnostic]) -> [String: GivenParameter] {
        let mapping = node.mapping(expected: "a mapping of parameters to values", into: &diagnostics)
        return values(of: mapping?.pairs ?? [], into: &diagnostics)
    }

    static func values(of pairs: [YAMLPair], into diagnostics: inout [Diagnostic]) -> [String: GivenParameter] {
        var values: [String: GivenParameter] = [:]
        for pair in pairs {
            guard let name = pair.key.text(expected: "a name", into: &diagnostics) else { continue }
            values[name] = ParameterText(pair.value, into: &diagnostics).map { GivenParameter($0, at: pair) }
        }
        return values
    }
}
