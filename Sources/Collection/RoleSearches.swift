import CEL
import Observations

/// Answers by searches what is asked of roles, where these take fewer calls than asking of each resource.
///
/// What a search takes is known after its first page only. One that would take too many calls is given up, and made after all once
/// asking one by one has taken as many.
struct RoleSearches {
    private let source: any CollectionSource
    /// What a search for one of the roles takes, as far as that is known.
    private var calls: [Search: Int] = [:]
    /// How many resources were asked one by one for want of it.
    private var spent: [Search: Int] = [:]
    private var answered: Set<Search> = []
    private var failed: Set<Search> = []

    private struct Search: Hashable, Comparable {
        var kind: ResourceKind
        var roles: Set<String>

        static func < (left: Search, right: Search) -> Bool {
            left.roles.sorted().lexicographicallyPrecedes(right.roles.sorted())
        }
    }

    /// The questions of one resource; a search answers each.
    private typealias Questions = Set<Set<String>>

    init(_ source: any CollectionSource) {
        self.source = source
    }

    /// Makes searches that pay; gives the details that remain to be asked for, each once. What a search told something of is to be
    /// looked at again before more is asked. Throws when cancelled.
    mutating func answer(_ requests: [DetailRequest], _ inventory: inout Inventory) async throws -> [DetailRequest] {
        var details: [DetailRequest] = []
        var questions: [DetailRequest: Questions] = [:]
        var isWhole: Set<DetailRequest> = []
        for request in requests {
            var detail = request
            detail.question = nil
            if questions[detail] == nil { details.append(detail) }
            questions[detail, default: []].formUnion(request.question.map { [$0.texts] } ?? [])
            if request.question == nil { isWhole.insert(detail) }
        }
        for kind in ResourceKind.allCases {
            while let collection = inventory.collections[kind] {
                // What was asked before the answer came, or is now to be looked at.
                details.removeAll { detail in
                    detail.kind == kind && !isWhole.contains(detail)
                        && questions[detail]?.contains { answered.contains(Search(kind: kind, roles: $0)) } == true
                }
                let open = details.filter { $0.kind == kind && !isWhole.contains($0) }.compactMap { questions[$0] }
                guard let (search, benefit) = next(open, kind) else { break }
                let result = try await source.search(for: search.roles, among: kind, collection.filter) { $0 < benefit }
                switch result {
                case .tooLong(let count):
                    calls[search] = count
                case .failed:
                    failed.insert(search)
                case .holders(let ids):
                    answered.insert(search)
                    inventory.collections[kind]?.note(holdersOf: search.roles, found: ids, kind)
                }
            }
        }
        for detail in details {
            for roles in questions[detail] ?? [] { spent[Search(kind: detail.kind, roles: roles), default: 0] += 1 }
        }
        return details
    }

    /// The search to make next, with how many calls it saves at most; nil where none pays.
    private func next(_ open: [Questions], _ kind: ResourceKind) -> (Search, benefit: Int)? {
        let groups = Dictionary(grouping: open) { $0 }.mapValues(\.count)
        var frequency: [Search: Int] = [:]
        for (questions, count) in groups {
            for roles in questions where source.canSearch(for: roles) {
                frequency[Search(kind: kind, roles: roles), default: 0] += count
            }
        }
        let searches = frequency.filter { !answered.contains($0.key) && !failed.contains($0.key) }
            .sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
            .prefix(Self.mostSearches).map(\.key)
        func cost(_ search: Search) -> Int { max(1, (calls[search] ?? 1) - (spent[search] ?? 0)) }
        func left(_ answered: Questions) -> Int {
            groups.reduce(0) { $0 + ($1.key.isSubset(of: answered) ? 0 : $1.value) }
        }
        // A bit for each search that is made.
        let plans = (0..<(1 << searches.count)).map { code in
            searches.enumerated().filter { code & (1 << $0.offset) != 0 }.map(\.element)
        }
        let costs = plans.map { plan in plan.reduce(left(Set(plan.map(\.roles)))) { $0 + cost($1) } }
        guard let fewest = costs.min(), let plan = zip(plans, costs).first(where: { $1 == fewest })?.0,
            let search = plan.first
        else { return nil }
        let all = Set(plan.map(\.roles))
        return (search, left(all.subtracting([search.roles])) - left(all) + (spent[search] ?? 0))
    }

    /// How many different searches are weighed against each other.
    private static let mostSearches = 8
}
