internal import Evaluation
internal import JSON
internal import Observations
internal import Rules

extension JSONReport {
    static func json(_ baseline: BaselineComparison) -> JSONValue {
        .members([
            ("accepted", .count(baseline.accepted)),
            ("resolved", .array(baseline.resolved.map(json))),
            ("unseen", .array(baseline.unseen.map(json))),
        ])
    }

    static func json(_ history: RunHistory) -> JSONValue {
        .members([
            ("comparison", history.comparison.map(json) ?? .null),
            ("trend", .array(history.trend.map(json))),
            ("fix_times", .array(history.fixTimes.map(json))),
        ])
    }

    private static func json(_ comparison: RunComparison) -> JSONValue {
        let new = comparison.new.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return .members([
            ("previous", .string("\(comparison.previous)")),
            ("new", .array(new.map(JSONValue.string))),
            ("unchanged", .count(comparison.unchanged)),
            ("fixed", .array(comparison.fixed.map(json))),
            ("unseen", .array(comparison.unseen.map(json))),
        ])
    }

    private static func json(_ point: TrendPoint) -> JSONValue {
        .members([
            ("time", .string("\(point.time)")),
            (
                "failed",
                .members(Severity.allCases.reversed().map { ($0.rawValue, .count(point.failed[$0] ?? 0)) })
            ),
            ("waived", .count(point.waived)),
            ("undetermined", .count(point.undetermined)),
        ])
    }

    private static func json(_ time: FixTime) -> JSONValue {
        .members([
            ("severity", .string(time.severity.rawValue)),
            ("fixed", .count(time.fixed)),
            ("median_seconds", .number(JSONNumber(time.median))),
        ])
    }

    private static func json(_ finding: RecordedFinding) -> JSONValue {
        var resource: [(String, JSONValue)] = [
            ("kind", .string(finding.resource.kind.rawValue)), ("id", .string(finding.resource.id)),
        ]
        if let name = finding.resource.name {
            resource.append(("name", .string(name)))
        }
        var members: [(String, JSONValue)] = [
            ("rule", .string(finding.rule)),
            ("severity", .string(finding.severity.rawValue)),
            ("resource", .members(resource)),
        ]
        if let count = finding.count {
            members.append(("count", .count(count)))
        }
        members.append(("fingerprint", .string(finding.fingerprint)))
        return .members(members)
    }
}
