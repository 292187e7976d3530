package import YAML

/// A value that somebody gives a parameter of the rules.
package struct GivenParameter: Sendable {
    package var text: ParameterText
    /// Where it stands; nil for one of the command line.
    package var pair: YAMLPair?

    /// A value, and where it stands.
    package init(_ text: ParameterText, at pair: YAMLPair? = nil) {
        self.text = text
        self.pair = pair
    }
}
