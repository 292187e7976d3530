#!/usr/bin/env python3
"""Measures every report format at 100,000 findings: time, memory and size of a whole `tenet check`, one format a run.

Usage: reports.py TENET [FINDINGS [FORMAT…]]; fails where a run takes more than 10 seconds or 500 MB.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

FORMATS = [
    "text", "json", "ndjson", "csv", "action-plan", "sarif", "junit", "github", "gitlab", "bitbucket", "markdown", "html", "oscal", "ocsf",
    "prometheus",
]
RULES = """
apiVersion: tenet/v1
rules:
  - id: nobody-is-compliant
    title: Every account is somebody else's
    severity: high
    rationale: A sentence on why it matters, as long as such sentences are.
    help: A sentence on what to do about it, as long as such sentences are.
    controls: { soc2: [CC6.1], nist-800-53-r5: [AC-2] }
    for: user
    require: user.account_status == "closed"
    message: "the account ${user.?name.orValue('')} (${user.?email.orValue('')}) is ${user.account_status}"
"""


def write(folder, count):
    organization = folder / "organization"
    organization.mkdir()
    (folder / "rules.yaml").write_text(RULES, encoding="utf-8")
    with open(organization / "users.ndjson", "w", encoding="utf-8") as file:
        for number in range(count):
            file.write(
                '{"account_id":"712020:00000000-0000-4000-8000-%012d","account_type":"atlassian","account_status":"active",'
                '"name":"Person Number %d","email":"person.%d@acme.example"}\n' % (number, number, number))
    manifest = {
        "version": 1, "organization": {"id": "org-1", "name": "Acme"}, "dialect": "reference",
        "taken_at": "2026-11-01T00:00:00Z", "complete": True,
        "files": {"users": {"path": "users.ndjson", "count": count, "complete": True, "filter": None}},
    }
    (organization / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def run(tenet, folder, output):
    """The seconds and the greatest memory in MB that a check takes."""
    start = time.monotonic()
    process = subprocess.Popen(
        [tenet, "check", "--snapshot", folder / "organization", "--rules", folder / "rules.yaml", "--output", output])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 1:
        sys.exit(f"{output}: tenet ended with {process.returncode}, not with 1")
    return time.monotonic() - start, usage.ru_maxrss / 1_000, usage.ru_utime + usage.ru_stime


def main():
    tenet = pathlib.Path(sys.argv[1]).resolve()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    slow = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(folder, count)
        print(f"{count} findings\n{'format':12}{'wall s':>8}{'CPU s':>8}{'MB':>8}{'file MB':>9}")
        for format in sys.argv[3:] or FORMATS:
            report = folder / "report"
            seconds, memory, cpu = run(tenet, folder, f"{format}={report}")
            print(f"{format:12}{seconds:8.2f}{cpu:8.2f}{memory:8.0f}{report.stat().st_size / 1e6:9.1f}", flush=True)
            if seconds > 10 or memory > 500:
                slow.append(format)
    if slow:
        sys.exit(f"more than 10 seconds or 500 MB: {', '.join(slow)}")


main()
