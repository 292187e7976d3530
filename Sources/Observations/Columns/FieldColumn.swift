package import CEL

/// Where a column is.
package enum ColumnPlace: Hashable, Sendable, CustomStringConvertible {
    /// One value a line.
    case line(Int)
    /// One value for each element of a list.
    case element(list: Int, Int)

    package var description: String {
        switch self {
        case .line(let column): "\(column)"
        case .element(let list, let column): "\(list)/\(column)"
        }
    }
}

/// A field of resources that is a column of their lines.
package struct FieldColumn: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case string, bool, int, timestamp
        /// An object that is looked into, and its type.
        case object(String)
        /// A list of objects, and their type.
        case objects(list: Int, String)
        /// The distinct texts of a column of a list's elements, where each element has one.
        case texts(list: Int, column: Int)
        /// Any other JSON, as the field's type has it.
        case other(FieldType)
        /// An object with any members, of which only these are asked for.
        case members([CELStringKey: ColumnPlace])
    }

    /// What it means that the line has no value, or null.
    package enum Absence: Hashable, Sendable {
        /// The field is absent.
        case absent
        /// The list is empty.
        case empty
        /// Only the interpreter can say: an error, or unknown.
        case doubtful
    }

    package var place: ColumnPlace
    package var content: Content
    package var absence: Absence
}

/// A part of a line on which a value depends.
package enum ColumnDependency: Hashable, Sendable, CustomStringConvertible {
    /// What stands there.
    case value(ColumnPlace)
    /// Of what kind it is, not what is in it.
    case kind(ColumnPlace)
    /// How many elements a list has.
    case count(list: Int, column: Int)
    /// The texts at the place in each element; where an element has none, more may matter.
    case texts(list: Int, column: Int, at: Int)

    package var description: String {
        switch self {
        case .value(let place): "value \(place)"
        case .kind(let place): "kind \(place)"
        case .count(let list, let column): "count \(list) \(column)"
        case .texts(let list, let column, let place): "texts \(list) \(column) \(place)"
        }
    }
}
