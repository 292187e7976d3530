internal import JSON

/// A request that found its operation, read but not yet judged.
struct Call {
    let route: Route
    let query: Query
    let body: RequestObject
    /// The header of this name: the states in which an update may take effect; nil for any.
    let ifMatch: String?

    var operation: SimulatedOperation {
        route.operation
    }

    /// The value of a path parameter; empty, which is no id, when the operation has no such parameter.
    subscript(parameter: String) -> String {
        route.parameters[parameter] ?? ""
    }
}
