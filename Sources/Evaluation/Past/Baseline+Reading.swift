import CEL
package import JSON
import Observations
import Rules

extension Baseline {
    /// Reads the content of a file; `fingerprint` is that of a rule and a resource in the organization. Throws where the content
    /// is not exactly what `tenet baseline write` writes, but for order and blanks.
    package init(
        parsing json: JSONValue, fingerprint: (_ organization: String, _ rule: String, FindingResource) -> String
    ) throws(BaselineError) {
        guard let object = json.object else { throw BaselineError("expected an object") }
        try Self.check(object, ["version", "organization", "findings"], at: "the file")
        guard let version = object["version"]?.int else { throw BaselineError("`version` is missing") }
        guard version == Self.version else {
            throw BaselineError(
                "expected the version \(Self.version), found \(version): another version of Tenet wrote it")
        }
        guard let organization = object["organization"]?.string, let elements = object["findings"]?.array else {
            throw BaselineError("`organization` must be a text and `findings` a list")
        }
        var findings: [RecordedFinding] = []
        var seen: Set<RecordedFinding.Identity> = []
        for (index, element) in elements.enumerated() {
            let place = "findings[\(index)]"
            let finding = try Self.finding(element, at: place)
            guard finding.fingerprint == fingerprint(organization, finding.rule, finding.resource) else {
                throw BaselineError("the fingerprint of `\(place)` is not that of its rule and resource")
            }
            guard seen.insert(finding.identity).inserted else {
                throw BaselineError("`\(place)` stands in it twice")
            }
            findings.append(finding)
        }
        self.init(organization: organization, findings: findings)
    }

    private static func finding(_ json: JSONValue, at place: String) throws(BaselineError) -> RecordedFinding {
        guard let object = json.object else { throw BaselineError("expected an object as `\(place)`") }
        try check(object, ["rule", "severity", "kind", "id", "count", "keys", "fingerprint"], at: "`\(place)`")
        guard let rule = object["rule"]?.string, let id = object["id"]?.string,
            let fingerprint = object["fingerprint"]?.string,
            let severity = (object["severity"]?.string).flatMap(Severity.init(rawValue:)),
            let kind = (object["kind"]?.string).flatMap(ResourceKind.init(rawValue:))
        else {
            throw BaselineError("`\(place)` needs `rule`, `severity`, `kind`, `id` and `fingerprint`")
        }
        var count: Int?
        if let value = object["count"] { count = try number(value, "`count` of `\(place)`") }
        var keys: [CELStringKey: Int]?
        if let value = object["keys"] {
            guard let members = value.object?.members, count != nil else {
                throw BaselineError("`keys` of `\(place)` must be an object beside `count`")
            }
            keys = [:]
            for member in members { keys?[CELStringKey(member.key)] = try number(member.value, "a key of `\(place)`") }
        }
        return RecordedFinding(
            fingerprint: fingerprint, rule: rule, severity: severity,
            resource: FindingResource(kind: kind, id: id), count: count, keys: keys)
    }

    private static func number(_ value: JSONValue, _ what: String) throws(BaselineError) -> Int {
        guard let number = value.int.flatMap({ Int(exactly: $0) }), number >= 0 else {
            throw BaselineError("\(what) must be a whole number from 0")
        }
        return number
    }

    private static func check(_ object: JSONObject, _ known: Set<String>, at place: String) throws(BaselineError) {
        if let other = object.members.first(where: { !known.contains($0.key) }) {
            throw BaselineError("`\(other.key)` is not a key of \(place)")
        }
    }
}
