/// The texts about the audit log.
enum AuditMessages {
    static let notRead = "it was not read"

    static func tooLong(_ count: Int) -> String {
        "it has more than \(count) entries in that time, and the others were not looked at"
    }
}
