"""`report.oscal.json` as compliance-trestle reads and validates it, and its references."""

import json
import pathlib
import subprocess
import tempfile
import uuid
from collections import Counter

from checks.problems import strings

STATES = {
    "fail": ("not-satisfied", "fail"), "undetermined": ("not-satisfied", "other"), "waived": ("not-satisfied", "other"),
    "pass": ("satisfied", "pass"),
}


def check(folder, report, problems):
    document = json.loads((folder / "report.oscal.json").read_text(encoding="utf-8"))
    # `--oscal-version 1.2.2` changes nothing else.
    for version in ("1.1.3", "1.2.2"):
        with tempfile.TemporaryDirectory() as place:
            document["assessment-results"]["metadata"]["oscal-version"] = version
            path = pathlib.Path(place) / "report.json"
            workspace = pathlib.Path(place) / "workspace"
            workspace.mkdir()
            path.write_text(json.dumps(document), encoding="utf-8")
            for command in (
                ["init", "--local"], ["import", "-f", str(path), "-o", "report"],
                ["validate", "-t", "assessment-results", "-n", "report"],
            ):
                run = subprocess.run(["trestle", *command], cwd=workspace, capture_output=True, text=True)
                problems.expect(run.returncode == 0, f"report.oscal.json: {(run.stdout + run.stderr)[-500:]}")
    document = json.loads((folder / "report.oscal.json").read_text(encoding="utf-8"))

    results = document["assessment-results"]
    problems.expect(results["metadata"]["oscal-version"] == "1.1.3", "report.oscal.json: another version")
    result = results["results"][0]
    named = [results, result] + [
        item for items in (
            result["local-definitions"]["inventory-items"], result.get("observations", []), result.get("risks", []),
            result.get("findings", []), results["back-matter"]["resources"]) for item in items
    ]
    ids = [item["uuid"] for item in named]
    problems.expect(len(ids) == len(set(ids)), "report.oscal.json: a UUID is there twice")
    problems.expect({uuid.UUID(id).version for id in ids} == {5}, "report.oscal.json: a UUID of another version")
    for item in named:
        for key in ("subject-uuid", "observation-uuid", "risk-uuid"):
            for reference in references(item, key):
                problems.expect(reference in ids, f"report.oscal.json: {key} {reference} leads nowhere")
    problems.expect(results["import-ap"]["href"][1:] in ids, "report.oscal.json: import-ap leads nowhere")

    outcomes = {rule["id"]: rule["outcome"] for rule in report["rules"]}
    states = {
        property(finding, "rule"): (finding["target"]["status"]["state"], finding["target"]["status"]["reason"])
        for finding in result.get("findings", [])
    }
    expected = {rule: STATES[outcome] for rule, outcome in outcomes.items() if outcome != "notApplicable"}
    problems.expect(states == expected, "report.oscal.json: findings are not the outcomes")
    observed = Counter((property(o, "rule"), property(o, "status")) for o in result["observations"])
    for finding in report["findings"]:
        observed[(finding["rule"], finding["status"])] -= 1
    problems.expect(min(observed.values()) >= 0, "report.oscal.json: an observation is missing")
    waived = sum(finding["status"] == "waived" for finding in report["findings"])
    problems.expect(len(result.get("risks", [])) >= waived, "report.oscal.json: a waiver has no risk")
    return strings(document)


def references(value, key):
    if isinstance(value, dict):
        for name, element in value.items():
            if name == key:
                yield element
            yield from references(element, key)
    elif isinstance(value, list):
        for element in value:
            yield from references(element, key)


def property(item, name):
    return next(prop["value"] for prop in item["props"] if prop["name"] == name)
