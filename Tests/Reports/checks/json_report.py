"""`report.json` against our published schema, and its counts against its lists."""

import json
import pathlib
from collections import Counter

import jsonschema

from checks import chain
from checks.problems import strings


def check(folder, report, problems):
    path = folder / "report.schema.json"
    if not path.exists():
        path = pathlib.Path(__file__).parent.parent / "Expected" / "report.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    formats = jsonschema.Draft202012Validator.FORMAT_CHECKER
    problems.validate("report.json", jsonschema.Draft202012Validator(schema, format_checker=formats), report)

    outcomes = Counter(rule["outcome"] for rule in report["rules"])
    counted = +Counter(report["summary"]["outcomes"])
    problems.expect(outcomes == counted, "report.json: summary.outcomes does not count rules")
    failures = Counter(f["severity"] for f in report["findings"] if f["status"] == "fail")
    counted = +Counter(report["summary"]["findings"])
    problems.expect(failures == counted, "report.json: summary.findings does not count findings")
    keys = [
        (f["rule"].encode(), f["resource"]["kind"].encode(), f["resource"]["id"].encode("utf-8", "surrogatepass"))
        for f in report["findings"]
    ]
    problems.expect(keys == sorted(keys), "report.json: findings are not in order")
    ids = [rule["id"].encode() for rule in report["rules"]]
    problems.expect(ids == sorted(set(ids)), "report.json: rules are not in order")
    for rule in report["rules"]:
        statuses = Counter(f["status"] for f in report["findings"] if f["rule"] == rule["id"])
        counts = Counter(fail=rule["failed"], waived=rule["waived"], undetermined=rule["undetermined"])
        problems.expect(statuses == +counts, f"report.json: the counts of {rule['id']} are not those of its findings")
    fingerprints = [f["fingerprint"] for f in report["findings"]]
    problems.expect(len(fingerprints) == len(set(fingerprints)), "report.json: a fingerprint is there twice")
    chain.check(folder, report, problems)
    return strings(report)
