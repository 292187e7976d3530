/// A line that GitHub Actions shows as an annotation, `::error file=a.yaml,line=3::text`.
/// See https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands.
struct WorkflowCommand {
    enum Level: String {
        case error, warning, notice
    }

    var level: Level
    /// In their order; those with empty values are left out.
    var properties: [(name: String, value: String)]
    var message: String

    var line: String {
        let properties = properties.filter { !$0.value.isEmpty }
            .map { "\($0.name)=\(Self.escaped($0.value, "%\r\n:,"))" }.joined(separator: ",")
        return "::\(level.rawValue)\(properties.isEmpty ? "" : " " + properties)::\(Self.escaped(message, "%\r\n"))"
    }

    /// What GitHub decodes again, as it does in its own toolkit.
    private static func escaped(_ text: String, _ special: String) -> String {
        text.replacing(where: special.utf8.contains) { scalar, _ in
            switch scalar {
            case "%": "%25"
            case "\r": "%0D"
            case "\n": "%0A"
            case ":": "%3A"
            case ",": "%2C"
            default: nil
            }
        }
    }
}
