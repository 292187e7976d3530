"""The chain of `report.json`, by the recipe of the guide, and its head in the reports for people."""

import hashlib
import json


def head(path):
    """What the head must be, from the lines as they stand in the file."""
    with open(path, "rb") as file:
        lines = file.read().split(b"\n")
    report = json.loads(b"\n".join(lines))
    snapshot = report["snapshot"] and report["snapshot"]["digest"]
    run = [report["organization"]["id"], report["dialect"], report["now"], report["rules_digest"], snapshot]
    link = hashlib.sha256(json.dumps(run, ensure_ascii=False, separators=(",", ":")).encode()).digest()
    for name in (b"rules", b"findings"):
        if report[name.decode()]:
            start = lines.index(b'  "' + name + b'": [') + 1
            rest = lines[start:lines.index(b"  ],", start)]
            while rest:
                piece, rest = rest[:128], rest[128:]
                text = b"\n".join(piece).strip(b" ").removesuffix(b",")
                link = hashlib.sha256(link + hashlib.sha256(text).digest()).digest()
    return link.hex()


def check(folder, report, problems):
    expected = head(folder / "report.json")
    problems.expect(report["chain_head"] == expected, "report.json: chain_head is not what its lines come to")
    for name in ("report.txt", "report.md", "summary.md", "report.html"):
        if (folder / name).exists():
            text = (folder / name).read_text(encoding="utf-8")
            problems.expect(expected in text, f"{name}: the head of the chain is missing")
