package import CEL

/// A table from elsewhere: rows of texts under the names of their columns.
package struct InputTable: Sendable {
    package var columns: [String]
    /// Each has a text for each column.
    package var rows: [[String]]

    /// A list of maps.
    package var value: CELValue {
        .list(
            CELList(
                rows.map { row in
                    .map(CELMap(uniqueStringKeys: zip(columns, row).map { ($0, .string($1)) }))
                }))
    }
}
