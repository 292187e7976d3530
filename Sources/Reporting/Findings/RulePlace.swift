internal import Rules

/// The place of a rule for consumers that know only files of the repository.
struct RulePlace {
    /// From the root of the repository.
    let path: [String]
    let line: Int
    let column: Int
    /// How long what stands there is.
    let length: Int
    /// Where the rule is, when that is no file of the repository: the place is that of the settings then, since consumers
    /// refuse a path that leads elsewhere, and one that does not exist shows nothing.
    let elsewhere: String?
}

extension Report {
    func place(of rule: RuleMetadata) -> RulePlace {
        let location = rule.location
        guard let path = RepositoryFolder.path(location.path, in: repository) else {
            let place = "\(location.path.visible):\(location.line)"
            return RulePlace(path: ["tenet.yaml"], line: 1, column: 1, length: 1, elsewhere: place)
        }
        return RulePlace(
            path: path, line: max(1, location.line), column: max(1, location.column),
            length: rule.id.unicodeScalars.count, elsewhere: nil)
    }
}
