import JSON
import Rules

/// Describes the file of `--orgs`, for editors. What it accepts may still be wrong: `tenet check --orgs` knows more.
enum FleetFileSchema {
    /// A JSON Schema of the draft 2020-12, https://json-schema.org/draft/2020-12.
    static var text: String { json.serializedPretty() + "\n" }

    private static let json: JSONValue = [
        "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Tenet organizations",
        "description": "Organizations that `tenet check --orgs` judges in one run.", "type": "object",
        "required": ["organizations"], "additionalProperties": false,
        "properties": [
            "apiVersion": ["const": .string(RuleFileReader.version)],
            "at-once": [
                "description": "how many organizations are judged at a time", "type": "integer", "minimum": 1,
                "maximum": .number(JSONNumber(FleetFile.mostAtOnce)),
                "default": .number(JSONNumber(FleetFile.usualAtOnce)),
            ],
            "organizations": [
                "type": "array", "minItems": 1, "maxItems": .number(JSONNumber(FleetFile.mostEntries)),
                "items": organization,
            ],
        ],
    ]

    private static let organization: JSONValue = [
        "type": "object", "required": ["id"], "additionalProperties": false,
        "not": ["required": ["snapshot", "simulate"]],
        "properties": [
            "id": of(.org, "the organization"),
            "name": [
                "description": "what its reports are called; the id by default",
                "type": ["string", "number", "boolean"],
                "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$",
            ],
            "base-url": of(.baseURL, "where its Admin API is"), "dialect": of(.dialect, "how that speaks"),
            "directory": of(.directory, "whose users are read"),
            "ca-file": of(.caFile, "certificates (PEM) to trust besides the system's"),
            "token": [
                "description": "where its API key is, never the key itself",
                "oneOf": [
                    [
                        "type": "object", "required": ["env"], "additionalProperties": false,
                        "properties": ["env": name],
                    ],
                    [
                        "type": "object", "required": ["file"], "additionalProperties": false,
                        "properties": ["file": name],
                    ],
                ],
            ],
            "snapshot": of(.snapshot, "judge this snapshot"),
            "simulate": of(.simulate, "serve this snapshot through the simulator and judge that"),
            "waivers": of(.waivers, "files of waivers and attestations"),
            "baseline": of(.baseline, "accepted findings"),
            "params": of(.params, "values of parameters"), "inputs": of(.inputs, "where inputs of the rules are"),
        ],
    ]

    private static let name: JSONValue = ["type": "string", "minLength": 1]

    private static func of(_ setting: Setting, _ description: String) -> JSONValue {
        var schema = setting.schema
        schema["description"] = .string(description)
        schema["default"] = nil
        return .object(schema)
    }
}
