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
        return ["calls planned, without what has to be asked again\(last):"]
            + table(planned.map { [$0.operation, $0.bound.description, $0.purpose.visible] })
    }

    /// The calls made beside what was planned, as far as it is known now that listings were read.
    func after(_ made: [String: Int], _ inventory: Inventory) -> [String] {
        var bounds: [(operation: String, texts: [String])] = []
        for calls in planned {
            let text = text(calls.bound, inventory)
            if let index = bounds.firstIndex(where: { $0.operation == calls.operation }) {
                bounds[index].texts.append(text)
            } else {
                bounds.append((calls.operation, [text]))
            }
        }
        let others = made.keys.filter { name in !bounds.contains { $0.operation == name } }.sorted()
        let rows = bounds.map { operation, texts in
            [operation, "\(made[operation] ?? 0)", "planned " + texts.joined(separator: " and ")]
        }
        let total = made.values.reduce(0, +)
        return ["calls made: \(total)"] + table(rows + others.map { [$0, "\(made[$0] ?? 0)", "not planned"] })
    }

    private func text(_ bound: PlannedCalls.Bound, _ inventory: Inventory) -> String {
        switch bound {
        case .exactly, .upTo, .pages: bound.description
        case .atMost(let count, let kind):
            "≤ \(count * inventory.collection(of: kind).resources.count), \(bound.description.dropFirst(2))"
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
