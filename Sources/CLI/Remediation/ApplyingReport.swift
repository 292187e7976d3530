import JSON

/// What commands that write report.
protocol ApplyingReport {
    /// For people.
    var text: String { get }
    var json: JSONValue { get }
}
