"""`report.gitlab.json` against what GitLab documents."""

import json

import jsonschema

from checks.problems import reported, strings

# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1, "pattern": r"^(?!/|\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def check(folder, report, problems):
    data = (folder / "report.gitlab.json").read_bytes()
    problems.expect(not data.startswith(b"\xef\xbb\xbf"), "report.gitlab.json: has a byte order mark")
    entries = json.loads(data)
    problems.validate("report.gitlab.json", jsonschema.Draft202012Validator(SCHEMA), entries)
    wanted = [finding for finding in reported(report) if finding["status"] != "waived"]
    problems.expect(len(entries) == len(wanted), "report.gitlab.json: not an entry for each finding")
    problems.expect(
        len({entry["fingerprint"] for entry in entries}) == len(entries), "report.gitlab.json: a fingerprint twice")
    return strings(entries)
