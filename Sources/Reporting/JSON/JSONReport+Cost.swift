internal import JSON
internal import Observations

extension JSONReport {
    static func json(_ calls: PlannedCalls) -> JSONValue {
        let bound: [(String, JSONValue)] =
            switch calls.bound {
            case .exactly(let count): [("exactly", .count(count))]
            case .upTo(let count): [("at_most", .count(count))]
            case .pages(let size, let listings):
                [("per", "page"), ("listings", .count(listings)), ("page_size", size.map(JSONValue.count) ?? .null)]
            case .atMost(let count, let kind): [("at_most", .count(count)), ("per", .string(kind.rawValue))]
            }
        return .members(
            [("operation", .string(calls.operation)), ("purpose", .string(calls.purpose))] + bound)
    }
}
