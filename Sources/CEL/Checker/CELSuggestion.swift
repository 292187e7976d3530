internal import Diagnostics

/// `, did you mean …?` behind a message.
enum CELSuggestion {
    /// Nothing where no name is near.
    static func text(for name: String, among names: some Sequence<String>) -> String {
        nearest(to: name, among: names).map { ", did you mean `\($0)`?" } ?? ""
    }
}
