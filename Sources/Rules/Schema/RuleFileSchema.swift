internal import Observations

/// Describes rule files and test files, for editors. What it accepts may still be wrong: `tenet lint` knows more, such as
/// whether an expression has the right type.
package enum RuleFileSchema {
    /// A JSON Schema of the draft 2020-12, https://json-schema.org/draft/2020-12.
    package static let text = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Tenet rules",
          "description": "A rule file of Tenet, or a file of tests beside one (`*.test.yaml`).",
          "type": "object",
          "required": ["apiVersion"],
          "additionalProperties": false,
          "properties": {
            "apiVersion": { "const": "\(RuleFileReader.version)" },
            "params": {
              "description": "Parameters, one name for the whole set; `--param` sets them.",
              "type": "object",
              "propertyNames": { "$ref": "#/$defs/name" },
              "additionalProperties": { "$ref": "#/$defs/parameter" }
            },
            "inputs": {
              "description": "What rules read from elsewhere, one name for the whole set; `--input` says where it is.",
              "type": "object",
              "propertyNames": { "$ref": "#/$defs/name" },
              "additionalProperties": { "$ref": "#/$defs/input" }
            },
            "let": { "$ref": "#/$defs/lets" },
            "rules": { "type": "array", "items": { "$ref": "#/$defs/rule" } },
            "tests": { "type": "array", "items": { "$ref": "#/$defs/test" } }
          },
          "$defs": {
            "name": { "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$" },
            "text": { "type": ["string", "number", "boolean"] },
            "texts": { "type": "array", "items": { "$ref": "#/$defs/text" } },
            "expression": {
              "description": "An expression of CEL.",
              "type": ["string", "number", "boolean"]
            },
            "template": {
              "description": "A text in which `${…}` is an expression of CEL.",
              "type": ["string", "number", "boolean"]
            },
            "severity": { "enum": [\(list(Severity.allCases.map(\.rawValue)))] },
            "dialect": { "enum": [\(list(Dialect.allCases.map(\.rawValue)))] },
            "kind": { "enum": [\(list(ResourceKind.allCases.map(\.rawValue)))] },
            "lets": {
              "description": "Names for expressions.",
              "type": "object",
              "propertyNames": { "$ref": "#/$defs/name" },
              "additionalProperties": { "$ref": "#/$defs/expression" }
            },
            "list": {
              "description": "A list, or a text that is one `${…}` with a list as its value.",
              "anyOf": [{ "type": "array" }, { "type": "string" }]
            },
            "parameter": {
              "type": "object",
              "required": ["type"],
              "additionalProperties": false,
              "properties": {
                "type": { "enum": [\(list(ParameterType.allCases.map(\.rawValue)))] },
                "default": {},
                "description": { "$ref": "#/$defs/text" },
                "file": { "description": "A file with one value a line, for a list.", "type": "string" }
              }
            },
            "input": {
              "type": "object",
              "minProperties": 1,
              "maxProperties": 1,
              "additionalProperties": false,
              "properties": {
                "snapshot": { "description": "A snapshot's directory: a second inventory.", "type": "string" },
                "csv": { "description": "A file of comma-separated values with a header: a table.", "type": "string" }
              }
            },
            "given": {
              "description": "What is seen of an organization; kinds that are not listed are empty and complete.",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "dialect": { "$ref": "#/$defs/dialect" },
                \(givenProperties)
              }
            },
            "rule": {
              "type": "object",
              "required": ["id", "title", "severity", "for"],
              "anyOf": [{ "required": ["require"] }, { "required": ["count"] }, { "required": ["manual"] }],
              "additionalProperties": false,
              "properties": {
                "id": {
                  "description": "Lower-case words with hyphens, unique in the set.",
                  "type": ["string", "number", "boolean"],
                  "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"
                },
                "title": { "description": "What should be true.", "$ref": "#/$defs/text" },
                "severity": { "$ref": "#/$defs/severity" },
                "rationale": { "description": "Why it matters.", "$ref": "#/$defs/text" },
                "help": { "description": "What to do about it, Markdown.", "$ref": "#/$defs/text" },
                "references": { "description": "Addresses of pages.", "$ref": "#/$defs/texts" },
                "tags": { "$ref": "#/$defs/texts" },
                "controls": {
                  "description": "Controls that the rule serves, by framework.",
                  "type": "object",
                  "additionalProperties": { "$ref": "#/$defs/texts" }
                },
                "for": { "$ref": "#/$defs/kind" },
                "dialects": { "type": "array", "items": { "$ref": "#/$defs/dialect" } },
                "let": { "$ref": "#/$defs/lets" },
                "where": { "$ref": "#/$defs/expression" },
                "require": { "$ref": "#/$defs/expression" },
                "count": {
                  "type": "object",
                  "anyOf": [{ "required": ["min"] }, { "required": ["max"] }],
                  "additionalProperties": false,
                  "properties": {
                    "min": { "$ref": "#/$defs/expression" },
                    "max": { "$ref": "#/$defs/expression" },
                    "by": { "description": "Judges each key by itself.", "$ref": "#/$defs/expression" },
                    "message": { "$ref": "#/$defs/template" }
                  }
                },
                "manual": { "description": "What a person must check, since no API shows it.", "$ref": "#/$defs/text" },
                "whenEmpty": { "enum": [\(list(WhenEmpty.allCases.map(\.rawValue)))] },
                "message": { "$ref": "#/$defs/template" },
                "remediate": { "$ref": "#/$defs/remediate" },
                "tests": { "type": "array", "items": { "$ref": "#/$defs/test" } }
              }
            },
            "remediate": {
              "type": "object",
              "required": ["updatePolicy"],
              "additionalProperties": false,
              "properties": {
                "updatePolicy": {
                  "type": "object",
                  "anyOf": [{ "required": ["set"] }, { "required": ["add"] }, { "required": ["remove"] }],
                  "additionalProperties": false,
                  "properties": {
                    "set": { "description": "Paths and their values.", "type": "object" },
                    "add": { "type": "object", "additionalProperties": { "$ref": "#/$defs/list" } },
                    "remove": { "type": "object", "additionalProperties": { "$ref": "#/$defs/list" } },
                    "when": { "$ref": "#/$defs/expression" }
                  }
                }
              }
            },
            "change": {
              "type": "object",
              "required": ["policy"],
              "additionalProperties": false,
              "properties": {
                "policy": { "description": "The policy's id.", "$ref": "#/$defs/text" },
                "set": { "description": "Paths and their values.", "type": "object" },
                "add": { "type": "object", "additionalProperties": { "type": "array" } },
                "remove": { "type": "object", "additionalProperties": { "type": "array" } }
              }
            },
            "test": {
              "type": "object",
              "required": ["name", "expect"],
              "additionalProperties": false,
              "properties": {
                "rule": { "description": "The rule's id, in a file of tests.", "$ref": "#/$defs/text" },
                "name": { "$ref": "#/$defs/text" },
                "now": { "description": "What `now` is, as RFC 3339 has it.", "type": "string" },
                "params": { "type": "object", "propertyNames": { "$ref": "#/$defs/name" } },
                "dialect": { "$ref": "#/$defs/dialect" },
                "inputs": {
                  "description": "What stands under the names of inputs: rows of a table, or an inventory.",
                  "type": "object",
                  "propertyNames": { "$ref": "#/$defs/name" },
                  "additionalProperties": {
                    "anyOf": [
                      {
                        "type": "array",
                        "items": {
                          "type": "object",
                          "additionalProperties": { "type": ["string", "number", "boolean", "null"] }
                        }
                      },
                      { "$ref": "#/$defs/given" }
                    ]
                  }
                },
                "given": {
                  "description": "What is seen of the organization; kinds that are not listed are empty and complete.",
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                    \(givenProperties)
                  }
                },
                "expect": {
                  "type": "object",
                  "minProperties": 1,
                  "additionalProperties": false,
                  "properties": {
                    "outcome": { "enum": ["pass", "fail", "undetermined", "notApplicable"] },
                    "findings": { "description": "Ids of resources that fail.", "$ref": "#/$defs/texts" },
                    "undetermined": { "description": "Ids of resources in doubt.", "$ref": "#/$defs/texts" },
                    "messages": { "$ref": "#/$defs/texts" },
                    "plan": {
                      "description": "What would be planned: ids of policies, or what is done to them too.",
                      "type": "array",
                      "items": { "anyOf": [{ "$ref": "#/$defs/text" }, { "$ref": "#/$defs/change" }] }
                    }
                  }
                }
              }
            }
          }
        }

        """

    /// Of an organization in a test.
    private static let givenProperties =
        ([
            #""organization": { "type": "object" }"#,
            "\"incomplete\": { \"type\": \"array\", \"items\": { \"enum\": [\(list(collections))] } }",
        ] + collections.map { #""\#($0)": { "type": "array", "items": { "type": "object" } }"# })
        .joined(separator: ",\n            ")

    private static let collections = ResourceKind.allCases.filter { $0 != .organization }.map(\.collectionName)

    private static func list(_ words: [String]) -> String {
        words.map { "\"\($0)\"" }.joined(separator: ", ")
    }
}
