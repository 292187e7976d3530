"""`report.action-plan.csv` as Python reads it: a row for all that can be accepted, nothing that a spreadsheet would compute,
and cells for people, which are empty."""

import csv
from collections import Counter

from checks.problems import reported


def check(folder, report, problems):
    with open(folder / "report.action-plan.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    for row in rows:
        for name, cell in row.items():
            problems.expect(
                cell.lstrip()[:1] not in list("=+-@|%\t\r＝＋－＠"), f"report.action-plan.csv: a formula: {cell[:80]!r}")
            empty = name in ("reason", "approver", "ticket", "expires", "checked")
            problems.expect(not (empty and cell), f"report.action-plan.csv: {name} is filled in: {cell[:80]!r}")
        subjects = [name for name in ("resource", "up_to", "down_to") if row[name]]
        problems.expect(len(subjects) <= 1, f"report.action-plan.csv: {row['rule']} is about {subjects}")
    severities = ["critical", "high", "medium", "low", "info"]
    ranks = [severities.index(row["severity"]) for row in rows]
    problems.expect(ranks == sorted(ranks), "report.action-plan.csv: the worst does not come first")
    waivers = Counter(row["rule"] for row in rows if row["entry"] == "waiver")
    failing = Counter(f["rule"] for f in report["findings"] if f["status"] == "fail")
    problems.expect(waivers == failing, "report.action-plan.csv: not a row for each failing finding")
    unseen = Counter(row["rule"] for row in rows if row["entry"] == "attestation")
    rules = {rule["id"]: rule["reasons"] for rule in report["rules"]}
    attestable = Counter(
        f["rule"] for f in reported(report) if f["status"] == "undetermined"
        and {reason["kind"] for reason in f.get("reasons", rules[f["rule"]])} == {"unsupported"})
    problems.expect(unseen == attestable, f"report.action-plan.csv: {unseen} instead of {attestable} can be attested")
    return [cell for row in rows for cell in row.values()]
