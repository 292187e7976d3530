extension Report {
    /// The head of the chain of what was found, as `json` has it.
    var chainHead: String {
        JSONReport(self).write { _ in }
    }
}
