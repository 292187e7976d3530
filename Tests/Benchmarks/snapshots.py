#!/usr/bin/env python3
"""How long `tenet check --snapshot` takes, beside programs that find the same without explaining it.

    snapshots.py --tenet PATH [--users 1000000] [--runs 5] [--work DIR] [--shared DIR] [--rules 120]

PATH is a release build: swift build -c release --product tenet. The generator, the oracle and the peers come from DIR/bench of
--shared (default: TENET_SHARED). Peers that are not installed are left out: g++ with libsimdjson-dev, openssl, duckdb and orjson
(pip). Each round runs every program once, in turn, so that a busy machine is busy for all; medians of all rounds are printed.
Findings of every run of Tenet are held against the oracle's.
"""
import argparse
import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import time

parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
parser.add_argument("--tenet", required=True)
parser.add_argument("--users", type=int, default=1_000_000)
parser.add_argument("--runs", type=int, default=5)
parser.add_argument("--rules", type=int, default=12, help="12, or a multiple: the same with other constants")
parser.add_argument("--work", default="/tmp/tenet-benchmark")
parser.add_argument("--shared", default=os.environ.get("TENET_SHARED"))
options = parser.parse_args()
if not options.shared:
    sys.exit("TENET_SHARED does not name the shared folder")
bench = os.path.join(options.shared, "bench")
data = os.path.join(options.work, "users-%d" % options.users)


def generate():
    if os.path.exists(data + "/expected.json"):
        return
    size = {1_000: (50, 20, 50), 100_000: (200, 50, 1_000)}.get(options.users, (500, 200, 5_000))
    subprocess.run([sys.executable, bench + "/gen_org.py", "--users", str(options.users), "--policies", str(size[0]),
                    "--domains", str(size[1]), "--groups", str(size[2]), "--out", data], check=True)
    for script in ("snapshot.py", "oracle.py"):
        subprocess.run([sys.executable, "%s/%s" % (bench, script), data], check=True, stdout=subprocess.DEVNULL)


def rule_file():
    """The twelve rules; with more, copies of them with other ids and constants."""
    text = open(bench + "/rules.yaml", encoding="utf-8").read()
    head, rules = text.split("rules:\n", 1)
    copies = [rules]
    for number in range(1, options.rules // 12):
        copy = rules.replace("- id: r", "- id: c%03d-r" % number)
        for constant in ('"org-admin"', '"active"', '"closed"', '"app"', '"0001-', '"verified"', '"enabled"', '"disabled"'):
            changed = '"%04d-' % (number % 9000 + 1) if constant == '"0001-' else constant[:-1] + "-%d\"" % number
            copy = copy.replace(constant, changed)
        copies.append(copy)
    path = os.path.join(options.work, "rules-%d.yaml" % options.rules)
    with open(path, "w", encoding="utf-8") as file:
        file.write(head + "rules:\n" + "".join(copies))
    return path


def measure(command, output=subprocess.DEVNULL):
    """Seconds of wall and processor, and the peak of memory in megabytes."""
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - begin
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit("failed: " + " ".join(command))
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def check_findings(path):
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    found = {}
    for finding in report["findings"]:
        if finding["rule"].startswith("r"):
            isOrganization = finding["resource"]["kind"] == "organization"
            found.setdefault(finding["rule"][:3].upper(), []).append(
                "organization" if isOrganization else finding["resource"]["id"])
    expected = json.load(open(data + "/expected.json"))
    for rule, want in expected.items():
        ids = sorted(found.get(rule, []))
        if len(ids) != want["count"] or hashlib.sha256("\n".join(ids).encode()).hexdigest() != want["sha256"]:
            sys.exit("findings of %s differ from the oracle's" % rule)
    return len(report["findings"])


def peers():
    found = {}
    simd = os.path.join(options.work, "simd_rules")
    if shutil.which("g++"):
        build = ["g++", "-O3", "-DNDEBUG", "-march=native", "-std=c++20", bench + "/peers/simd_rules.cpp", "-lsimdjson",
                 "-o", simd]
        if os.path.exists(simd) or subprocess.run(build, stderr=subprocess.DEVNULL).returncode == 0:
            found["simdjson"] = [simd, data, "rules"]
    if shutil.which("openssl"):
        found["sha256"] = ["openssl", "dgst", "-sha256", data + "/users.ndjson"]
    probe = subprocess.run([sys.executable, "-c", "import duckdb, orjson"], stderr=subprocess.DEVNULL)
    if probe.returncode == 0:
        found["duckdb"] = [sys.executable, bench + "/peers/peer_duckdb.py", data, "fused"]
    return found


os.makedirs(options.work, exist_ok=True)
generate()
snapshot = data + "/snapshot"
report = os.path.join(options.work, "report.json")
programs = peers()
programs["tenet"] = [options.tenet, "check", "--rules", rule_file(), "--snapshot", snapshot, "--params",
                     snapshot + "/params.yaml", "--now", "2026-07-01T00:00:00Z", "--output", "json"]
measured = {name: [] for name in programs}
findings = 0
for _ in range(options.runs):
    for name, command in programs.items():
        if name == "tenet":
            with open(report, "wb") as file:
                measured[name].append(measure(command, file))
            findings = check_findings(report)
        else:
            measured[name].append(measure(command))

print("%d users, %d rules, %d findings, %d runs" % (options.users, options.rules, findings, options.runs))
medians = {}
for name, runs in measured.items():
    medians[name] = [statistics.median(column) for column in zip(*runs)]
    print("%-9s wall %6.3f s   cpu %6.3f s   memory %4.0f MB" % (name, *medians[name]))
if "simdjson" in medians and "sha256" in medians:
    both = [medians["simdjson"][i] + medians["sha256"][i] for i in (0, 1)]
    print("of simdjson and sha256: wall %.2f, cpu %.2f" % tuple(medians["tenet"][i] / both[i] for i in (0, 1)))
if "duckdb" in medians:
    print("of duckdb: cpu %.2f" % (medians["tenet"][1] / medians["duckdb"][1]))
