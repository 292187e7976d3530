internal import Rules

extension InputIdentity {
    /// `hr: 12 rows, sha256 …`; of what it holds nothing is made safe.
    var text: String {
        let rows = rows.map { $0 == 1 ? "1 row" : "\($0) rows" }
        let snapshot = takenAt.map { "a snapshot of \(organization ?? ""), taken at \($0)" }
        return "\(name): \(rows ?? snapshot ?? ""), sha256 \(digest)"
    }
}
