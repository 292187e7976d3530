/// Bounds within functions that can make far more than they are given; programs bound what they return once more.
enum CELLibraryLimits {
    /// Elements of a list or a map; bytes of a string.
    static let collectionSize = CELLimits().collectionSize
    /// Levels of lists and maps that are looked into with recursion.
    static let depth = 250

    static var exceeded: CELValue {
        .error(.limit, "the result is larger than an evaluation may make one")
    }
}
