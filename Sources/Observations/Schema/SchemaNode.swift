/// The lines of the schema as the tree that expressions select in.
struct SchemaNode: Sendable {
    let name: String
    /// From the resource: `attributes.claim`; a list of objects ends with `[]`.
    let path: String
    let content: Content

    indirect enum Content: Sendable {
        case field(SchemaField)
        case object([SchemaNode])
        /// A list of objects.
        case objects([SchemaNode])
    }

    /// The nodes at the top of the lines, in their order.
    static func tree(_ fields: [SchemaField]) -> [SchemaNode] {
        tree(fields.map { ($0.path.split(separator: ".").map(String.init)[...], $0) }, below: "")
    }

    private static func tree(_ lines: [(rest: ArraySlice<String>, field: SchemaField)], below parent: String)
        -> [SchemaNode]
    {
        var order: [String] = []
        var groups: [String: [(rest: ArraySlice<String>, field: SchemaField)]] = [:]
        for line in lines {
            guard let segment = line.rest.first else { continue }
            if groups[segment] == nil { order.append(segment) }
            groups[segment, default: []].append((line.rest.dropFirst(), line.field))
        }
        return order.map { segment in
            let path = parent.isEmpty ? segment : parent + "." + segment
            let group = groups[segment] ?? []
            if group.count == 1, group[0].rest.isEmpty {
                return SchemaNode(name: segment, path: path, content: .field(group[0].field))
            }
            let children = tree(group, below: path)
            let isList = segment.hasSuffix("[]")
            return SchemaNode(
                name: isList ? String(segment.dropLast(2)) : segment, path: path,
                content: isList ? .objects(children) : .object(children))
        }
    }

    var isList: Bool {
        path.hasSuffix("[]")
    }

    /// Its own line, or those of what is in it.
    var fields: [SchemaField] {
        switch content {
        case .field(let field): [field]
        case .object(let children), .objects(let children): children.flatMap(\.fields)
        }
    }

    /// A field that is optional by its line; an object of which every part is; never a list of objects, which is empty instead.
    var isOptional: Bool {
        switch content {
        case .field(let field): field.isOptional
        case .object(let children):
            children.allSatisfy { child in
                if case .objects = child.content { true } else { child.isOptional }
            }
        case .objects: false
        }
    }

    /// The line that tells where the value stands, and what must be fetched for it; nil where the dialect has nothing of it.
    func source(in dialect: Dialect) -> FieldSource? {
        fields.lazy.compactMap { $0.source(in: dialect) }.first
    }
}
