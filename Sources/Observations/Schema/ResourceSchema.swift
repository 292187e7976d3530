package import CEL

/// What rules can read of each kind of resource, and where the dialects have it.
package enum ResourceSchema {
    /// The lines of the kind.
    package static func fields(of kind: ResourceKind) -> [SchemaField] {
        switch kind {
        case .organization: organization
        case .policy: policy
        case .domain: domain
        case .user: user
        case .group: group
        case .event: event
        case .workspace: workspace
        case .apiToken: apiToken
        case .apiKey: apiKey
        case .directory: directory
        case .eventAction: eventAction
        }
    }

    /// The line of a path such as `attributes.claim.status` or `product_access[].key`; nil where the kind has none.
    package static func field(_ path: String, of kind: ResourceKind) -> SchemaField? {
        guard case .field(let field)? = node(path, of: kind)?.content else { return nil }
        return field
    }

    /// What resources of the kind do not have in the plain listing of the dialect.
    package static func details(of kind: ResourceKind, in dialect: Dialect) -> Set<Detail> {
        let details = Set(fields(of: kind).compactMap { $0.source(in: dialect)?.cost.detail })
        return dialect == .cloud && details.contains(.roleAssignments) ? details.union([.roleSearches]) : details
    }

    /// The types of resources and of the objects within them, by name; `org` has a list for each other kind.
    package static let objectTypes: [String: CELObjectType] = {
        var types: [String: CELObjectType] = [:]
        for kind in ResourceKind.allCases {
            addType(named: kind.objectTypeName, of: nodes[kind] ?? [], kind, "", to: &types)
        }
        for kind in ResourceKind.allCases where kind != .organization {
            types[ResourceKind.organization.objectTypeName]?.fields[kind.collectionName] =
                CELObjectField(type: .list(.object(kind.objectTypeName)))
        }
        return types
    }()

    private static func addType(
        named name: String, of nodes: [SchemaNode], _ kind: ResourceKind, _ path: String,
        to types: inout [String: CELObjectType]
    ) {
        var fields: [String: CELObjectField] = [:]
        for node in nodes {
            let inner = kind.objectTypeName + "." + node.path
            switch node.content {
            case .field(let field):
                fields[node.name] = CELObjectField(
                    type: field.type.celType, isOptional: node.isOptional, knownValues: field.values.all)
            case .object(let children):
                // Every answer has `attributes`, as an envelope; a guard of its own would say nothing.
                let isOptional = node.isOptional && node.path != "attributes"
                fields[node.name] = CELObjectField(type: .object(inner), isOptional: isOptional)
                addType(named: inner, of: children, kind, node.path, to: &types)
            case .objects(let children):
                fields[node.name] = CELObjectField(type: .list(.object(inner)))
                addType(named: inner, of: children, kind, node.path, to: &types)
            }
        }
        let display = path.isEmpty ? kind.variableName : kind.variableName + "." + path
        types[name] = CELObjectType(name: name, display: display, fields: fields)
    }

    /// The tree of each kind.
    static let nodes: [ResourceKind: [SchemaNode]] = Dictionary(
        uniqueKeysWithValues: ResourceKind.allCases.map { ($0, SchemaNode.tree(fields(of: $0))) })

    /// The nodes of each kind by path.
    private static let nodesByPath: [ResourceKind: [String: SchemaNode]] = nodes.mapValues { roots in
        var byPath: [String: SchemaNode] = [:]
        var pending = roots
        while let node = pending.popLast() {
            byPath[node.path] = node
            switch node.content {
            case .field: break
            case .object(let children), .objects(let children): pending += children
            }
        }
        return byPath
    }

    static func node(_ path: String, of kind: ResourceKind) -> SchemaNode? {
        nodesByPath[kind]?[path] ?? nodesByPath[kind]?[path + "[]"]
    }
}
