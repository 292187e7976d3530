package import Observations

/// What a rule test gives for an input.
package struct GivenInput: Sendable {
    package var name: String
    package var content: Content
    var nameRange: Range<Int>

    package enum Content: Sendable {
        case table(InputTable)
        /// In the dialect of the test where it names none.
        case inventory(GivenOrganization, Dialect?)
    }

    /// Whether it can be one of the kind.
    func fits(_ kind: InputKind) -> Bool {
        switch (kind, content) {
        case (.csv, .table), (.snapshot, .inventory): true
        default: false
        }
    }
}
