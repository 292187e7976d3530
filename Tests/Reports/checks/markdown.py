"""`report.md`, `summary.md` and `rules.md` as GitHub renders them: the only links are those of rules, and nothing of a name is
markup."""

import html.parser
import re

import cmarkgfm
from cmarkgfm.cmark import Options

TAGS = {
    "h1", "h2", "h3", "p", "strong", "em", "code", "pre", "ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th",
    "td", "blockquote", "br",
}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.links, self.quoted, self.texts, self.plain, self.open = set(), [], [], [], [], []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag == "a" and "blockquote" not in self.open:
            self.links.append(dict(attributes)["href"])
        elif tag == "a":
            self.quoted.append(dict(attributes)["href"])
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        self.texts.append(data)
        if not {"code", "a", "blockquote"} & set(self.open):
            self.plain.append(data)


def check(folder, report, problems):
    texts = []
    for name in ("report.md", "summary.md", "rules.md"):
        if not (folder / name).exists():
            problems.expect(name != "report.md", "report.md: missing")
            continue
        source = (folder / name).read_text(encoding="utf-8")
        page = Page()
        page.feed(cmarkgfm.github_flavored_markdown_to_html(source, Options.CMARK_OPT_UNSAFE))
        problems.expect(page.tags <= TAGS, f"{name}: unexpected elements {sorted(page.tags - TAGS)}")
        for link in page.links:
            leads = f"\n## {link[1:]}\n" in source if link.startswith("#") else f"<{link}>" in source
            problems.expect(leads, f"{name}: {link} is a link that no rule has")
        for link in page.quoted:
            problems.expect(re.match("https?://", link), f"{name}: {link} leads elsewhere than into the web")
        for text in page.plain:
            problems.expect(not re.search(r"@\w|#\d|https?:|www\.", text), f"{name}: a mention or a link: {text[:80]!r}")
        whole = "".join(page.texts)
        for rule in report["rules"]:
            problems.expect(rule["id"] in whole, f"{name}: {rule['id']} is missing")
        if name == "summary.md":
            problems.expect(len(source.encode()) < 1_048_576, "summary.md: more than GitHub takes")
        texts.append(whole)
    return texts
