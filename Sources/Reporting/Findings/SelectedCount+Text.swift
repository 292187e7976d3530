internal import Evaluation

extension SelectedCount {
    /// For people: `at least 3 selected`.
    var text: String {
        isAtLeast ? "at least \(count) selected" : "\(count) selected"
    }
}
