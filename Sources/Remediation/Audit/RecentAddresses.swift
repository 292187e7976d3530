package import CEL
internal import JSON

/// From which addresses people, and machines, worked of late, as the audit log tells.
package struct RecentAddresses: Hashable, Sendable {
    /// In seconds: seven days.
    private static let period: Int64 = 7 * 86_400

    /// Who was seen at an address; an entry that names nobody counts as somebody.
    private(set) var actors: [CELIPRange: Set<String>] = [:]
    /// Why not all of the log was read; nil where it was.
    package private(set) var obstacle: String?

    /// Reads the log of the last seven days.
    package init(in log: AuditLog, until now: CELTimestamp) async {
        let start = CELTimestamp(seconds: now.seconds - Self.period) ?? .epoch
        var actors: [CELIPRange: Set<String>] = [:]
        obstacle = await log.read(from: start) { entry in
            if let address = entry.address { actors[address, default: []].insert(entry.actorKey ?? "\(address)") }
        }
        self.actors = actors
    }

    init(_ actors: [CELIPRange: Set<String>], obstacle: String? = nil) {
        self.actors = actors
        self.obstacle = obstacle
    }

    /// What is known before the log was read.
    static let unknown = RecentAddresses([:], obstacle: AuditMessages.notRead)
}
