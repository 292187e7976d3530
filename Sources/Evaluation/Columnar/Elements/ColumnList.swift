/// What a list is on columns: elements of a list of objects that the lines have, or something made of each.
struct ColumnList {
    /// The list of objects.
    var size: ListSizeNode
    /// What of each element counts, as a column of the elements; nil: the element itself.
    var value: ColumnOperand?
    /// Whether equal values count once.
    var isDistinct = false
    /// The elements that count; nil: all.
    var filter: TruthNode?

    /// Its size, where it is the list of objects itself.
    var whole: ListSizeNode? {
        value == nil && filter == nil ? size : nil
    }

    /// The number of the list of objects.
    var list: Int { size.list }
}

/// What the variable of a macro stands for.
struct ElementVariable {
    var name: String
    /// The list of whose elements it is.
    var list: Int
    /// As a column of the elements; nil: the element itself.
    var value: ColumnOperand?
}
