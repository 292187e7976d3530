"""The chain of `report.json`, by the recipe of the guide, and its head in the reports for people."""

import hashlib
import json


def head(path):
    """What the head must be, from the lines as they stand in the file."""
    with open(path, "rb") as file:
        lines = file.read().split(b"\n")
    report = json.loads(b"\n".join(lines))
    pieces, others = [], []
    for name in (b"rules", b"findings"):
        if report[name.decode()]:
            start = lines.index(b'  "' + name + b'": [') + 1
            end = lines.index(b"  ],", start)
            others += lines[:start]
            pieces += [lines[first:min(first + 128, end)] for first in range(start, end, 128)]
            lines = lines[end:]
    others += lines[:-3]
    link = bytes(32)
    for piece in [*pieces, others]:
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
