"""`report.bitbucket.json` against what Bitbucket documents and what it was seen to refuse."""

import json

import jsonschema

from checks.problems import reported, strings


def text(limit):
    return {"type": "string", "minLength": 1, "maxLength": limit}


# https://developer.atlassian.com/cloud/bitbucket/rest/api-group-reports/
REPORT = {
    "type": "object",
    "required": ["title", "details", "report_type", "result", "reporter", "data"],
    "additionalProperties": False,
    "properties": {
        "title": text(450),
        "details": text(2000),
        "report_type": {"enum": ["SECURITY", "COVERAGE", "TEST", "BUG"]},
        "reporter": text(450),
        "result": {"enum": ["PASSED", "FAILED", "PENDING"]},
        "data": {
            "type": "array",
            "maxItems": 10,
            "items": {
                "required": ["title", "type", "value"],
                "properties": {
                    "title": text(450),
                    "type": {"enum": ["BOOLEAN", "DATE", "DURATION", "LINK", "NUMBER", "PERCENTAGE", "TEXT"]},
                },
            },
        },
    },
}
REQUESTS = {
    "type": "array",
    "maxItems": 10,
    "items": {
        "type": "array",
        "minItems": 1,
        "maxItems": 100,
        "items": {
            "type": "object",
            "required": ["external_id", "annotation_type", "summary", "severity", "result"],
            "additionalProperties": False,
            "properties": {
                "external_id": text(450),
                "title": text(450),
                "annotation_type": {"enum": ["VULNERABILITY", "CODE_SMELL", "BUG"]},
                "summary": text(450),
                "details": text(2000),
                "severity": {"enum": ["CRITICAL", "HIGH", "MEDIUM", "LOW"]},
                "result": {"enum": ["PASSED", "FAILED", "SKIPPED", "IGNORED"]},
                "link": {"type": "string", "pattern": "^https?://"},
                "path": text(2000),
                "line": {"type": "integer", "minimum": 1},
            },
        },
    },
}


def check(folder, report, problems):
    value = json.loads((folder / "report.bitbucket.json").read_text(encoding="utf-8"))
    problems.validate("report.bitbucket.json", jsonschema.Draft202012Validator(REPORT), value["report"])
    problems.validate("report.bitbucket.json", jsonschema.Draft202012Validator(REQUESTS), value["annotations"])
    annotations = [annotation for request in value["annotations"] for annotation in request]
    ids = {annotation["external_id"] for annotation in annotations}
    problems.expect(len(ids) == len(annotations), "report.bitbucket.json: an external_id is there twice")
    wanted = [finding for finding in reported(report) if finding["status"] != "waived"]
    problems.expect(len(annotations) == min(1000, len(wanted)), "report.bitbucket.json: annotations are missing")
    if len(wanted) > 1000:
        left = f"… and {len(wanted) - 1000} more"
        problems.expect(left in value["report"]["details"], "report.bitbucket.json: what is left out is not said")
    passes = value["report"]["result"] == "PASSED"
    problems.expect(passes == (report["exit_status"] == 0), "report.bitbucket.json: the result is not that of the run")
    return strings(value)
