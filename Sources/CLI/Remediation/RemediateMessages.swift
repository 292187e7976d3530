import Rules

/// The texts of what is left to people at night.
enum RemediateMessages {
    static let needsOthers = "without the changes that are left to people it is not shown to help and break nothing"

    static func quarantined(_ paths: [PolicyPath]) -> String {
        let names = paths.map { "`\($0)`" }.joined(separator: ", ")
        return "\(names) was repaired twice in the last seven days; find out who sets it back"
    }
}
