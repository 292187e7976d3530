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
        tables[Key(kind: kind, dialect: dialect, shape: shape)]
            ?? ObjectTable(typeName: kind.objectTypeName, readers: [:])
    }

    private struct Key: Hashable {
        let kind: ResourceKind
        let dialect: Dialect
        let shape: ResourceLayout.Shape
    }

    private static let tables: [Key: ObjectTable] = {
        var tables: [Key: ObjectTable] = [:]
        for kind in ResourceKind.allCases {
            for dialect in Dialect.allCases {
                for shape in [ResourceLayout.Shape.api, .schema] {
                    tables[Key(kind: kind, dialect: dialect, shape: shape)] =
                        ObjectTableBuilder(kind: kind, dialect: dialect, shape: shape).table()
                }
            }
        }
        return tables
    }()
}
