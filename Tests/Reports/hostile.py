#!/usr/bin/env python3
"""Makes an organization of names that try to break whoever shows them, with rules that find all of it.

Usage: hostile.py DIR; writes DIR/organization, DIR/rules.yaml and DIR/names.json, what of the names every report must show.
"""

import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])

# What a report must show, and the name as the API sends it: a JSON text, so that half a surrogate pair can be one.
NAMES = [
    ("red part", r"\u001b[31mred part\u001b]0;title\u0007\u009b2J"),
    ("script>alert(1)", r"<script>alert(1)</script><img src=x onerror=alert(2)>"),
    ("cdata part", r"cdata part]]><error/><!--"),
    ("owned part", r"::error::owned part"),
    ("second line", r"first\r\n::warning file=a,line=1::second line\n##[error]old"),
    ("setvariable", r"##vso[task.setvariable variable=x]y"),
    ("calc", r"=cmd|'/C calc'!A0"),
    ("HYPERLINK", r"@HYPERLINK(\"https://evil.example\")"),
    ("plus part", r"+1+2 plus part"),
    ("tab part", r"\t=1+1 tab part"),
    ("link part", r"[link part](javascript:alert(1)) ![x](https://evil.example/x.png)"),
    ("evil.example", r"https://evil.example www.evil.example @everyone #1 eve@evil.example"),
    ("code part", r"``` code part ~~~ `a` |b| **c** __d__ ~~e~~ <!-- $f$"),
    ("gpj.exe", r"\u202egpj.exe\u202c\u2066x\u2069\u200f"),
    ("zero", r"\u0000zero\u200b\ufeff\u2028\u2029\uffff"),
    ("half part", r"half part \ud83d and \ude00 \udc00\ud800"),
    ("AAAAAAAA", "A" * 10_000),
    ("עברית", r"עברית 日本 👩‍👩‍👧 e\u0301"),
    ("quoted", r"C:\\path\\\"quoted\"'{{name}}%s%n${x}{0}"),
    ("entity part", r"&lt;entity part&#x3c;&amp;"),
    ("yaml part", r"- yaml part: {a: *b, !c d}"),
]


def lines(file, entries):
    path = folder / "organization" / file
    path.write_text("".join(entry + "\n" for entry in entries), encoding="utf-8")


def main():
    (folder / "organization").mkdir(parents=True)
    everything = " ".join(name for _, name in NAMES if len(name) < 1_000)
    lines("organization.ndjson", [
        '{"id": "hostile-1", "type": "organization", "attributes": {"name": "Org %s"}}' % everything])
    lines("users.ndjson", [
        '{"account_id": "u-%02d", "account_type": "atlassian", "account_status": "active", "name": "%s", "email": "%s"}'
        % (number, name, name) for number, (_, name) in enumerate(NAMES)])
    lines("policies.ndjson", [
        '{"id": "p-%02d %s", "type": "ip-allowlist", "attributes": {"type": "ip-allowlist", "name": "%s", "status": "%s"}}'
        % (number, name if len(name) < 1_000 else "", name, name) for number, (_, name) in enumerate(NAMES)])
    lines("domains.ndjson", [
        '{"id": "d-%02d", "type": "domain", "attributes": {"name": "%s", "claim": {"type": "http", "status": "%s"}}}'
        % (number, name, name) for number, (_, name) in enumerate(NAMES)])
    files = {
        kind: {"path": f"{kind}.ndjson", "complete": True, "filter": None}
        for kind in ("organization", "users", "policies", "domains")
    }
    manifest = {
        "version": 1, "organization": {"id": "hostile-1", "name": "Org"}, "dialect": "reference",
        "taken_at": "2026-11-01T00:00:00Z", "complete": True, "files": files,
    }
    (folder / "organization" / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (folder / "rules.yaml").write_text(RULES, encoding="utf-8")
    names = [part for part, _ in NAMES]
    (folder / "names.json").write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")


RULES = r"""
apiVersion: tenet/v1
rules:
  - id: users
    title: "<img src=x onerror=alert(3)> ::error::title [x](javascript:alert(4)) =1+1"
    severity: critical
    rationale: "</script><script>alert(5)</script> {{x}} | a | b |"
    help: |
      <script>alert(6)</script> ![x](https://help.example/help.png) [y](javascript:alert(8)) <details>
      [z]: javascript:alert(9)

      [z]
      ```
      a fence that nobody closes <!--
    references: ["javascript:alert(7)", "https://help.example/a?b=c&d#e"]
    tags: ["<b>", "a,b"]
    controls: { "iso 27001:2022": ["A.5.16 <b>", "AC-6(5)"], nist-800-53-r5: ["AC-6(5)"] }
    for: user
    require: user.?name.orValue('') == 'nobody'
    message: "${user.?name.orValue('')} has ${user.?email.orValue('')}\n::error::second line of a message ${user.?name.orValue('')}"
  - id: policies
    title: Policies
    severity: medium
    for: policy
    require: policy.?name.orValue('') == 'nothing'
    message: "${policy.?name.orValue('')}"
  - id: domains
    title: Domains
    severity: low
    for: domain
    require: domain.attributes.?name.orValue('') == 'nothing'
  - id: few
    title: Few
    severity: info
    for: user
    count: { max: 3 }
  - id: undecided
    title: Undecided
    severity: high
    for: user
    require: user.?mfa_enabled.orValue(true)
  - id: groups
    title: Groups
    severity: high
    for: group
    require: group.attributes.?name.orValue('') != ''
"""

main()
