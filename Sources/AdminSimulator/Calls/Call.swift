internal import JSON

/// A request that found its operation, read but not yet judged.
struct Call {
    let route: Route
    let query: Query
    let body: RequestObject
    /// Where the page that the cursor names begins; 0 without a cursor.
    let start: Int

    var operation: SimulatedOperation {
        route.operation
    }

    /// The value of a path parameter; empty, which is no id, when the operation has no such parameter.
    subscript(parameter: String) -> String {
        route.parameters[parameter] ?? ""
    }
}
