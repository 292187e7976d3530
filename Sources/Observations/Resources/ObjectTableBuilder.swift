internal import CEL

/// Makes tables from the schema.
struct ObjectTableBuilder {
    let kind: ResourceKind
    let dialect: Dialect
    let shape: ResourceLayout.Shape

    func table() -> ObjectTable {
        table(
            of: ResourceSchema.nodes[kind] ?? [], named: kind.objectTypeName,
            in: Place(isSchemaShaped: shape == .schema))
    }

    /// The object whose fields are being read, from where their sources are found.
    private struct Place {
        /// The source path of the object: `attributes.claim`, `resources[]`; empty for the resource itself.
        var source: [String] = []
        /// Whether its JSON has the schema's own names.
        var isSchemaShaped: Bool
        /// What had to be fetched for the object to be there.
        var detail: Detail?
    }

    private func table(of nodes: [SchemaNode], named name: String, in place: Place) -> ObjectTable {
        ObjectTable(
            typeName: name,
            readers: Dictionary(
                nodes.map { ($0.name, reader(of: $0, in: place)) }, uniquingKeysWith: { first, _ in first }))
    }

    private func reader(of node: SchemaNode, in place: Place) -> FieldReader {
        let field = FieldPlace(kind: kind, path: node.path.hasSuffix("[]") ? String(node.path.dropLast(2)) : node.path)
        let path = kind.variableName + "." + field.path
        guard let source = node.source(in: dialect) else {
            let text = field.unsupportedText(in: dialect) ?? ""
            let unknown = CELUnknown([.init(path: path, cause: ReasonKind.unsupported.rawValue, text: text)])
            return FieldReader(path: path, isOptional: node.isOptional, content: .unknown(unknown))
        }
        var reader = FieldReader(
            path: path, isOptional: node.isOptional, content: content(of: node, source, in: place))
        guard shape == .api else { return reader }
        reader.derivedFrom = source.derivedFrom
        if case .object = node.content {
            // Its parts ask for what they need.
        } else if let detail = source.cost.detail, detail != place.detail {
            reader.detail = FieldReader.NeededDetail(detail, of: kind, source)
            reader.membership = source.membership
        }
        if !source.isEstablished {
            let text = "where the \(dialect.rawValue) dialect tells `\(path)` is not established"
            reader.absence = CELUnknown([.init(path: path, cause: ReasonKind.unsupported.rawValue, text: text)])
        }
        return reader
    }

    private func content(of node: SchemaNode, _ source: FieldSource, in place: Place) -> FieldReader.Content {
        switch node.content {
        case .field(let field):
            let keys = keys(of: node, source, in: place)
            if !place.isSchemaShaped, let derivation = source.derivation {
                return .derived(derivation, field.type)
            }
            if shape == .schema, let derivation = SchemaDerivations.derivation(of: field.path, kind, in: dialect) {
                return .valueOrDerived(keys, derivation, field.type)
            }
            return .value(keys, field.type)
        case .object(let children):
            var inner = place
            let keys = container(of: node, children, in: place)
            inner.source += keys
            return .object(keys, table(of: children, named: typeName(of: node), in: inner))
        case .objects(let children):
            let derivation = place.isSchemaShaped ? nil : source.derivation
            let inner = Place(
                source: Self.listPath(source.path), isSchemaShaped: place.isSchemaShaped || derivation != nil,
                detail: source.cost.detail)
            let table = table(of: children, named: typeName(of: node), in: inner)
            if let derivation { return .derivedObjects(derivation, table) }
            return .objects(keys(of: node, source, in: place), table)
        }
    }

    private func typeName(of node: SchemaNode) -> String {
        kind.objectTypeName + "." + node.path
    }

    /// The keys from the place's object to the node's value.
    private func keys(of node: SchemaNode, _ source: FieldSource, in place: Place) -> [String] {
        if place.isSchemaShaped { return [node.name] }
        let whole = node.isList ? Self.listPath(source.path) : Self.segments(source.path)
        return whole.dropFirst(place.source.count).map(Self.key)
    }

    /// The keys to the object that holds all of a node's parts; none where the parts stand in the place's own object.
    private func container(of node: SchemaNode, _ children: [SchemaNode], in place: Place) -> [String] {
        if place.isSchemaShaped { return [node.name] }
        var common: [String]?
        for path in node.fields.compactMap({ $0.source(in: dialect)?.path }) {
            let folder = Self.segments(path).dropFirst(place.source.count).dropLast().prefix { !$0.hasSuffix("[]") }
            let shared = (common ?? Array(folder)).prefix(folder.count)
            common = zip(shared, folder).prefix { $0 == $1 }.map { $0.0 }
        }
        return common ?? []
    }

    /// `attributes.resources[].id` up to the list: `attributes`, `resources[]`.
    private static func listPath(_ path: String) -> [String] {
        var segments = Self.segments(path)
        while let last = segments.last, !last.hasSuffix("[]") { segments.removeLast() }
        return segments
    }

    private static func segments(_ path: String) -> [String] {
        path.split(separator: ".").map(String.init)
    }

    private static func key(_ segment: String) -> String {
        segment.hasSuffix("[]") ? String(segment.dropLast(2)) : segment
    }
}
