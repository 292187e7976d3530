internal import Synchronization

/// How the fields of a resource, or of an object within one, are read; made once for each kind, dialect and shape.
final class ObjectTable: Sendable {
    let typeName: String
    /// By name.
    let readers: [String: FieldReader]

    init(typeName: String, readers: [String: FieldReader]) {
        self.typeName = typeName
        self.readers = readers
    }

    /// The table of the resources of a kind.
    static func table(of kind: ResourceKind, _ dialect: Dialect, _ shape: ResourceLayout.Shape) -> ObjectTable {
        let key = Key(kind: kind, dialect: dialect, shape: shape)
        return tables.withLock { tables in
            if let known = tables[key] { return known }
            let table = ObjectTableBuilder(kind: kind, dialect: dialect, shape: shape).table()
            tables[key] = table
            return table
        }
    }

    private struct Key: Hashable {
        let kind: ResourceKind
        let dialect: Dialect
        let shape: ResourceLayout.Shape
    }

    /// Those that somebody asked for.
    private static let tables = Mutex<[Key: ObjectTable]>([:])
}
