"""Programs that are measured, one after the other and again and again."""
import os
import shutil
import statistics
import subprocess
import sys
import time


class Usage:
    """What a run took: seconds on the clock, seconds of the processors, the peak of memory in megabytes."""

    def __init__(self, wall, cpu, memory):
        self.wall, self.cpu, self.memory = wall, cpu, memory


class Program:
    """A command, what makes sure of its output, and what its runs took."""

    def __init__(self, name, command, output, check=None):
        self.name, self.command, self.output, self.check = name, command, output, check
        self.runs = []

    def run(self):
        with open(self.output, "wb") as output:
            begin = time.monotonic()
            child = subprocess.Popen(self.command, stdout=output, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(child.pid, 0)
            wall = time.monotonic() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        # Findings are no failure.
        if child.returncode not in (0, 1):
            sys.exit("ended with %d: %s" % (child.returncode, " ".join(self.command)))
        self.runs.append(Usage(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))
        if self.check:
            self.check(self.output)

    @property
    def median(self):
        return Usage(*(statistics.median(getattr(run, name) for run in self.runs) for name in ("wall", "cpu", "memory")))


def peers(organization, work, pythons):
    """The programs that find the same without explaining it, as far as they are installed; a DuckDB of each of the interpreters."""
    found = []
    output = os.path.join(work, "peer.json")

    def check(name):
        def check(path):
            with open(path, encoding="utf-8") as file:
                organization.check_counts(name, file.read())
        return check

    bench = organization.bench
    simd = os.path.join(work, "simd_rules")
    build = ["g++", "-O3", "-DNDEBUG", "-march=native", "-std=c++20", bench.path("peers/simd_rules.cpp"), "-lsimdjson",
             "-o", simd]
    if shutil.which("g++") and subprocess.run(build, stderr=subprocess.DEVNULL).returncode == 0:
        found.append(Program("simdjson", [simd, organization.folder, "rules"], output, check("simdjson")))
    if shutil.which("openssl"):
        found.append(Program("sha256", ["openssl", "dgst", "-sha256", organization.folder + "/users.ndjson"], output))
    for python in pythons:
        probe = [python, "-c", "import duckdb, orjson; print(duckdb.__version__)"]
        version = subprocess.run(probe, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if version.returncode == 0:
            name = "duckdb " + version.stdout.strip()
            command = [python, bench.path("peers/peer_duckdb.py"), organization.folder, "fused"]
            found.append(Program(name, command, output, check(name)))
    return found
