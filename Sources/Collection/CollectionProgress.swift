package import Observations

/// How far a collection is, for people who wait.
package enum CollectionProgress: Sendable {
    /// So many resources of a kind were listed.
    case listed(ResourceKind, Int)
    /// So many of so many details were fetched.
    case details(Int, of: Int)
}
