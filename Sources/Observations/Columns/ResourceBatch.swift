internal import CEL
internal import JSON

/// Resources in memory as lines with columns, some at a time. Used by one task at a time.
package final class ResourceBatch {
    /// How many are worth being made into lines at once.
    package static let size = 1_000
    /// Of longer ones no lines are made.
    private static let mostBytes = 256 << 20

    /// The columns of those that were taken last.
    package let columns: ColumnBatch
    private let layout: ResourceLayout
    /// The members that are wanted, with how a line has them.
    private let keys: [(key: String, text: [UInt8])]
    private var lines: [UInt8] = []

    /// `fields` must have been asked for all columns that will be read.
    package init(_ fields: FieldColumns) {
        layout = fields.layout
        columns = ColumnBatch(fields.plan, LineParser(fields.layout, unlistedDetails: []))
        keys = fields.plan.lineKeys.sorted().map { key in
            var text: [UInt8] = []
            text.appendJSON(key)
            return (key, text + [UInt8(ascii: ":")])
        }
    }

    /// Takes resources in place of those before; false where they are too large for that.
    package func take(_ resources: [Resource]) -> Bool {
        lines.removeAll(keepingCapacity: true)
        for resource in resources {
            append(resource.json)
            guard lines.count <= Self.mostBytes else { return false }
        }
        guard columns.take(lines, of: resources) else { return false }
        columns.states = resources.indices.map { line in
            resources[line].layout === layout && columns.isPlain(line) ? .plain : .odd
        }
        return true
    }

    /// Appends a line with the members that are wanted.
    private func append(_ object: JSONObject) {
        lines.append(UInt8(ascii: "{"))
        var isFirst = true
        for (key, text) in keys {
            guard let value = object[key] else { continue }
            if !isFirst { lines.append(UInt8(ascii: ",")) }
            isFirst = false
            lines.append(contentsOf: text)
            lines.appendJSON(value)
        }
        lines.append(contentsOf: [UInt8(ascii: "}"), UInt8(ascii: "\n")])
    }
}
