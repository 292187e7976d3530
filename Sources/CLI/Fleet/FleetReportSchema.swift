import Evaluation
import JSON
import Observations
import Reporting
import Rules

/// Describes what `tenet check --orgs FILE --output json` writes.
enum FleetReportSchema {
    /// A JSON Schema of the draft 2020-12, https://json-schema.org/draft/2020-12.
    static var text: String { json.serializedPretty() + "\n" }

    private static let json: JSONValue = [
        "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Tenet report of organizations",
        "description":
            "What `tenet check --orgs FILE --output json` writes. Members may be added within a version.",
        "type": "object", "required": ["version", "exit_status", "summary", "organizations"],
        "properties": [
            "version": ["const": 1], "exit_status": status,
            "summary": [
                "type": "object", "required": ["organizations", "judged", "api_calls"],
                "properties": ["organizations": number, "judged": number, "api_calls": number],
            ],
            "organizations": [
                "description": "in the order of the file", "type": "array",
                "items": ["anyOf": [judged, notJudged]],
            ],
        ],
    ]

    private static let judged: JSONValue = [
        "type": "object",
        "required": [
            "name", "id", "exit_status", "failure", "organization", "dialect", "complete", "api_calls", "outcomes",
            "findings", "rules", "reports",
        ],
        "properties": [
            "name": word, "id": word, "exit_status": status,
            "failure": ["description": "why its reports were not written", "type": ["string", "null"]],
            "organization": [
                "type": "object", "required": ["id", "name"],
                "properties": ["id": word, "name": ["type": ["string", "null"]]],
            ],
            "dialect": ["enum": words(Dialect.allCases)],
            "complete": ["description": "whether everything that the rules asked for was seen", "type": "boolean"],
            "api_calls": number, "outcomes": counts(Outcome.allCases),
            "findings": counts(Severity.allCases),
            "rules": [
                "type": "array",
                "items": [
                    "type": "object", "required": ["id", "severity", "outcome", "failed", "undetermined"],
                    "properties": [
                        "id": word, "severity": ["enum": words(Severity.allCases)],
                        "outcome": ["enum": words(Outcome.allCases)], "failed": number, "undetermined": number,
                    ],
                ],
            ],
            "reports": [
                "description": "written for the organization", "type": "array",
                "items": [
                    "type": "object", "required": ["format", "path"],
                    "properties": ["format": ["enum": words(ReportFormat.allCases)], "path": word],
                ],
            ],
        ],
    ]

    private static let notJudged: JSONValue = [
        "description": "an organization that was not judged", "type": "object",
        "required": ["name", "id", "exit_status", "failure", "organization"],
        "properties": [
            "name": word, "id": word, "exit_status": status, "failure": word, "organization": ["type": "null"],
        ],
    ]

    // MARK: - Parts

    private static let word: JSONValue = ["type": "string"]
    private static let number: JSONValue = ["type": "integer", "minimum": 0]
    private static let status: JSONValue = [
        "enum": .array(ExitStatus.allCases.map { .number(JSONNumber($0.rawValue)) })
    ]

    private static func words<Word: RawRepresentable<String>>(_ words: [Word]) -> JSONValue {
        .array(words.map { .string($0.rawValue) })
    }

    private static func counts<Word: RawRepresentable<String>>(_ names: [Word]) -> JSONValue {
        let members = names.map { JSONObject.Member(key: $0.rawValue, value: number) }
        return [
            "type": "object", "required": words(names), "properties": .object(JSONObject(uniqueMembers: members)),
        ]
    }
}
