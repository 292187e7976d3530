package import CEL

/// A table from elsewhere: rows of texts under the names of their columns.
package struct InputTable: Sendable {
    package var columns: [String]
    /// Each has a text for each column.
    package var rows: [[String]]

    /// The texts of columns that by their names hold names or addresses of people.
    package var people: Set<CELStringKey> {
        let places = columns.indices.filter { place in
            let name = columns[place].lowercased()
            return Self.personalWords.contains { name.contains($0) }
        }
        let texts = rows.lazy.flatMap { row in places.map { row[$0] } }.filter { $0.contains { !$0.isWhitespace } }
        return Set(texts.map(CELStringKey.init))
    }

    private static let personalWords = ["name", "mail", "person", "employee", "manager", "user", "login"]

    /// A list of maps.
    package var value: CELValue {
        .list(
            CELList(
                rows.map { row in
                    .map(CELMap(uniqueStringKeys: zip(columns, row).map { ($0, .string($1)) }))
                }))
    }
}
