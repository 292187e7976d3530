import AdminAPI
import JSON
import Observations

/// How one dialect is asked for what rules demand.
protocol CollectionSource: Sendable {
    var dialect: Dialect { get }

    /// The organization itself, as the API gave it.
    func probe() async throws(AdminAPIError) -> JSONObject

    /// The part of a collection that is demanded, or more of it. Throws when cancelled.
    func collection(of kind: ResourceKind, _ demand: CollectionDemand) async throws -> ResourceCollection

    /// A policy by itself, as the API gave it.
    func policy(_ id: String) async throws(AdminAPIError) -> JSONObject

    /// Adds the details that take a call or a listing for the whole run. Throws when cancelled.
    func addDetails(_ demand: Demand, to inventory: inout Inventory) async throws

    /// A detail of the resource with the id; nil where the dialect tells it otherwise.
    func detail(_ detail: Detail, of kind: ResourceKind, id: String) async -> Result<JSONValue, AdminAPIError>?

    /// Whether a search tells who holds one of the roles.
    func canSearch(for roles: Set<String>) -> Bool

    /// The ids of those of a kind that hold one of the roles, as far as they are in a listing with the filter; `isWorth` is asked
    /// whether so many calls may be made, where it takes several. Throws when cancelled.
    func search(
        for roles: Set<String>, among kind: ResourceKind, _ filter: ResourceFilter, isWorth: (Int) -> Bool
    ) async throws -> RoleSearchResult

    /// The call that `probe` makes.
    var plannedProbe: PlannedCalls { get }

    /// The calls that `collection` makes.
    func plannedListing(of kind: ResourceKind, _ demand: CollectionDemand) -> [PlannedCalls]

    /// The calls that `addDetails` and `detail` make.
    func plannedDetails(_ demand: Demand) -> [PlannedCalls]
}
