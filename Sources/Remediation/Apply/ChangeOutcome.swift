/// What became of a change.
package struct ChangeOutcome: Hashable, Sendable {
    package var change: Change
    package var result: ChangeResult
    /// Why, where it is not verified; for people, data of the organization in it is not escaped.
    package var text: String

    package init(change: Change, result: ChangeResult, text: String = "") {
        self.change = change
        self.result = result
        self.text = text
    }
}
