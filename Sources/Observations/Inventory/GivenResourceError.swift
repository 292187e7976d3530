/// A resource of a rule test that is none: no object, or without an id.
package struct GivenResourceError: Error, Hashable, CustomStringConvertible {
    package let kind: ResourceKind
    /// Among the given resources of its kind, from 0.
    package let place: Int

    package var description: String {
        let name = kind == .organization ? "organization" : "\(kind.collectionName)[\(place)]"
        return "expected an object with a text as `\(kind.idField)` in `\(name)`"
    }
}
