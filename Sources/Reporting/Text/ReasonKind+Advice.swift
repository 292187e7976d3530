internal import Observations

extension ReasonKind {
    /// What a person can do so that the rule can be judged.
    var advice: String {
        switch self {
        case .error: "correct the expression, or guard what may be absent with has(), ?. or orValue()"
        case .forbidden: "give the credential the permission that is missing"
        case .incomplete: "run again; raise --max-calls if it ended the collection"
        case .unsupported:
            "check it by hand, or accept with --allow-undetermined=unsupported what this dialect cannot show"
        case .stale: "take a new snapshot, or raise --max-age"
        }
    }
}
