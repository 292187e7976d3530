/// Describes what the `json` format writes.
package enum JSONReportSchema {
    /// A JSON Schema of the draft 2020-12, https://json-schema.org/draft/2020-12.
    package static let text = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Tenet report",
          "description": "What `tenet check --output json` writes. Members may be added within a version.",
          "type": "object",
          "required": [
            "version", "organization", "dialect", "now", "complete", "snapshot", "rules_digest", "params", "inputs",
            "exit_status", "summary", "rules", "findings", "waiver_notices", "baseline", "history", "chain_head"
          ],
          "properties": {
            "version": { "const": 1 },
            "organization": {
              "type": "object",
              "required": ["id", "name"],
              "properties": {
                "id": { "type": "string" },
                "name": { "type": ["string", "null"], "description": "null when it was not seen" }
              }
            },
            "dialect": { "enum": ["reference", "cloud"] },
            "now": { "type": "string", "format": "date-time", "description": "the instant that `now` was in rules" },
            "complete": {
              "type": "boolean",
              "description": "whether everything that the rules asked for was seen"
            },
            "snapshot": {
              "description": "null when the organization was seen live",
              "anyOf": [
                { "type": "null" },
                {
                  "type": "object",
                  "required": ["digest", "age"],
                  "properties": {
                    "digest": { "anyOf": [{ "$ref": "#/$defs/digest" }, { "type": "null" }] },
                    "age": { "type": "integer", "description": "seconds" }
                  }
                }
              ]
            },
            "rules_digest": { "$ref": "#/$defs/digest" },
            "params": { "type": "object", "description": "the values of the parameters" },
            "inputs": {
              "type": "array",
              "description": "what the rules read from elsewhere, by name; `rules_digest` covers it",
              "items": {
                "type": "object",
                "required": ["name", "kind", "path", "digest"],
                "properties": {
                  "name": { "type": "string" },
                  "kind": { "enum": ["snapshot", "csv"] },
                  "path": { "type": "string" },
                  "digest": { "$ref": "#/$defs/digest" },
                  "rows": { "$ref": "#/$defs/count", "description": "of a table" },
                  "organization": { "type": "string", "description": "of a snapshot: whose it is" },
                  "taken_at": { "type": "string", "format": "date-time", "description": "of a snapshot" }
                }
              }
            },
            "exit_status": { "type": "integer", "minimum": 0, "maximum": 255 },
            "summary": {
              "type": "object",
              "required": ["outcomes", "findings", "api_calls", "api_calls_by_operation"],
              "properties": {
                "outcomes": {
                  "type": "object",
                  "description": "how many rules have each outcome",
                  "required": ["fail", "undetermined", "waived", "pass", "notApplicable"],
                  "additionalProperties": { "$ref": "#/$defs/count" }
                },
                "findings": {
                  "type": "object",
                  "description": "how many findings with the status fail have each severity",
                  "required": ["critical", "high", "medium", "low", "info"],
                  "additionalProperties": { "$ref": "#/$defs/count" }
                },
                "api_calls": { "$ref": "#/$defs/count" },
                "api_calls_by_operation": {
                  "type": "object",
                  "additionalProperties": { "$ref": "#/$defs/count" }
                },
                "api_calls_planned": {
                  "type": "array",
                  "description": "with --explain-cost: the calls planned before the first one, without what has to be asked again",
                  "items": {
                    "type": "object",
                    "required": ["operation", "purpose"],
                    "properties": {
                      "operation": { "type": "string" },
                      "purpose": { "type": "string" },
                      "exactly": { "$ref": "#/$defs/count", "description": "so many calls" },
                      "at_most": { "$ref": "#/$defs/count", "description": "so many for each of what per names, if it does" },
                      "per": { "type": "string", "description": "page, or a kind of resource" },
                      "listings": { "$ref": "#/$defs/count", "description": "so many listings have pages" },
                      "page_size": { "type": ["integer", "null"], "description": "null where the server decides" }
                    }
                  }
                }
              }
            },
            "rules": {
              "type": "array",
              "description": "by id as UTF-8 bytes",
              "items": { "$ref": "#/$defs/rule" }
            },
            "findings": {
              "type": "array",
              "description": "by rule id, kind and resource id as UTF-8 bytes",
              "items": { "$ref": "#/$defs/finding" }
            },
            "waiver_notices": {
              "type": "array",
              "description": "what people should know of the waivers themselves",
              "items": { "$ref": "#/$defs/waiver_notice" }
            },
            "notes": {
              "type": "array",
              "description": "what people should know of how the snapshot is written, such as a key that comes twice; missing where there is nothing",
              "items": { "type": "string" }
            },
            "baseline": {
              "description": "null without a baseline",
              "anyOf": [
                { "type": "null" },
                {
                  "type": "object",
                  "required": ["accepted", "resolved", "unseen"],
                  "properties": {
                    "accepted": { "$ref": "#/$defs/count", "description": "how many findings the baseline accepts" },
                    "resolved": { "$ref": "#/$defs/gone" },
                    "unseen": { "$ref": "#/$defs/unseen" }
                  }
                }
              ]
            },
            "history": {
              "description": "null without a history",
              "anyOf": [{ "type": "null" }, { "$ref": "#/$defs/history" }]
            },
            "chain_head": {
              "$ref": "#/$defs/digest",
              "description": "the last link of the chain of all that stands before it"
            }
          },
          "$defs": {
            "digest": { "type": "string", "pattern": "^[0-9a-f]{64}$", "description": "hex SHA-256" },
            "count": { "type": "integer", "minimum": 0 },
            "severity": { "enum": ["info", "low", "medium", "high", "critical"] },
            "reasons": {
              "type": "array",
              "description": "why something could not be decided",
              "items": {
                "type": "object",
                "required": ["kind", "text"],
                "properties": {
                  "kind": { "enum": ["error", "forbidden", "incomplete", "unsupported", "stale"] },
                  "text": { "type": "string" }
                }
              }
            },
            "rule": {
              "type": "object",
              "required": [
                "id", "title", "severity", "outcome", "reasons", "selected", "failed", "waived", "attested",
                "undetermined"
              ],
              "properties": {
                "id": { "type": "string" },
                "title": { "type": "string" },
                "severity": { "$ref": "#/$defs/severity" },
                "outcome": { "enum": ["fail", "undetermined", "waived", "pass", "notApplicable"] },
                "reasons": { "$ref": "#/$defs/reasons" },
                "selected": {
                  "description": "how many resources `where` selected, or how many at least",
                  "anyOf": [
                    { "$ref": "#/$defs/count" },
                    {
                      "type": "object",
                      "required": ["at_least"],
                      "properties": { "at_least": { "$ref": "#/$defs/count" } }
                    }
                  ]
                },
                "failed": { "$ref": "#/$defs/count" },
                "waived": { "$ref": "#/$defs/count" },
                "attested": {
                  "description": "how many of the waived ones a person checked by hand",
                  "$ref": "#/$defs/count"
                },
                "undetermined": { "$ref": "#/$defs/count" }
              }
            },
            "waiver": {
              "type": "object",
              "description": "a person's dated word on a finding; an expired one waives nothing",
              "required": [
                "kind", "reason", "approver", "ticket", "expires", "days_left", "expired", "file", "line"
              ],
              "properties": {
                "kind": { "enum": ["waiver", "attestation"] },
                "reason": { "type": "string" },
                "approver": { "type": "string" },
                "ticket": { "type": "string" },
                "checked": {
                  "type": "string", "format": "date", "description": "when somebody looked; of attestations only"
                },
                "expires": { "type": "string", "format": "date", "description": "its last day, in UTC" },
                "days_left": { "type": "integer", "description": "less than 0 when it is expired" },
                "expired": { "type": "boolean" },
                "file": { "type": "string" },
                "line": { "type": "integer", "minimum": 1 }
              }
            },
            "waiver_notice": {
              "type": "object",
              "required": ["kind", "rule", "text", "waiver"],
              "properties": {
                "kind": { "enum": ["expired", "expiring", "unused", "undecided", "exceeded"] },
                "rule": { "type": "string" },
                "subject": { "type": "string", "description": "a resource's id or a condition" },
                "text": { "type": "string" },
                "waiver": { "$ref": "#/$defs/waiver" }
              }
            },
            "recorded": {
              "type": "object",
              "description": "a finding of an earlier time",
              "required": ["rule", "severity", "resource", "fingerprint"],
              "properties": {
                "rule": { "type": "string" },
                "severity": { "$ref": "#/$defs/severity" },
                "resource": { "$ref": "#/$defs/resource" },
                "count": { "$ref": "#/$defs/count" },
                "fingerprint": { "$ref": "#/$defs/digest" }
              }
            },
            "gone": {
              "type": "array",
              "description": "the resource complies, or its whole collection was seen without it",
              "items": { "$ref": "#/$defs/recorded" }
            },
            "unseen": {
              "type": "array",
              "description": "not found, and not shown to be gone",
              "items": { "$ref": "#/$defs/recorded" }
            },
            "history": {
              "type": "object",
              "required": ["comparison", "trend", "fix_times"],
              "properties": {
                "comparison": {
                  "description": "the difference to the run before; null for the first run",
                  "anyOf": [
                    { "type": "null" },
                    {
                      "type": "object",
                      "required": ["previous", "new", "unchanged", "fixed", "unseen"],
                      "properties": {
                        "previous": { "type": "string", "format": "date-time" },
                        "new": { "type": "array", "items": { "$ref": "#/$defs/digest" } },
                        "unchanged": { "$ref": "#/$defs/count" },
                        "fixed": { "$ref": "#/$defs/gone" },
                        "unseen": { "$ref": "#/$defs/unseen" }
                      }
                    }
                  ]
                },
                "trend": {
                  "type": "array",
                  "description": "oldest first, this run last",
                  "items": {
                    "type": "object",
                    "required": ["time", "failed", "waived", "undetermined"],
                    "properties": {
                      "time": { "type": "string", "format": "date-time" },
                      "failed": { "type": "object", "additionalProperties": { "$ref": "#/$defs/count" } },
                      "waived": { "$ref": "#/$defs/count" },
                      "undetermined": { "$ref": "#/$defs/count" }
                    }
                  }
                },
                "fix_times": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["severity", "fixed", "median_seconds"],
                    "properties": {
                      "severity": { "$ref": "#/$defs/severity" },
                      "fixed": { "$ref": "#/$defs/count" },
                      "median_seconds": { "type": "integer" }
                    }
                  }
                }
              }
            },
            "resource": {
              "type": "object",
              "required": ["kind", "id"],
              "properties": {
                "kind": { "type": "string" },
                "id": { "type": "string" },
                "name": { "type": "string", "description": "missing when the resource has none" }
              }
            },
            "finding": {
              "type": "object",
              "required": ["rule", "severity", "status", "resource", "message", "evidence", "fingerprint"],
              "properties": {
                "rule": { "type": "string" },
                "severity": { "$ref": "#/$defs/severity" },
                "status": { "enum": ["fail", "undetermined", "waived"] },
                "resource": { "$ref": "#/$defs/resource" },
                "message": { "type": "string" },
                "evidence": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["expr", "value"],
                    "properties": {
                      "expr": { "type": "string", "description": "as the rule wrote it" },
                      "value": {},
                      "total": {
                        "description": "how many elements the list has of which the value holds the first",
                        "$ref": "#/$defs/count"
                      }
                    }
                  }
                },
                "reasons": { "$ref": "#/$defs/reasons" },
                "waiver": { "$ref": "#/$defs/waiver" },
                "baseline": { "enum": ["new", "accepted", "worse"], "description": "how it stands to the baseline" },
                "fingerprint": { "$ref": "#/$defs/digest" }
              },
              "if": { "properties": { "status": { "const": "undetermined" } } },
              "then": { "required": ["reasons"] }
            }
          }
        }

        """
}
