internal import CNDJSON

/// Which values of the lines of a file are wanted as columns; made before the first line is read.
package final class ColumnPlan: @unchecked Sendable {
    // Changed by the task that makes it only, before others see it. Hence the unchecked.
    let plan: OpaquePointer
    /// The members of the line's own object that are wanted, or looked into.
    private(set) var lineKeys: Set<String> = []

    init() {
        plan = ndjson_plan_create()
    }

    deinit {
        ndjson_plan_free(plan)
    }

    /// An object that is looked into: the line's own is 0.
    typealias Node = Int32

    /// The column of the member of the node's objects.
    func column(_ key: String, in node: Node) -> Int {
        note(key, in: node)
        return Int(Self.withBytes(of: key) { ndjson_plan_member(plan, node, $0, $1) })
    }

    /// The objects that the member is.
    func object(_ key: String, in node: Node) -> Node {
        note(key, in: node)
        return Self.withBytes(of: key) { ndjson_plan_object(plan, node, $0, $1) }
    }

    /// The list of objects that the member is; the node must not be in a list itself.
    func list(_ key: String, in node: Node) -> Int {
        note(key, in: node)
        return Int(Self.withBytes(of: key) { ndjson_plan_list(plan, node, $0, $1) })
    }

    /// The elements of a list.
    func elements(of list: Int) -> Node {
        ndjson_plan_list_node(plan, Int32(list))
    }

    /// How many columns a line has.
    package var columnCount: Int { Int(ndjson_plan_columns(plan)) }

    /// How many columns an element of the list has.
    package func columnCount(of list: Int) -> Int { Int(ndjson_plan_list_columns(plan, Int32(list))) }

    /// How many lists a line has.
    package var listCount: Int { Int(ndjson_plan_lists(plan)) }

    private func note(_ key: String, in node: Node) {
        if node == 0 { lineKeys.insert(key) }
    }

    private static func withBytes<Result>(of key: String, _ body: (UnsafePointer<UInt8>, Int) -> Result) -> Result {
        // Never empty, so that there is a pointer.
        let bytes = Array(key.utf8) + [0]
        return bytes.withUnsafeBufferPointer { buffer in
            withUnsafePointer(to: UInt8(0)) { body(buffer.baseAddress ?? $0, bytes.count - 1) }
        }
    }
}
