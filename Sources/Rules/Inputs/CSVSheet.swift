import Diagnostics

/// A table as it stands in a file.
struct CSVSheet {
    var source: SourceText
    /// The names.
    var columns: [CSVField]
    /// Each has a field for each column.
    var rows: [[CSVField]]
}

/// A text of a table, and where it stands.
struct CSVField {
    var text: String
    /// Its quotes included.
    var range: Range<Int>
}
