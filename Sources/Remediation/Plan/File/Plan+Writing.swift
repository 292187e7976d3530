import CEL
import Evaluation
package import JSON
import Observations
import Rules

extension Plan {
    /// The version of the file's shape.
    static let version = 1

    /// SHA-256 over the canonical bytes of everything but the digest itself: what is approved.
    package var digest: String {
        String(sha256: content.canonicalBytes())
    }

    /// The plan as a file: canonical JSON and a line end. The same plan has the same bytes.
    ///
    /// Canonical: no white space; members by the UTF-8 bytes of their keys; numbers with the digits with which they came;
    /// in texts only `"`, `\` and control characters are escaped, the latter as `\b`, `\f`, `\n`, `\r`, `\t` or `\u00` and two
    /// lower-case hexadecimal digits; everything else is UTF-8.
    package var fileBytes: [UInt8] {
        var object = content.object ?? JSONObject()
        object["digest"] = .string(digest)
        return JSONValue.object(object).canonicalBytes() + [UInt8(ascii: "\n")]
    }

    /// Everything but the digest.
    private var content: JSONValue {
        [
            "version": .number(JSONNumber(Self.version)),
            "purpose": .string(purpose.rawValue),
            "author": author.map(JSONValue.string) ?? .null,
            "organization": [
                "id": .string(organization.id), "name": organization.name.map(JSONValue.string) ?? .null,
            ],
            "dialect": .string(dialect.rawValue),
            "rules_digest": .string(rulesDigest),
            "params": .object(parameters),
            "chosen_rules": .texts(chosenRules),
            "created": .string(created.description),
            "expires": .string(expires.description),
            "draft": .bool(isDraft),
            "safeguards": safeguards.json,
            "policy_count": .number(JSONNumber(policyCount)),
            "changes": .array(changes.map(\.json)),
            "not_planned": .array(notPlanned.map(\.json)),
            "manual_steps": .array(manualSteps.map(\.json)),
        ]
    }
}

extension Change {
    /// As in a plan file.
    package var json: JSONValue {
        [
            "id": .string(id),
            "rules": .texts(rules),
            "policy": policy.json,
            "before": .object(before),
            "before_digest": .string(beforeDigest),
            "patch": patch.json,
            "stages": .array(stages.map { ["after": .object($0.after), "body": .object($0.body)] }),
            "weakenings": .texts(weakenings.map(\.description)),
            "risk": .string(risk.rawValue),
        ]
    }
}

extension PolicyPatch {
    /// As in a plan file.
    package var json: JSONValue {
        .array(steps.map { ["edit": .string($0.edit.rawValue), "path": .string("\($0.path)"), "value": $0.value] })
    }
}

extension PolicyIdentity {
    var json: JSONValue {
        ["id": .string(id), "type": .string(type), "name": name.map(JSONValue.string) ?? .null]
    }
}

extension NotPlanned {
    fileprivate var json: JSONValue {
        ["rules": .texts(rules), "policy": policy.json, "kind": .string(kind.rawValue), "text": .string(text)]
    }
}

extension ManualStep {
    fileprivate var json: JSONValue {
        ["rule": .string(rule), "policy": policy.json, "text": .string(text)]
    }
}

extension Safeguards {
    /// As in a plan file.
    fileprivate var json: JSONValue {
        var object: JSONObject = [
            "required_ranges": .texts(requiredRanges),
            "operator_ips": .texts(operatorAddresses),
            "allow_weaken": .texts(allowedWeakenings.map(\.description)),
            "max_locked_out": .number(JSONNumber(maximumLockedOut)),
            "ack_lockout": .texts(acknowledgedLockouts),
            "protected_policies": .texts(protectedPolicies),
            "break_glass_admins": .texts(breakGlassAdmins),
            "windows": .texts(windows.map(\.text)),
            "freeze": .texts(freezes.map(\.text)),
            "organizations": .texts(organizations),
            "per_rule": .object(radius.perRule.members),
            "per_organization": .object(radius.perOrganization.members),
        ]
        for member in radius.perRun.members.members { object[member.key] = member.value }
        return .object(object)
    }
}

extension ChangeLimit {
    /// Every bound; null where there is none.
    fileprivate var members: JSONObject {
        Kind.allCases.reduce(into: JSONObject()) { members, kind in
            members[kind.countKey] = counts[kind].map { .number(JSONNumber($0)) } ?? .null
            members[kind.percentKey] = percents[kind].map { .number(JSONNumber($0)) } ?? .null
        }
    }
}

extension JSONValue {
    static func texts(_ texts: [String]) -> JSONValue {
        .array(texts.map(JSONValue.string))
    }
}
