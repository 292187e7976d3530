import AdminAPI
import CEL
import JSON
import Observations
import Remediation
import Reporting
import Rules

/// What the value of a setting may be.
struct SettingType: Sendable {
    /// For messages, as in `a number more than 0`.
    let expected: String
    /// How JSON Schema says it.
    let schema: JSONObject
    /// As what YAML reads it.
    var form = Form.text
    /// Whether what is wrong is not shown either.
    var mayHoldSecret = false
    let isValid: @Sendable (String) -> Bool

    enum Form {
        case text, number, bool
    }

    /// What is said of another value, given as it is shown.
    func mistake(_ found: String) -> String {
        "expected \(expected)" + (mayHoldSecret ? "" : ", found \(found)")
    }
}

extension SettingType {
    static let text = named("a text")
    static let path = named("a path")
    static let organization = named("an organization's id")
    /// Of whatever type the rules declare.
    static let parameter = SettingType(
        expected: "a text, a list of texts or a mapping of texts",
        schema: [
            "anyOf": [
                ["type": ["string", "number", "boolean", "null"]],
                ["type": "array", "items": ["type": ["string", "number", "boolean"]]],
                ["type": "object", "additionalProperties": ["type": ["string", "number", "boolean"]]],
            ]
        ], isValid: { _ in true })

    static let flag = SettingType(
        expected: "`true` or `false`", schema: ["type": "boolean"], form: .bool,
        isValid: { ["true", "false", "1", "0", "yes", "no"].contains($0.lowercased()) })
    static let number = SettingType(
        expected: "a number more than 0", schema: ["type": "number", "exclusiveMinimum": 0], form: .number,
        isValid: { Double($0).map { $0 > 0 && $0.isFinite } ?? false })
    static let count = SettingType(
        expected: "a whole number more than 0", schema: ["type": "integer", "minimum": 1], form: .number,
        isValid: { Int($0).map { $0 > 0 } ?? false })

    static let dialect = word(Dialect.allCases.map(\.rawValue))
    static let severity = word(Severity.allCases.map(\.rawValue) + ["none"])
    static let oscalVersion = word(OSCALVersion.allCases.map(\.rawValue))
    static let reasons: SettingType = {
        let kinds = ReasonKind.allCases.map(\.rawValue)
        let kind = "(\(kinds.joined(separator: "|")))"
        return SettingType(
            expected: "`all` or some of \(kinds.map { "`\($0)`" }.joined(separator: ", "))",
            schema: ["type": "string", "pattern": .string("^(all|\(kind)(,\(kind))*)$")],
            isValid: { text in
                let words = text.split(separator: ",", omittingEmptySubsequences: false)
                return text == "all" || words.allSatisfy { kinds.contains(String($0)) }
            })
    }()
    static let output: SettingType = {
        let formats = ReportFormat.allCases.map(\.rawValue)
        return SettingType(
            expected: "FORMAT or FORMAT=PATH, with one of the formats "
                + formats.map { "`\($0)`" }.joined(separator: ", "),
            schema: ["type": "string", "pattern": .string("^(\(formats.joined(separator: "|")))(=.+)?$")],
            isValid: { (try? OutputChoice($0)) != nil })
    }()
    static let address = SettingType(
        expected:
            "an address such as `https://api.atlassian.com/admin` (`http` on this machine only), without credentials",
        schema: ["type": "string", "format": "uri"], mayHoldSecret: true, isValid: { (try? BaseURL($0)) != nil })
    static let age = SettingType(
        expected: "an age such as `36h` or `7d`", schema: ["type": "string"],
        isValid: { RunTimes.seconds($0).map { $0 >= 0 } ?? false })

    // MARK: - Guardrails and approvals

    static let addresses = SettingType(
        expected: "an address or a CIDR range", schema: ["type": "string"],
        isValid: { CELIPRange(requirement: $0) != nil })
    static let window = SettingType(
        expected: "a window such as `Mon-Fri 09:00-17:00 UTC`", schema: ["type": "string"],
        isValid: { ChangeWindow($0) != nil })
    static let freeze = SettingType(
        expected: "days such as `2026-12-20/2027-01-06`", schema: ["type": "string"], isValid: { Freeze($0) != nil })
    static let approver = SettingType(
        expected: "a key that `tenet approve --generate-key` prints", schema: ["type": "string"],
        isValid: { (try? ApproverKey($0)) != nil })
    static func whole(_ range: ClosedRange<Int>) -> SettingType {
        SettingType(
            expected: "a number from \(range.lowerBound) to \(range.upperBound)",
            schema: [
                "type": "integer", "minimum": .number(JSONNumber(range.lowerBound)),
                "maximum": .number(JSONNumber(range.upperBound)),
            ], form: .number, isValid: { Int($0).map(range.contains) ?? false })
    }

    // MARK: - Texts

    /// A scalar of any kind, since it is taken for a text.
    private static let texts: JSONObject = ["type": ["string", "number", "boolean"], "minLength": 1]

    static func named(_ what: String) -> SettingType {
        SettingType(expected: what, schema: texts, isValid: { !$0.isEmpty })
    }

    private static func word(_ words: [String]) -> SettingType {
        let known = words.map { "`\($0)`" }
        return SettingType(
            expected: known.dropLast().joined(separator: ", ") + " or \(known.last ?? "")",
            schema: ["enum": .array(words.map { .string($0) })], isValid: words.contains)
    }
}
