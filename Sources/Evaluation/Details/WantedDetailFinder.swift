import CEL
import Observations

/// Finds out which details could end a doubt, of those that were not asked for before.
struct WantedDetailFinder {
    private let inventory: Inventory
    private let asked: Set<DetailRequest>
    /// What was found out already.
    private var parts: [CELUnknown: [WantedDetails.Part]] = [:]
    private var requests: [WantedDetails.Part: [DetailRequest]] = [:]

    init(_ inventory: Inventory, asked: Set<DetailRequest>) {
        self.inventory = inventory
        self.asked = asked
    }

    /// What could decide a doubt of the rule about the resource at `row`: its own details first, then those of all resources that
    /// the rule lists.
    mutating func details(_ why: CELValue, of row: Int, _ rule: RuleDoubts) -> WantedDetails {
        var wanted = WantedDetails()
        for part in parts(of: why) {
            let own = DetailRequest(
                kind: part.kind, resource: row, detail: part.detail, question: part.question)
            if part.kind == rule.kind, !asked.contains(own) {
                wanted.requests.insert(own)
            } else if rule.listedKinds.contains(part.kind), !requests(of: part).isEmpty {
                wanted.parts.insert(part)
            }
        }
        return wanted
    }

    /// The same, one by one.
    mutating func requests(_ wanted: WantedDetails) -> Set<DetailRequest> {
        wanted.parts.reduce(wanted.requests) { $0.union(requests(of: $1)) }
    }

    private mutating func parts(of why: CELValue) -> [WantedDetails.Part] {
        guard case .unknown(let unknown) = why else { return [] }
        if let known = parts[unknown] { return known }
        let found = why.wantedDetails.filter(\.detail.isFetchedPerResource).map {
            WantedDetails.Part(kind: $0.kind, detail: $0.detail, question: $0.question)
        }
        parts[unknown] = found
        return found
    }

    private mutating func requests(of part: WantedDetails.Part) -> [DetailRequest] {
        if let known = requests[part] { return known }
        let resources = inventory.collection(of: part.kind).resources
        let found = resources.indices.filter { !resources[$0].knows(part.detail) }
            .map {
                DetailRequest(kind: part.kind, resource: $0, detail: part.detail, question: part.question)
            }
            .filter { !asked.contains($0) }
        requests[part] = found
        return found
    }
}

extension Detail {
    /// Whether it takes a call of its own for each resource.
    fileprivate var isFetchedPerResource: Bool { self == .roleAssignments || self == .deactivatedOn }
}
