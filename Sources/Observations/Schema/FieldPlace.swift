internal import CEL

/// A field as a checked expression names it: of a type of the schema.
package struct FieldPlace: Hashable, Sendable {
    /// The kind of resource that has the field.
    package let kind: ResourceKind
    /// From the resource: `attributes.claim.status`, `product_access[].key`, `product_access`.
    package let path: String

    /// Nil for types that are not of the schema.
    package init?(objectType: String, field: String) {
        guard let display = ResourceSchema.objectTypes[objectType]?.display else { return nil }
        let variable = display.prefix { $0 != "." }
        guard let kind = ResourceKind.allCases.first(where: { $0.variableName == variable }) else { return nil }
        let parent = display.dropFirst(variable.count + 1)
        self.kind = kind
        path = parent.isEmpty ? field : parent + "." + field
    }

    /// Trusts that the kind has a field at the path.
    package init(kind: ResourceKind, path: String) {
        self.kind = kind
        self.path = path
    }

    /// The kind whose resources the field lists: `org.users`; nil for every other field.
    package var listedKind: ResourceKind? {
        kind == .organization ? ResourceKind(collectionName: path).flatMap { $0 == .organization ? nil : $0 } : nil
    }

    /// What beside the plain listing must be fetched to read it; nil for an object, whose parts may need something.
    package func detail(in dialect: Dialect) -> Detail? {
        guard let node = ResourceSchema.node(path, of: kind) else { return nil }
        if case .object = node.content { return nil }
        return node.source(in: dialect)?.cost.detail
    }

    /// The values of it that each dialect produces, as far as they are known; empty where any value may come.
    package func knownValues(in dialect: Dialect) -> Set<String> {
        ResourceSchema.field(path, of: kind)?.values.values(in: dialect) ?? []
    }

    /// Whether the dialect has the field, or part of the object.
    package func isSupported(in dialect: Dialect) -> Bool {
        if let listedKind { return listedKind.isSupported(in: dialect) }
        return ResourceSchema.node(path, of: kind)?.source(in: dialect) != nil
    }

    /// Why the dialect cannot show the field, for people; nil where it can.
    package func unsupportedText(in dialect: Dialect) -> String? {
        isSupported(in: dialect) ? nil : "the \(dialect.rawValue) dialect has no `\(kind.variableName).\(path)`"
    }
}
