"""`report.ndjson`: a finding of the `json` format a line."""

import json

from checks.problems import reported, strings


def check(folder, report, problems):
    lines = (folder / "report.ndjson").read_bytes().split(b"\n")
    problems.expect(lines.pop() == b"", "report.ndjson: the last line has no end")
    values = [json.loads(line) for line in lines]
    for value in values:
        problems.expect(value["organization"] == report["organization"], "report.ndjson: another organization")
        problems.expect(value["now"] == report["now"], "report.ndjson: another time")
    bare = [{key: value[key] for key in value if key not in ("organization", "now")} for value in values]
    for finding in report["findings"]:
        problems.expect(finding in bare, f"report.ndjson: a finding of {finding['rule']} is missing")
    problems.expect(len(values) == len(reported(report)), "report.ndjson: not a line for each finding")
    return strings(values)
