package import Diagnostics

/// A value of a YAML file that knows where it stands.
package struct YAMLNode: Sendable {
    /// The value itself.
    package let kind: Kind
    /// The UTF-8 offsets in the file, without anchor and tag; for an alias those of `*name`, not of what it stands for.
    package let range: Range<Int>
    /// The file.
    package let source: SourceText

    /// The three kinds of values.
    package enum Kind: Sendable {
        /// A text, number, boolean or nothing at all.
        case scalar(YAMLScalar)
        /// A list.
        case sequence([YAMLNode])
        /// Keys with values, in the order of the file, no key twice.
        case mapping([YAMLPair])
    }

    init(_ kind: Kind, at range: Range<Int>, in source: SourceText) {
        self.kind = kind
        self.range = range
        self.source = source
    }

    /// The scalar, when it is one.
    package var scalar: YAMLScalar? {
        if case .scalar(let scalar) = kind { scalar } else { nil }
    }

    /// Whether the value is nothing: `null` and `~` without quotes, or where nothing is written.
    package var isNull: Bool {
        scalar?.resolved == .null
    }

    /// Whether nothing is written where the value should stand, as after `key:`.
    package var isMissing: Bool {
        scalar.map { $0.style == .plain && $0.text.isEmpty } ?? false
    }
}
