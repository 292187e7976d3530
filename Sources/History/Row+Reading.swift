internal import GRDB

extension Row {
    /// The value of a column. Throws where the column is missing or holds something else, as in a file that another program
    /// made or changed.
    func value<Value: DatabaseValueConvertible>(_ column: String, as type: Value.Type = Value.self) throws -> Value {
        let stored: DatabaseValue? = self[column]
        guard let value = stored.flatMap({ Value.fromDatabaseValue($0) }) else {
            throw DatabaseError(
                resultCode: .SQLITE_CORRUPT, message: "the column `\(column)` does not hold what it should")
        }
        return value
    }

    /// A number of findings or rules, which none of Tenet's is less than 0 or beyond 32 bits.
    func count(_ column: String) throws -> Int {
        Int(try value(column, as: UInt32.self))
    }
}
