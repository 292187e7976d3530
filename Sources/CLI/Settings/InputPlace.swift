import YAML

/// Where an input of the rules is, as who runs tenet says.
struct InputPlace: Sendable {
    var path: String
    /// Where that stands; nil for an option.
    var pair: YAMLPair?
}
