/// Paths that are known to be present.
struct CELPresence: Equatable {
    /// Known of a place that is never reached: everything holds there.
    private(set) var isUnreachable = false
    private(set) var paths: Set<String> = []

    static let unreachable: CELPresence = {
        var presence = CELPresence()
        presence.isUnreachable = true
        return presence
    }()

    init(_ paths: some Sequence<String> = []) {
        self.paths = Set(paths)
    }

    func contains(_ path: String) -> Bool {
        isUnreachable || paths.contains(path)
    }

    /// The same as far as it can be said where local variables are not known.
    var withoutLocals: CELPresence {
        isUnreachable ? self : CELPresence(paths.filter { !CELPaths.isLocal($0) })
    }

    /// Where both hold.
    func union(_ other: CELPresence) -> CELPresence {
        if isUnreachable || other.isUnreachable { return .unreachable }
        if other.paths.isEmpty { return self }
        return paths.isEmpty ? other : CELPresence(paths.union(other.paths))
    }

    /// Where one of them holds.
    func intersection(_ other: CELPresence) -> CELPresence {
        if isUnreachable { return other }
        if other.isUnreachable { return self }
        return paths.isEmpty || other.paths.isEmpty ? CELPresence() : CELPresence(paths.intersection(other.paths))
    }
}

/// What follows from the value of an expression.
struct CELFacts {
    /// Present where the expression is true, and where it is false.
    var whenTrue = CELPresence()
    var whenFalse = CELPresence()
    /// The only value that it can have, where it has one.
    var constant: Bool?

    /// Present where the expression has a value.
    var always: CELPresence {
        whenTrue.intersection(whenFalse)
    }

    init() {}

    /// The same as far as it can be said where local variables are not known.
    var withoutLocals: CELFacts {
        var facts = self
        facts.whenTrue = whenTrue.withoutLocals
        facts.whenFalse = whenFalse.withoutLocals
        return facts
    }

    init(always presence: CELPresence, constant: Bool? = nil) {
        whenTrue = constant == false ? .unreachable : presence
        whenFalse = constant == true ? .unreachable : presence
        self.constant = constant
    }
}
