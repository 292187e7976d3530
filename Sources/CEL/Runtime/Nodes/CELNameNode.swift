/// A name of which only the activation can tell how much of it is a variable: `a.b.c` may be a variable, or a field `c` of the
/// variable `a.b`, in any of the enclosing containers. The longest variable wins.
final class CELNameNode: CELNode, @unchecked Sendable {
    struct Candidate {
        var variable: String
        /// What is selected from it.
        var fields: ArraySlice<String>
    }

    private let name: String
    private let candidates: [Candidate]
    /// The type of that name, where there is one.
    private let type: CELTypeValue?

    init(_ id: Int, _ name: String, candidates: [Candidate], type: CELTypeValue?) {
        self.name = name
        self.candidates = candidates
        self.type = type
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        for candidate in candidates {
            guard var value = frame.activation.value(of: candidate.variable) else { continue }
            var path = candidate.variable
            for field in candidate.fields {
                value = CELAccess.select(value, field, path: path)
                path += "." + field
            }
            return value
        }
        return type.map(CELValue.type) ?? .error(.noSuchVariable, "`\(name)` has no value")
    }
}
