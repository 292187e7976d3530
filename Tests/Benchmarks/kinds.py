#!/usr/bin/env python3
"""Measures `tenet check --snapshot` on events, groups and policies with free-form attributes, and holds its findings against what this
program finds by itself, without Tenet's language.

    kinds.py --tenet PATH [--count 300000] [--runs 3] [--work DIR]

For each kind: seconds and CPU seconds of a whole check, microseconds of CPU a resource, and the same of Python, which only finds.
Ends with status 1 where findings differ.
"""
import argparse
import datetime
import ipaddress
import json
import os
import pathlib
import random
import resource
import statistics
import subprocess
import sys
import time

NOW = datetime.datetime(2026, 7, 1, tzinfo=datetime.timezone.utc)
ALLOWED = ["203.0.113.0/24", "198.51.100.0/25", "2001:db8::/48"]
ACTIONS = [
    "user_logged_in", "user_invited", "user_logged_in_as_user", "policy_updated", "policy_created", "ip_allowlist_deleted",
    "group_member_added", "group_member_removed", "api_token_created", "page_viewed", "issue_created", "Policy_Deleted",
]
REGIONS = ["eu", "us", "au", "in", "sg"]

RULES = {
    "event": """
  - id: event-impersonation
    title: Nobody logs in as another user
    severity: high
    for: event
    where: event.attributes.time >= now - duration("720h") && event.attributes.action == "user_logged_in_as_user"
    require: 'false'
    message: "${event.attributes.?actor.?name.orValue('somebody')} at ${event.attributes.time}"
  - id: event-from-inside
    title: Policies are changed from inside
    severity: high
    for: event
    where: event.attributes.time >= now - duration("2160h") && event.attributes.action.matches("(?i)policy|allowlist") && event.attributes.?location.?ip.hasValue()
    require: rangesCover(["203.0.113.0/24", "198.51.100.0/25", "2001:db8::/48"], event.attributes.location.ip)
    message: "${event.attributes.action} from ${event.attributes.location.ip}"
  - id: event-app-email
    title: What apps do concerns our addresses
    severity: medium
    for: event
    where: event.attributes.time >= now - duration("2160h") && event.attributes.?actor.?type.orValue("") == "app"
    require: event.attributes.?context.orValue([]).exists(c, c.?key.orValue("") == "email" && c.?value.orValue("").endsWith("@acme.example"))
  - id: event-place
    title: Events have a place at home
    severity: low
    for: event
    where: event.attributes.time >= now - duration("2160h") && event.attributes.?container.orValue([]).size() > 1
    require: event.attributes.?location.?geo.orValue("") in ["SE", "DE", "NL"]
  - id: event-actor
    title: Every event has an actor with a name
    severity: low
    for: event
    where: event.attributes.time >= now - duration("2160h")
    require: has(event.attributes.actor) && has(event.attributes.actor.name) && event.attributes.actor.name.size() > 3
""",
    "group": """
  - id: group-size
    title: Groups are not too large
    severity: medium
    for: group
    where: has(group.attributes.member_count)
    require: group.attributes.member_count <= 4500
  - id: group-described
    title: Groups of products are described
    severity: low
    for: group
    where: group.attributes.?name.orValue("").startsWith("jira-")
    require: group.attributes.?description.orValue("").size() >= 10
    message: "${group.attributes.?name.orValue('?')} has ${group.attributes.?member_count.orValue(0)} members"
  - id: group-name
    title: Names follow the pattern
    severity: low
    for: group
    where: has(group.attributes.name)
    require: group.attributes.name.matches("^[a-z0-9-]+$")
  - id: group-empty
    title: No group is empty
    severity: info
    for: group
    require: group.attributes.?member_count.orValue(1) != 0 || glob(group.attributes.?name.orValue(""), "*-template")
""",
    "policy": """
  - id: policy-two-step
    title: Two-step login is required
    severity: critical
    for: policy
    where: policy.type == "authentication"
    require: policy.?attributes.?two_step.orValue("") == "required"
  - id: policy-idle
    title: Sessions end early
    severity: medium
    for: policy
    where: policy.type == "authentication" && policy.?attributes.?idle_minutes.hasValue()
    require: policy.attributes.idle_minutes <= 120
    message: "${policy.?name.orValue('?')} allows ${policy.attributes.idle_minutes} minutes"
  - id: policy-open
    title: No allowlist is open
    severity: high
    for: policy
    where: policy.type == "ip-allowlist" && policy.?status.orValue("") == "enabled"
    require: policy.?allowed.orValue([]).size() > 0 && !policy.?allowed.orValue([]).exists(a, a.endsWith("/0"))
  - id: policy-region
    title: Data stays where it should
    severity: high
    for: policy
    where: policy.type == "data-residency"
    require: policy.?attributes.?settings.?region.orValue("") in ["eu", "us"]
  - id: policy-sites
    title: Policies of sites are recent
    severity: low
    for: policy
    where: policy.resources.exists(r, r.?type.orValue("") == "site")
    require: policy.?updated.orValue(timestamp("2000-01-01T00:00:00Z")) > now - duration("8760h")
  - id: policy-level
    title: The level is strict
    severity: low
    for: policy
    where: policy.?attributes.?settings.?level.hasValue()
    require: policy.attributes.settings.level == "strict" || policy.attributes.settings.level == 3
""",
}


def text_time(time):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def some(random, share, members, key, value):
    if random.random() < share:
        members[key] = value


def event(random, number):
    ip = random.choice(["203.0.113.%d", "198.51.100.%d", "192.0.2.%d", "10.1.2.%d"]) % random.randrange(256)
    if random.random() < 0.1:
        ip = "2001:db8:%x::7" % random.choice([0, 0, 1, 77])
    attributes = {
        "time": text_time(NOW - datetime.timedelta(seconds=random.randrange(180 * 86_400))),
        "action": random.choice(ACTIONS),
    }
    actor = {"id": "712020:%032x" % random.getrandbits(128)}
    some(random, 0.9, actor, "name", random.choice(["Ada", "Björn Åkesson", "李伟", "O’Brien", "svc", "Priya Raman", "Al"]))
    some(random, 0.9, actor, "type", random.choice(["user", "user", "system", "app"]))
    some(random, 0.95, attributes, "actor", actor)
    context = []
    for _ in range(random.choice([0, 0, 1, 2, 3])):
        entry = {}
        some(random, 0.95, entry, "key", random.choice(["email", "group", "site"]))
        some(random, 0.95, entry, "value", random.choice(["a@acme.example", "b@other.example", "x", "c@acme.example"]))
        context.append(entry)
    some(random, 0.9, attributes, "context", context)
    some(random, 0.9, attributes, "container", [{"id": "c%d" % index, "type": "group"} for index in range(random.randrange(4))])
    location = {}
    some(random, 0.9, location, "ip", ip)
    some(random, 0.8, location, "geo", random.choice(["SE", "DE", "NL", "US", "FR"]))
    some(random, 0.9, attributes, "location", location)
    return {"id": "%08x-%024x" % (random.getrandbits(32), number), "type": "event", "attributes": attributes}


def group(random, number):
    attributes = {}
    name = random.choice(["jira-users-%d", "confluence-%d", "Team %d", "jira-%d-template", "équipe-%d"]) % number
    some(random, 0.98, attributes, "name", name)
    some(random, 0.7, attributes, "description", random.choice(["", "short", "Who may use it, and why", "né à Paris"]))
    some(random, 0.9, attributes, "member_count", random.choice([0, 1, 27, 4_500, 4_501, 100_000]))
    return {"id": "%032x" % random.getrandbits(128), "type": "group", "attributes": attributes}


def policy(random, number):
    kind = random.choice(["ip-allowlist", "data-residency", "authentication", "external-user"])
    attributes = {}
    if kind == "authentication":
        some(random, 0.9, attributes, "two_step", random.choice(["required", "optional", "promoted"]))
        some(random, 0.9, attributes, "idle_minutes", random.choice([15, 60, 120, 121, 480]))
    if kind == "ip-allowlist":
        entries = random.sample(["203.0.113.0/24", "198.51.100.7", "0.0.0.0/0", "10.0.0.0/8"], random.randrange(3))
        some(random, 0.9, attributes, "rule", {"in": entries, "order": random.randrange(9)})
    settings = {"labels": [{"key": "k%d" % index, "value": index} for index in range(random.randrange(6))]}
    some(random, 0.8, settings, "region", random.choice(REGIONS))
    some(random, 0.5, settings, "level", random.choice(["strict", "lax", 3, 4]))
    some(random, 0.9, attributes, "settings", settings)
    value = {"id": "%032x" % random.getrandbits(128), "type": kind}
    some(random, 0.95, value, "name", "policy %d" % number)
    some(random, 0.95, value, "status", random.choice(["enabled", "disabled"]))
    some(random, 0.95, value, "attributes", attributes)
    value["resources"] = [
        {"id": "ari:cloud:jira::site/%d" % index, "type": random.choice(["site", "app"])} for index in range(random.randrange(3))]
    some(random, 0.9, value, "updated", text_time(NOW - datetime.timedelta(hours=random.randrange(3 * 8_760))))
    return value


def parsed(text):
    return datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=datetime.timezone.utc)


NETWORKS = [ipaddress.ip_network(text) for text in ALLOWED]


def is_allowed(text):
    address = ipaddress.ip_address(text)
    return any(address.version == network.version and address in network for network in NETWORKS)


def event_findings(value):
    attributes = value["attributes"]
    action, actor = attributes["action"], attributes.get("actor", {})
    location = attributes.get("location", {})
    time = parsed(attributes["time"])
    if time < NOW - datetime.timedelta(hours=2_160):
        return
    if action == "user_logged_in_as_user" and time >= NOW - datetime.timedelta(hours=720):
        yield "event-impersonation"
    if ("policy" in action.lower() or "allowlist" in action.lower()) and "ip" in location and not is_allowed(location["ip"]):
        yield "event-from-inside"
    if actor.get("type") == "app" and not any(
            entry.get("key") == "email" and entry.get("value", "").endswith("@acme.example")
            for entry in attributes.get("context", [])):
        yield "event-app-email"
    if len(attributes.get("container", [])) > 1 and location.get("geo") not in ("SE", "DE", "NL"):
        yield "event-place"
    if len(actor.get("name", "")) <= 3:
        yield "event-actor"


def group_findings(value):
    attributes = value["attributes"]
    name = attributes.get("name", "")
    if attributes.get("member_count", 0) > 4_500:
        yield "group-size"
    if name.startswith("jira-") and len(attributes.get("description", "")) < 10:
        yield "group-described"
    if name and not all(letter in "abcdefghijklmnopqrstuvwxyz0123456789-" for letter in name):
        yield "group-name"
    if attributes.get("member_count", 1) == 0 and not name.endswith("-template"):
        yield "group-empty"


def policy_findings(value):
    kind, attributes = value["type"], value.get("attributes", {})
    if kind == "authentication" and attributes.get("two_step") != "required":
        yield "policy-two-step"
    if kind == "authentication" and attributes.get("idle_minutes", 0) > 120:
        yield "policy-idle"
    if kind == "ip-allowlist" and value.get("status") == "enabled":
        allowed = attributes.get("rule", {}).get("in", [])
        if not allowed or "0.0.0.0/0" in allowed:
            yield "policy-open"
    settings = attributes.get("settings", {})
    if kind == "data-residency" and settings.get("region") not in ("eu", "us"):
        yield "policy-region"
    if any(part["type"] == "site" for part in value["resources"]):
        if "updated" not in value or parsed(value["updated"]) <= NOW - datetime.timedelta(hours=8_760):
            yield "policy-sites"
    if "level" in settings and settings["level"] not in ("strict", 3):
        yield "policy-level"


KINDS = {
    "event": ("events", event, event_findings), "group": ("groups", group, group_findings),
    "policy": ("policies", policy, policy_findings),
}


def write(folder, kind, count):
    folder.mkdir(parents=True, exist_ok=True)
    name, make, _ = KINDS[kind]
    numbers = random.Random(f"{kind} {count}")
    with open(folder / f"{name}.ndjson", "w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps(make(numbers, number), ensure_ascii=False, separators=(",", ":")) + "\n")
    manifest = {
        "version": 1, "organization": {"id": "org-1", "name": "Acme"}, "dialect": "reference", "taken_at": text_time(NOW),
        "complete": True, "files": {name: {"path": f"{name}.ndjson", "count": count, "complete": True, "filter": None}},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (folder / "rules.yaml").write_text(f"apiVersion: tenet/v1\nrules:{RULES[kind]}", encoding="utf-8")


def timed(action):
    """Seconds and CPU seconds, those of children included, and what came."""
    def spent():
        usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(usage.ru_utime + usage.ru_stime for usage in usages)

    start, before = time.monotonic(), spent()
    came = action()
    return time.monotonic() - start, spent() - before, came


def check(tenet, folder):
    with open(folder / "report.json", "wb") as report:
        status = subprocess.call(
            [tenet, "check", "--snapshot", folder, "--rules", folder / "rules.yaml", "--now", text_time(NOW), "--output", "json"],
            stdout=report)
    if status != 1:
        sys.exit(f"tenet ended with {status}, not with 1")


def found(folder, kind):
    name, _, findings = KINDS[kind]
    with open(folder / f"{name}.ndjson", encoding="utf-8") as file:
        return {(rule, value["id"]) for value in map(json.loads, file) for rule in findings(value)}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tenet", required=True)
    options.add_argument("--count", type=int, default=300_000)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--work", type=pathlib.Path, default=pathlib.Path("/tmp/tenet-kinds"))
    options = options.parse_args()
    differs = False
    for kind in KINDS:
        folder = options.work / f"{kind}-{options.count}"
        if not (folder / "manifest.json").exists():
            write(folder, kind, options.count)
        else:
            (folder / "rules.yaml").write_text(f"apiVersion: tenet/v1\nrules:{RULES[kind]}", encoding="utf-8")
        runs = [timed(lambda: check(options.tenet, folder)) for _ in range(options.runs)]
        seconds, cpu = (statistics.median(run[place] for run in runs) for place in (0, 1))
        _, python, expected = timed(lambda: found(folder, kind))
        report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        actual = {(finding["rule"], finding["resource"]["id"]) for finding in report["findings"]}
        undecided = [rule["id"] for rule in report["rules"] if rule["outcome"] not in ("pass", "fail")]
        print(
            f"{kind:7} {seconds:6.3f} s  {cpu:6.3f} s CPU  {cpu / options.count * 1e6:5.2f} µs each  "
            f"{os.path.getsize(folder / (KINDS[kind][0] + '.ndjson')) / 1e6:5.0f} MB  {len(actual)} findings  "
            f"Python {python:.1f} s")
        if actual != expected or undecided:
            differs = True
            print(f"  differs: {sorted(actual ^ expected)[:5]} {undecided}")
    sys.exit(1 if differs else 0)


main()
