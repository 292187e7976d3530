extension Unicode.Scalar {
    /// Whether YAML lets it stand as it is on one line, and a reader sees it.
    /// See https://yaml.org/spec/1.2.2/#51-character-set.
    var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }
}
