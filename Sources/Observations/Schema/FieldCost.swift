/// What it costs to see a field.
package enum FieldCost: Hashable, Sendable {
    /// It comes with the listing of its kind.
    case list
    /// It comes with the listing when that is asked to `expand` the parameter.
    case expand(Detail, String)
    case callPerResource(Detail)
    case listingPerRun(Detail)
    case callPerRun(Detail)

    /// What has to be fetched beside the plain listing.
    package var detail: Detail? {
        switch self {
        case .list: nil
        case .expand(let detail, _), .callPerResource(let detail), .listingPerRun(let detail), .callPerRun(let detail):
            detail
        }
    }
}
