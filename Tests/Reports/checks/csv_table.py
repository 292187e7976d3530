"""`report.csv` as Python reads it: whole rows, and nothing that a spreadsheet would compute."""

import csv
from collections import Counter

from checks.problems import reported


def check(folder, report, problems):
    with open(folder / "report.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    names = rows[0]
    problems.expect(len(names) == len(set(names)), "report.csv: two columns have the same name")
    for row in rows:
        problems.expect(len(row) == len(names), "report.csv: a row has another number of columns")
        for cell in row:
            problems.expect(cell.lstrip()[:1] not in list("=+-@|%\t\r＝＋－＠"), f"report.csv: a formula: {cell[:80]!r}")
    with open(folder / "report.csv", encoding="utf-8", newline="") as file:
        findings = Counter((row["rule"], row["status"], row["resource_kind"]) for row in csv.DictReader(file))
    expected = Counter((f["rule"], f["status"], f["resource"]["kind"]) for f in reported(report))
    problems.expect(findings == expected, "report.csv: not a row for each finding")
    return [cell for row in rows for cell in row]
