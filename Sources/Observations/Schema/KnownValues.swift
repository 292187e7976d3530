/// The known values of a field, which is open for others.
package struct KnownValues: Hashable, Sendable {
    private var both: Set<String>
    private var reference: Set<String>
    private var cloud: Set<String>

    init(_ both: Set<String> = [], reference: Set<String> = [], cloud: Set<String> = []) {
        self.both = both
        self.reference = reference
        self.cloud = cloud
    }

    /// Those that the dialect produces.
    package func values(in dialect: Dialect) -> Set<String> {
        both.union(dialect == .reference ? reference : cloud)
    }

    /// Those of all dialects; empty where any value may come.
    package var all: Set<String> {
        both.union(reference).union(cloud)
    }
}
