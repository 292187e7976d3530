import Observations
import Reporting

/// What a run costs in calls, for people: before the first call, and after the last.
struct CostText {
    let planned: [PlannedCalls]
    /// Nil for any number.
    let limit: Int?

    /// Lines of a table: operation, bound, purpose.
    var before: [String] {
        let last = limit.map { "; the run ends at \($0)" } ?? ""
        return ["calls planned, without repeats after failures\(last):"]
            + table(planned.map { [$0.operation, $0.bound.description, $0.purpose.visible] })
    }

    /// The calls made beside what was planned, as far as it is known now that listings were read.
    func after(_ made: [String: Int], _ inventory: Inventory) -> [String] {
        let names = planned.map(\.operation)
        let others = made.keys.filter { !names.contains($0) }.sorted()
        let rows = planned.map { calls in
            [calls.operation, "\(made[calls.operation] ?? 0)", text(calls.bound, inventory)]
        }
        let total = made.values.reduce(0, +)
        return ["calls made: \(total)"] + table(rows + others.map { [$0, "\(made[$0] ?? 0)", "not planned"] })
    }

    private func text(_ bound: PlannedCalls.Bound, _ inventory: Inventory) -> String {
        switch bound {
        case .exactly(let count): "planned \(count)"
        case .pages: "planned \(bound)"
        case .atMost(let count, let kind):
            "planned ≤ \(count * inventory.collection(of: kind).resources.count), \(bound.description.dropFirst(2))"
        }
    }

    private func table(_ rows: [[String]]) -> [String] {
        let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths + [0]).map { text, width in
                text + String(repeating: " ", count: max(0, width - text.count))
            }
            return "  " + cells.joined(separator: "  ")
        }
    }
}
