"""Checks all reports of a folder against schemas, readers, consumers' limits and each other.

Where the folder has a `names.json`, every report must show each of its texts, or one of them where it does not show all.

Usage: JUNIT_XSD=FILE validate.py DIR
"""

import json
import pathlib
import sys

from checks import (
    action_plan, bitbucket, csv_table, github, gitlab, json_report, junit, markdown, ndjson, ocsf, oscal, prometheus, sarif)
from checks.problems import Problems

# What shows counts, or the worst findings only.
PARTIAL = {github, prometheus}


def main():
    folder = pathlib.Path(sys.argv[1])
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    problems = Problems()
    names = folder / "names.json"
    names = json.loads(names.read_text(encoding="utf-8")) if names.exists() else []
    for module in (
        json_report, ndjson, csv_table, action_plan, sarif, junit, github, gitlab, bitbucket, markdown, oscal, ocsf,
        prometheus,
    ):
        texts = list(module.check(folder, report, problems))
        missing = [name for name in names if not any(name in text for text in texts)]
        enough = len(missing) < len(names) if module in PARTIAL and names else not missing
        problems.expect(enough, f"{module.__name__}: not recognisable: {missing}")
    for problem in problems.texts[:50]:
        print(problem, file=sys.stderr)
    print(f"{len(problems.texts)} problems" if problems.texts else "13 formats are valid")
    sys.exit(1 if problems.texts else 0)


main()
