import CEL
import Observations
import Rules

/// Says what the conditions of one rule's waivers come to on the resources of its findings.
struct WaiverConditions {
    private let rule: CompiledRule
    private let run: RunScope
    private let scope: ResourceScope
    private let waivers: [CompiledWaiver]
    /// What was found out as the resources were read; nil where they are in the inventory.
    private let seen: SeenConditions.OfRule?
    /// The places of resources in their collection by id, made when first needed.
    private let places: PlacesByID

    init(_ waivers: [CompiledWaiver], of rule: CompiledRule, in run: RunScope, _ seen: SeenConditions) {
        self.rule = rule
        self.run = run
        self.waivers = waivers
        self.seen = seen[rule.metadata.id]
        scope = ResourceScope(rule, in: run)
        places = PlacesByID(run.inventory.collection(of: rule.metadata.kind).resources)
    }

    /// Of the waiver at the place; true only where its condition is for every resource that has the id.
    func truth(_ index: Int, for resource: FindingResource) -> ConditionTruth {
        guard resource.kind == rule.metadata.kind, let condition = waivers[index].condition else { return .isFalse }
        if let seen { return seen[index]?[CELStringKey(resource.id)] ?? .isFalse }
        let resources = places.resources(resource.id)
        var truth = ConditionTruth.isTrue
        if resources.isEmpty { truth = .undecided([Reason(.error, "it was not seen")]) }
        for resource in resources {
            scope.select(ResourceObject(resource))
            switch ConditionTruth(scope.evaluate(condition), in: run) {
            case .isFalse: return .isFalse
            case .undecided(let reasons): truth = .undecided(reasons)
            case .isTrue: break
            }
        }
        return truth
    }
}

/// Finds resources by their ids.
private final class PlacesByID {
    private let resources: [Resource]
    private lazy var places: [String: [Int]] = Dictionary(grouping: resources.indices) { resources[$0].id }

    init(_ resources: [Resource]) {
        self.resources = resources
    }

    func resources(_ id: String) -> [Resource] {
        (places[id] ?? []).map { resources[$0] }.filter { $0.id.utf8.elementsEqual(id.utf8) }
    }
}
