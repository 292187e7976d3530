import CEL
import Diagnostics
import Observations

/// Refuses expressions of rules whose work grows faster than the organization: what is evaluated for each resource must not look at
/// a whole collection, and what is computed once must not look at one for each element of another.
struct CostCheck {
    private let varying: Set<String>
    /// Of `let`s whose values are not small.
    private var sizes: [String: CELGrowth]

    /// `varying`: the names that differ from resource to resource.
    init(varying: Set<String>, sizes: [String: CELGrowth] = [:]) {
        self.varying = varying
        self.sizes = sizes
    }

    /// How the value of the expression grows.
    func size(of expression: CompiledExpression) -> CELGrowth {
        cost(of: expression).size
    }

    /// Nil where the work grows in line with the organization. `resource`: what the expression is evaluated for each of.
    func diagnostic(_ expression: CompiledExpression, resource: String) -> Diagnostic? {
        let cost = cost(of: expression)
        if cost.perEvaluation.degree > 0, let cause = cost.perEvaluation.cause {
            return expression.source.error(
                at: cause.range, CompilerMessages.superlinear(collection(cause, expression), for: resource),
                hint: CompilerMessages.superlinearHint(for: resource))
        }
        if cost.once.degree > 1, let cause = cost.once.cause {
            return expression.source.error(
                at: cause.range, CompilerMessages.superlinear(collection(cause, expression), for: "element"),
                hint: CompilerMessages.superlinearHint(for: "element"))
        }
        return nil
    }

    private func cost(of expression: CompiledExpression) -> CELCost {
        CELCost(expression.checked, varying: varying, sizes: sizes) { objectType, field in
            let listed =
                FieldPlace(objectType: objectType, field: field)?.listedKind
                ?? ResourceSchema.kindListed(in: objectType, by: field)
            return listed == nil ? .none : .collection
        }
    }

    /// As it is written.
    private func collection(_ cause: CELCost.Cause, _ expression: CompiledExpression) -> String {
        let parsed = expression.checked.parsed
        return cause.collection.map { CELUnparser.source(of: $0, macroCalls: parsed.macroCalls) } ?? "the collection"
    }
}
