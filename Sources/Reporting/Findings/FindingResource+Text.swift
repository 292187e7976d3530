package import Evaluation
internal import Observations

extension FindingResource {
    /// For people, on one line: `user Eve Adams (u-17)`.
    package var text: String {
        let id = self.id.shortened(to: 200).visible
        guard let name, !name.isEmpty, name != self.id else { return "\(kind.rawValue) \(id)" }
        return "\(kind.rawValue) \(name.shortened(to: 200).visible) (\(id))"
    }
}
