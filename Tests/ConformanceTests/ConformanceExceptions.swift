/// Where this implementation and the suite part on purpose. Of vectors that are contested between implementations there is none
/// here: the suite is followed.
enum ConformanceExceptions {
    /// Expected errors that are meant to be found by the checker, by how the ids of their vectors end, and why.
    static let wrongByDesign = [
        (suffix: "_compile_error", reason: "the suite's name for what no overload takes: `isIP(cidr(…))`")
    ]

    static func isWrongByDesign(_ vector: ConformanceVector) -> Bool {
        wrongByDesign.contains { vector.id.hasSuffix($0.suffix) }
    }
}
