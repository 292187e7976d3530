"""`report.ocsf.json` against the schema of OCSF 1.5.0, which allows nothing else, and as py-ocsf-models reads it."""

import json
from collections import Counter

import jsonschema
from ocsf_json_schema import OcsfJsonSchema, get_ocsf_schema
from py_ocsf_models.events.findings.compliance_finding import ComplianceFinding
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from checks.problems import reported, strings

COMPLIANCE = {"fail": 3, "undetermined": 2, "waived": 3, "pass": 1}
STATUS = {"fail": 1, "undetermined": 1, "waived": 3, "pass": 4}


def check(folder, report, problems):
    events = json.loads((folder / "report.ocsf.json").read_text(encoding="utf-8"))
    schema = OcsfJsonSchema(get_ocsf_schema("1.5.0"))
    registry = Registry(
        retrieve=lambda uri: Resource.from_contents(schema.get_schema_from_uri(uri), default_specification=DRAFT202012))
    validator = jsonschema.Draft202012Validator(schema.get_class_schema("compliance_finding"), registry=registry)
    for event in events:
        problems.validate("report.ocsf.json", validator, event)
        ComplianceFinding.model_validate(event)
        problems.expect(event["class_uid"] * 100 + event["activity_id"] == event["type_uid"], "report.ocsf.json: type_uid")
        problems.expect(event["metadata"]["version"] == "1.5.0", "report.ocsf.json: another version")
        problems.expect(event["metadata"]["product"]["vendor_name"], "report.ocsf.json: no vendor")
        problems.expect(event["message"] and event["finding_info"]["uid"], "report.ocsf.json: an event says nothing")

    statuses = Counter(
        (e["metadata"]["event_code"], e["status_id"], e["compliance"]["status_id"]) for e in events
        if e["compliance"]["status_id"] != 99)
    found = reported(report) + [
        {"rule": rule["id"], "status": "pass"} for rule in report["rules"]
        if rule["outcome"] == "pass" and not any(f["rule"] == rule["id"] for f in report["findings"])
    ]
    expected = Counter((f["rule"], STATUS[f["status"]], COMPLIANCE[f["status"]]) for f in found if not attested(f))
    problems.expect(statuses == expected, "report.ocsf.json: not an event for each finding and for each rule without")
    rules = {event["metadata"]["event_code"] for event in events}
    problems.expect(rules == {rule["id"] for rule in report["rules"]}, "report.ocsf.json: a rule is missing")
    return strings(events)


def attested(finding):
    return finding.get("waiver", {}).get("kind") == "attestation" and finding["status"] == "waived"
