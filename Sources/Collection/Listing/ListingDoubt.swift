import Observations

/// Why a listing that was read to its end may have missed something.
enum ListingDoubt {
    /// Something that is only seen where it changed between pages, or where it is always so.
    case changed(String)
    /// There are more than were listed.
    case short(String)
    /// The same, on a single page.
    case withheld(String)
    /// Whether there are more cannot be found out.
    case uncounted(String)

    /// Whether reading once more may end the doubt.
    var isWorthAnotherLook: Bool {
        if case .uncounted = self { false } else { true }
    }

    func text(_ kind: ResourceKind) -> String {
        switch self {
        case .changed(let sign), .short(let sign): "the \(kind.collectionName) changed while they were read: \(sign)"
        case .withheld(let sign): "not all \(kind.collectionName) were listed: \(sign)"
        case .uncounted(let why): "whether all \(kind.collectionName) were listed is not known: \(why)"
        }
    }
}
