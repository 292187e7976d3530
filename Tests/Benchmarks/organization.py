"""The organizations, the rules and the right findings that the benchmark runs on."""
import copy
import json
import os
import subprocess
import sys


class Bench:
    """The generator, the oracle and the rules in `bench` of the shared folder."""

    def __init__(self, shared):
        self.folder = os.path.join(shared, "bench")
        sys.path.insert(0, self.folder)
        sys.dont_write_bytecode = True
        import oracle
        self.oracle = oracle
        with open(self.path("rules.yaml"), encoding="utf-8") as file:
            self.head, self.rules = file.read().split("rules:\n", 1)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write_rules(self, path, copies):
        """The twelve rules, and each of the copies under other ids: a list of texts in place of texts, by name."""
        texts = [self.rules]
        for number, constants in enumerate(copies, 1):
            text = self.rules.replace("- id: r", "- id: c%03d-r" % number)
            for before, after in constants:
                text = text.replace(before, after)
            texts.append(text)
        with open(path, "w", encoding="utf-8") as file:
            file.write(self.head + "rules:\n" + "".join(texts))
        return path


class Organization:
    """One of so many users: files for the peers, a snapshot for Tenet."""

    def __init__(self, bench, users, work):
        self.bench, self.users = bench, users
        self.folder = os.path.join(work, "users-%d" % users)
        self.snapshot = os.path.join(self.folder, "snapshot")
        if not os.path.exists(self.folder + "/expected.json"):
            policies, domains, groups = {1_000: (50, 20, 50), 100_000: (200, 50, 1_000)}.get(users, (500, 200, 5_000))
            self.run("gen_org.py", "--users", users, "--policies", policies, "--domains", domains, "--groups", groups,
                     "--out", self.folder)
            self.run("snapshot.py", self.folder)
            self.run("oracle.py", self.folder)
        self.expected = self.read("expected.json")

    def run(self, script, *arguments):
        subprocess.run([sys.executable, self.bench.path(script), *map(str, arguments)], check=True,
                       stdout=subprocess.DEVNULL)

    def read(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return json.load(file)

    def constants(self, number):
        """Other constants, with which the rules find about as much, as texts in place of texts; and the oracle's parameters."""
        params = copy.deepcopy(self.read("params.json"))
        params["inactive_days"] += number
        params["max_org_admins"] += number
        params["service_name_pattern"] += "{1,%d}" % number
        params["admin_roles"].append("role-%d" % number)
        params["email_allowlist"].append("partner-%d.example" % number)
        return [
            ("params.inactive_after", 'duration("%dh")' % (params["inactive_days"] * 24)),
            ("params.max_org_admins", str(params["max_org_admins"])),
            ("params.service_name_pattern", json.dumps(params["service_name_pattern"])),
            ("params.admin_roles", json.dumps(params["admin_roles"])),
            ("params.email_allowlist", json.dumps(params["email_allowlist"])),
        ], params

    def expect_copies(self, count):
        """Also expects what the copies with other constants find, and gives the constants."""
        all_constants = []
        for number in range(1, count + 1):
            constants, params = self.constants(number)
            all_constants.append(constants)
            folder = os.path.join(self.folder, "copy-%d" % number)
            if not os.path.exists(folder + "/expected.json"):
                os.makedirs(folder, exist_ok=True)
                for name in ("users.ndjson", "policies.json", "domains.json"):
                    if not os.path.exists(os.path.join(folder, name)):
                        os.symlink(os.path.join("..", name), os.path.join(folder, name))
                with open(folder + "/params.json", "w", encoding="utf-8") as file:
                    json.dump(params, file)
                self.run("oracle.py", folder)
            for rule, want in self.read("copy-%d/expected.json" % number).items():
                self.expected["C%03d-%s" % (number, rule)] = want
        return all_constants

    def check_report(self, path, rules):
        """Ends the benchmark where the findings in a report of Tenet are not the oracle's; gives their number."""
        found, outcomes = {}, 0
        with open(path, encoding="utf-8") as file:
            for line in file:
                # A finding a line.
                if not line.startswith('    {"rule":"'):
                    outcomes += line.startswith('    {"id":"')
                    continue
                finding = json.loads(line.rstrip().rstrip(","))
                if finding["status"] != "fail":
                    sys.exit("%s: not decided: %s" % (path, line))
                resource = finding["resource"]
                rule = finding["rule"].upper()
                rule = rule[:8] if rule.startswith("C") else rule[:3]
                found.setdefault(rule, []).append("organization" if resource["kind"] == "organization" else resource["id"])
        if outcomes != rules:
            sys.exit("%s: %d rules instead of %d" % (path, outcomes, rules))
        for rule, want in self.expected.items():
            if rule.startswith("C") and rules == 12:
                continue
            ids = found.get(rule, [])
            if len(ids) != want["count"] or self.bench.oracle.digest(ids) != want["sha256"]:
                sys.exit("%s: the findings of %s differ from the oracle's" % (path, rule))
        return sum(map(len, found.values()))

    def check_counts(self, name, text):
        """Ends the benchmark where a peer finds another number than the oracle."""
        counts = {rule: int(count) for rule, count in json.loads(text).items()}
        wanted = {rule: want["count"] for rule, want in self.expected.items() if rule.startswith("R")}
        if counts != wanted:
            sys.exit("%s finds %s instead of %s" % (name, counts, wanted))
