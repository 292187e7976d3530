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

    /// The call that `probe` makes.
    var plannedProbe: PlannedCalls { get }

    /// The calls that `collection` makes.
    func plannedListing(of kind: ResourceKind, _ demand: CollectionDemand) -> [PlannedCalls]

    /// The calls that `addDetails` and `detail` make.
    func plannedDetails(_ demand: Demand) -> [PlannedCalls]
}
