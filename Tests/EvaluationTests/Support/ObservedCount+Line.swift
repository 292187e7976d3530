import CEL

@testable import Evaluation

extension ObservedCount {
    /// The same text for the same count: keys are in order.
    var line: String {
        let keys = keys.map { keys in
            [keys.failing, keys.doubtful].map { counts in
                counts.map { "\($0.string): \($1.line)" }.sorted().joined(separator: ", ")
            }.joined(separator: " | ") + (keys.mayBeMore ? " and more" : "")
        }
        return "\(direction) \(selected) \(most.map { "\($0)" } ?? "any") [\(keys ?? "")]"
    }
}
