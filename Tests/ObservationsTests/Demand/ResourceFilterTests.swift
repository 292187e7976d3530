import CEL
import Observations
import Testing

struct ResourceFilterTests {
    private static func day(_ day: Int) -> CELTimestamp? {
        CELTimestamp(rfc3339: "2026-07-0\(day)T00:00:00Z")
    }

    private static let allowlists = ResourceFilter([.type: ["ip-allowlist"]])
    private static let two = ResourceFilter([.type: ["ip-allowlist", "data-residency"]])
    private static let july = ResourceFilter(from: day(2), to: day(5))
    private static let week = ResourceFilter(from: day(1), to: day(7))
    private static let logins = ResourceFilter([.action: ["login"]], from: day(3))

    @Test(arguments: [
        (ResourceFilter.everything, allowlists, true), (allowlists, .everything, false), (two, allowlists, true),
        (allowlists, two, false), (week, july, true), (july, week, false), (july, july, true),
        (ResourceFilter(from: day(2)), logins, true), (logins, ResourceFilter(from: day(4)), false),
        (ResourceFilter(from: day(2)), .everything, false), (ResourceFilter(to: day(2)), .everything, false),
    ])
    func `a filter covers what it lets through`(filter: ResourceFilter, other: ResourceFilter, covers: Bool) {
        #expect(filter.covers(other) == covers)
    }

    @Test(arguments: [
        (allowlists, two, two), (july, week, week), (allowlists, .everything, .everything),
        (july, logins, ResourceFilter(from: day(2))), (allowlists, july, .everything),
    ])
    func `a union lets through what either does`(left: ResourceFilter, right: ResourceFilter, union: ResourceFilter) {
        #expect(left.union(right) == union)
        #expect(right.union(left) == union)
        #expect(union.covers(left) && union.covers(right))
    }

    @Test(arguments: [
        (ResourceFilter.everything, ""), (two, "type data-residency or ip-allowlist"),
        (logins, "action login, from 2026-07-03T00:00:00Z"), (ResourceFilter(to: day(2)), "to 2026-07-02T00:00:00Z"),
    ])
    func `a filter can be read`(filter: ResourceFilter, text: String) {
        #expect(filter.description == text)
        #expect(filter.isEverything == text.isEmpty)
    }
}
