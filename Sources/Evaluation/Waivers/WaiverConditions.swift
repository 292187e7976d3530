import CEL
import Observations
import Rules

/// Evaluates the conditions of one rule's waivers on the resources of its findings.
struct WaiverConditions {
    private let rule: CompiledRule
    private let run: RunScope
    private let scope: ResourceScope
    /// The places of resources in their collection by id, made when first needed.
    private let places: PlacesByID

    init(of rule: CompiledRule, in run: RunScope) {
        self.rule = rule
        self.run = run
        scope = ResourceScope(rule, in: run)
        places = PlacesByID(run.inventory.collection(of: rule.metadata.kind).resources)
    }

    /// True only where it is for every resource that has the id.
    func truth(of condition: CompiledExpression, for resource: FindingResource) -> Truth {
        guard resource.kind == rule.metadata.kind else { return .isFalse }
        let resources = places.resources(resource.id)
        var truth = resources.isEmpty ? Truth.undecided(.error(CELError(.noSuchKey, "it was not seen"))) : .isTrue
        for resource in resources {
            scope.select(ResourceObject(resource))
            switch condition.program.evaluate(scope).truth {
            case .isFalse: return .isFalse
            case .undecided(let why): truth = .undecided(why)
            case .isTrue: break
            }
        }
        return truth
    }

    func reasons(of why: CELValue) -> [Reason] {
        run.reasons(of: why)
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
