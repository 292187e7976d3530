import CEL
import Observations

/// What a rule says of one resource.
enum Judgement {
    /// `where` is false.
    case notSelected
    /// Not selected for sure, yet no violation: `require` holds.
    case harmless(undecided: CELValue)
    case compliant
    case violation
    /// Whether it violates the rule cannot be decided: an error or unknown. `isSelected` says that `where` is true.
    case undecided(CELValue, condition: CELValue?)

    /// `where && !require` with the language's absorption. `requirement` is called only where it matters.
    init(condition: CELValue, requirement: () -> CELValue) {
        switch condition.truth {
        case .isFalse:
            self = .notSelected
        case .isTrue:
            let requirement = requirement()
            switch requirement.truth {
            case .isTrue: self = .compliant
            case .isFalse: self = .violation
            case .undecided(let why): self = .undecided(why, condition: nil)
            }
        case .undecided(let doubt):
            switch requirement().truth {
            case .isTrue: self = .harmless(undecided: doubt)
            case .isFalse: self = .undecided(doubt, condition: doubt)
            case .undecided(let why): self = .undecided(doubt.combined(with: why), condition: doubt)
            }
        }
    }
}

/// The results of evaluating a condition.
enum Truth {
    case isTrue, isFalse
    /// An error or unknown.
    case undecided(CELValue)
}

extension CELValue {
    var truth: Truth {
        switch self {
        case .bool(true): .isTrue
        case .bool(false): .isFalse
        case .error, .unknown: .undecided(self)
        default: .undecided(.error(CELError(.noSuchOverload, "expected true or false, found \(self)")))
        }
    }

    /// Two reasons for doubt in one: an unknown absorbs an error.
    func combined(with other: CELValue) -> CELValue {
        switch (self, other) {
        case (.unknown(let left), .unknown(let right)): .unknown(left.union(right))
        case (_, .unknown): other
        default: self
        }
    }

    /// What an error or unknown says to people.
    var reasons: [Reason] {
        switch self {
        case .error(let error):
            [Reason(.error, error.message)]
        case .unknown(let unknown):
            Reason.distinct(
                unknown.attributes.map { attribute in
                    let text = attribute.text.isEmpty ? "`\(attribute.path)` could not be seen" : attribute.text
                    return Reason(ReasonKind(cause: attribute.cause), text)
                })
        default:
            []
        }
    }

    /// Details that could decide it if they were fetched.
    var wantedDetails: [(kind: ResourceKind, detail: Detail, question: CELUnknown.Question?)] {
        guard case .unknown(let unknown) = self else { return [] }
        return unknown.attributes.compactMap { attribute in
            attribute.detail.map { ($0.kind, $0.detail, attribute.question) }
        }
    }
}

extension CELUnknown.Attribute {
    /// The detail that was not fetched: `role_assignments` of users for the path `user.role_assignments`.
    var detail: (kind: ResourceKind, detail: Detail)? {
        let parts = path.split(separator: ".")
        guard cause == UnknownCause.detail, parts.count == 2, let detail = Detail(rawValue: String(parts[1])),
            let kind = ResourceKind.allCases.first(where: { $0.variableName == parts[0] })
        else { return nil }
        return (kind, detail)
    }
}
