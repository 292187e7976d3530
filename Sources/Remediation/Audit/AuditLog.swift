package import AdminAPI
internal import CEL
internal import JSON
package import Observations

/// The audit log of an organization, read with the credential that reads.
package struct AuditLog: Sendable {
    /// What is looked at of it at most.
    private static let mostEntries = 100_000

    private let reader: AdminReadClient
    private let organization: String
    private let dialect: Dialect

    package init(_ reader: AdminReadClient, of organization: String, in dialect: Dialect) {
        self.reader = reader
        self.organization = organization
        self.dialect = dialect
    }

    /// Hands over the entries from a time on, with those of the policies that they name. Returns why not all of them were
    /// read; nil where they were.
    func read(
        from: CELTimestamp, lookingFor policies: Set<String> = [], _ body: (AuditEntry) -> Void
    ) async -> String? {
        switch dialect {
        case .reference:
            await read(reader.events(of: organization, from: from.description), policies, body)
        case .cloud:
            // Seconds lie between the years 1 and 9999, so this cannot overflow.
            await read(reader.cloud.eventStream(of: organization, from: from.seconds * 1_000), policies, body)
        }
    }

    private func read<Item>(
        _ pages: Pages<Item>, _ policies: Set<String>, _ body: (AuditEntry) -> Void
    ) async -> String? {
        var count = 0
        do throws(AdminAPIError) {
            for try await page in pages {
                for item in page.items { body(AuditEntry(item.raw, lookingFor: policies)) }
                count += page.items.count
                if count >= Self.mostEntries, !page.isLast { return AuditMessages.tooLong(Self.mostEntries) }
            }
            return nil
        } catch {
            return "\(error)"
        }
    }
}
