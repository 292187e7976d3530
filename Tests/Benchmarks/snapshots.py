#!/usr/bin/env python3
"""Measures `tenet check --snapshot` beside programs that find the same without explaining it, and says which targets are met.

    snapshots.py --tenet PATH [--users 1000000] [--runs 5] [--work DIR] [--shared DIR] [--duckdb PYTHON ...]

PATH is a release build: swift build -c release --product tenet, on Linux with --static-swift-stdlib. Generator, oracle, rules and
peers come from DIR/bench of --shared (default: TENET_SHARED). Peers that are not installed are left out: g++ with libsimdjson-dev,
openssl, and with pip duckdb and orjson, for this interpreter or for each that --duckdb names, so that several versions run beside
each other; the target was set by 2.0.0.
Each round runs every program once, in turn, so that a busy machine is busy for all; medians of all rounds count. What each run of
Tenet and of the peers finds is held against the oracle. Ends with status 1 where a target is missed.
"""
import argparse
import os
import sys

from organization import Bench, Organization
from programs import Program, peers

parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
parser.add_argument("--tenet", required=True)
parser.add_argument("--users", type=int, default=1_000_000, help="those of the large organization; the small one has a tenth")
parser.add_argument("--runs", type=int, default=5)
parser.add_argument("--work", default="/tmp/tenet-benchmark")
parser.add_argument("--shared", default=os.environ.get("TENET_SHARED"))
parser.add_argument("--duckdb", action="append", metavar="PYTHON", help="an interpreter with duckdb and orjson (this one)")
options = parser.parse_args()
if not options.shared:
    sys.exit("TENET_SHARED does not name the shared folder")
os.makedirs(options.work, exist_ok=True)

bench = Bench(options.shared)
large = Organization(bench, options.users, options.work)
small = Organization(bench, options.users // 10, options.work)
copies = large.expect_copies(9)
findings = {}


def path(name):
    return os.path.join(options.work, name)


def check(name, organization, rules, count):
    def check_report(report):
        findings[name] = organization.check_report(report, count)
    snapshot = organization.snapshot
    command = [options.tenet, "check", "--rules", rules, "--snapshot", snapshot, "--params", snapshot + "/params.yaml",
               "--now", "2026-07-01T00:00:00Z", "--output", "json"]
    return Program(name, command, path("report.json"), check_report)


def check_version(output):
    with open(output, encoding="utf-8") as file:
        if not file.read().strip():
            sys.exit("no version is printed")


def check_lint(output):
    with open(output, encoding="utf-8") as file:
        if "1008 rules are fine" not in file.read():
            sys.exit("the rules are not fine")


twelve = bench.write_rules(path("rules-12.yaml"), [])
more = bench.write_rules(path("rules-120.yaml"), copies)
many = bench.write_rules(path("rules-1008.yaml"), [large.constants(number)[0] for number in range(1, 84)])
programs = peers(large, options.work, options.duckdb or [sys.executable]) + [
    check("12 rules", large, twelve, 12),
    check("120 rules", large, more, 120),
    check("a tenth", small, twelve, 12),
    Program("version", [options.tenet, "--version"], path("version.txt"), check_version),
    Program("lint", [options.tenet, "lint", "--rules", many], path("lint.txt"), check_lint),
]
for _ in range(options.runs):
    for program in programs:
        program.run()

print("%d users, %d runs; medians" % (options.users, options.runs))
for program in programs:
    median = program.median
    print("%-12s  wall %7.3f s  cpu %7.3f s  memory %5.0f MB%s" % (
        program.name, median.wall, median.cpu, median.memory,
        "  %d findings" % findings[program.name] if program.name in findings else ""))

medians = {program.name: program.median for program in programs}
all_rules, more_rules, tenth = medians["12 rules"], medians["120 rules"], medians["a tenth"]
targets = []
if "simdjson" in medians and "sha256" in medians:
    peer, digest = medians["simdjson"], medians["sha256"]
    targets.append(("cpu of simdjson and sha256", all_rules.cpu / (peer.cpu + digest.cpu), 1.5))
    targets.append(("wall of simdjson and sha256", all_rules.wall / (peer.wall + digest.wall), 1.0))
for name in medians:
    if name.startswith("duckdb"):
        targets.append(("cpu of %s's fused query" % name, all_rules.cpu / medians[name].cpu, 0.4))
targets += [
    ("memory, MB", all_rules.memory, 300),
    ("wall a user, of a tenth's", all_rules.wall / (tenth.wall * 10), 1.1),
    ("cpu a user, of a tenth's", all_rules.cpu / (tenth.cpu * 10), 1.1),
    ("wall of 120 rules, of that of 12", more_rules.wall / all_rules.wall, 3),
    ("cpu of 120 rules, of that of 12", more_rules.cpu / all_rules.cpu, 3),
    ("wall of a tenth, s", tenth.wall, 0.2),
    ("wall of --version, s", medians["version"].wall, 0.03),
    ("wall of lint of 1,008 rules, s", medians["lint"].wall, 0.5),
]
for name, value, most in targets:
    print("%-32s %8.3f, at most %g%s" % (name, value, most, "" if value <= most else ": MISSED"))
sys.exit(any(value > most for _, value, most in targets))
