package import CEL
import Observations

/// What an input is.
package enum InputKind: String, CaseIterable, Sendable {
    /// A second inventory: a snapshot's directory.
    case snapshot
    /// A table: a file of comma-separated values with a header.
    case csv

    /// What rules see it as.
    package var celType: CELType {
        switch self {
        case .snapshot: .object(ResourceSchema.inventoryTypeName)
        case .csv: .list(.map(.string, .string))
        }
    }
}
