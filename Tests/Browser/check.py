"""Opens the HTML report in a real browser, without a network, and uses it as people do.

Usage: check.py TENET [SCREENSHOTS]
"""

import base64
import contextlib
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from urllib.parse import quote

import html5lib
import pypdf
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

sys.dont_write_bytecode = True
import organization

tenet = sys.argv[1]
screenshots = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
root = pathlib.Path(__file__).parents[2]
problems = []
# The rules that ship and say what would repair a policy.
REPAIRABLE = {"external-user-policy-enabled"}


def check(holds, problem):
    if not holds:
        problems.append(problem)
        print(f"browser: {problem}", file=sys.stderr)


def report(work, name, *arguments):
    """The page and the JSON of one run."""
    page, data = work / f"{name}.html", work / f"{name}.json"
    run = subprocess.run(
        [tenet, "check", *arguments, "--output", f"html={page}", "--output", f"json={data}"],
        cwd=root, capture_output=True, text=True)
    check(run.returncode == 1, f"{name}: status {run.returncode}: {run.stderr}")
    return page, json.loads(data.read_text())


class Browser:
    def __init__(self, playwright):
        self.browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])

    @contextlib.contextmanager
    def open(self, path, fragment="", is_quiet=True, **options):
        """A page that may ask for nothing and open nothing, and where it is quiet report no error either."""
        options = {"viewport": {"width": 1280, "height": 900}, "offline": True, **options}
        context = self.browser.new_context(**options)
        page = context.new_page()
        name = path.stem
        if is_quiet:
            page.on("console", lambda message: check(False, f"{name}: console: {message.text}"))
            page.on("pageerror", lambda error: check(False, f"{name}: error: {error}"))
        page.on("dialog", lambda dialog: (check(False, f"{name}: a dialog"), dialog.dismiss()))
        page.on("request", lambda request: check(
            request.url.split("#")[0] in (path.as_uri(), "data:,"), f"{name}: request of {request.url[:100]}"))
        page.goto(path.as_uri() + fragment)
        yield page
        context.close()


def shown(page):
    """The number of findings that the page says it shows."""
    text = page.locator("#result").inner_text()
    return 0 if text.startswith("None") else int(text.replace("All ", "").split()[0].replace(",", ""))


def awkward_page(work):
    """The page of the tests' awkward report, with the style and the script that its file leaves out."""
    text = (root / "Tests/Reports/Expected/report.html").read_text(encoding="utf-8")
    for name, files in [("STYLE", ["report.css"]), ("SCRIPT", ["names.js", "report.js"])]:
        part = "".join((root / "Sources/Reporting/HTML/Page" / file).read_text(encoding="utf-8") for file in files)
        digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        text = text.replace(f"{name}-DIGEST", f"sha256-{digest}").replace(f">{name}</", f">{part}</")
    page = work / "awkward.html"
    page.write_text(text, encoding="utf-8")
    return page


def check_markup(path):
    text = path.read_text(encoding="utf-8")
    try:
        document = html5lib.HTMLParser(strict=True).parse(text)
    except html5lib.html5parser.ParseError as error:
        check(False, f"{path.stem}: not valid HTML: {error}")
        return
    ids = Counter(element.get("id") for element in document.iter() if element.get("id"))
    check(max(ids.values()) == 1, f"{path.stem}: an id is there twice: {ids.most_common(1)}")
    links = [element.get("href") for element in document.iter() if element.get("href")]
    check(all(link.startswith(("#", "https://", "http://", "data:,")) for link in links), f"{path.stem}: a link")
    targets = {link[1:] for link in links if link.startswith("#") and "=" not in link}
    check(targets <= set(ids), f"{path.stem}: links to nothing: {sorted(targets - set(ids))[:5]}")
    check(not any(element.get("style") for element in document.iter()), f"{path.stem}: a style attribute")


def check_filters(browser, path, data):
    findings = data["findings"]
    rules = {rule["id"]: rule for rule in data["rules"]}
    with browser.open(path) as page:
        check(shown(page) == len(findings), f"{shown(page)} findings are shown, {len(findings)} were found")
        for severity in ["critical", "high", "medium", "low", "info"]:
            wanted = sum(finding["severity"] == severity for finding in findings)
            page.locator(f"input[value={severity}]").check()
            check(shown(page) == wanted, f"{severity}: {shown(page)} instead of {wanted}")
            check(page.url.endswith(f"#severity={severity}"), f"the address is {page.url}")
            check(page.locator(".finding").count() == wanted, f"{severity}: the list is not as long as said")
            page.locator(f"input[value={severity}]").uncheck()
        page.locator("input[value=critical]").check()
        page.locator("input[value=high]").check()
        page.locator("input[value=fail]").check()
        wanted = sum(f["severity"] in ("critical", "high") and f["status"] == "fail" for f in findings)
        check(shown(page) == wanted, "two severities and a status")
        page.reload()
        check(shown(page) == wanted and page.locator("input[value=high]").is_checked(), "a reload loses the filters")
        page.get_by_role("button", name="Clear filters").click()
        expect(page.locator("#result")).to_contain_text("All")

        # By keyboard alone, with what a screen reader hears.
        page.keyboard.press("/")
        page.keyboard.type("MAREK freemail")
        wanted = sum("marek" in json.dumps(f, ensure_ascii=False).lower() and "freemail" in json.dumps(f) for f in findings)
        check(wanted > 0 and shown(page) == wanted, f"the search shows {shown(page)} instead of {wanted}")
        check(page.locator("#result").get_attribute("aria-live") == "polite", "the count is not read out")
        page.keyboard.press("Control+A")
        page.keyboard.type("nothing is called like this")
        check(page.locator("#result").inner_text().startswith("None of"), "a search without results says so")
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
        page.locator(".finding > summary").first.focus()
        page.keyboard.press("Enter")
        check(page.locator(".finding").first.evaluate("it => it.open"), "a finding does not open by keyboard")

        rule = findings[0]["rule"]
        page.get_by_label("Rule", exact=True).select_option(rule)
        check(shown(page) == sum(f["rule"] == rule for f in findings), "the rule filter")
        page.get_by_role("button", name="Clear filters").click()
        expect(page.locator("#result")).to_contain_text("All")
        page.get_by_label("Resource").select_option("policy")
        check(shown(page) == sum(f["resource"]["kind"] == "policy" for f in findings), "the resource filter")

        # From the matrix of a framework to the findings of a control, and back.
        page.locator(".framework summary").first.click()
        row = page.locator(".framework tbody tr").filter(has=page.locator("a.drill")).first
        named = {link.inner_text() for link in row.locator(".list a:not(.drill)").all()}
        row.locator("a.drill").click()
        expect(page.locator("#control")).not_to_have_value("")
        check(shown(page) == sum(f["rule"] in named for f in findings), "the findings of a control")
        check(set(named) <= set(rules), "the rules of a control")
        page.go_back()

    # What is chosen is taken back by the browser's button: a word that is typed at once, each other choice by itself.
    with browser.open(path) as page:
        page.locator("input[value=high]").check()
        page.locator("#q").press_sequentially("policy")
        page.get_by_label("Resource").select_option("policy")
        every = [page.url.partition("#")[2]]
        for _ in range(3):
            page.go_back()
            every.append(page.url.partition("#")[2])
        check(every == ["q=policy&severity=high&kind=policy", "q=policy&severity=high", "severity=high", ""],
              f"the addresses on the way back: {every}")
        check(shown(page) == len(findings) and not page.locator("input[value=high]").is_checked(), "back at the start")
        page.go_forward()
        check(shown(page) == sum(f["severity"] == "high" for f in findings), "forward again")

        # A finding has an address.
        wanted = findings[len(findings) // 2]
    with browser.open(path, f"#finding={wanted['fingerprint'][:16]}") as page:
        opened = page.locator(".finding[open]")
        check(opened.count() == 1, "the address of a finding opens one")
        check(wanted["resource"]["id"] in opened.inner_text(), "the address of a finding opens that one")
    for odd in ["#severity=nonsense&page=99", "#page=-1", "#q=%", "#finding=0", "#=&&==", "#rule=%3Cb%3E", "#constructor=1"]:
        with browser.open(path, odd) as page:
            check(page.locator("#result").inner_text() != "", f"the address {odd}")
    # What the report does not have is a filter too, that nothing fits: not one that is left out.
    for name, value in [("severity", "nonsense"), ("status", "waived"), ("control", "soc2/CC0.0"), ("rule", "no-such-rule"),
                        ("kind", "no-such-kind"), ("mark", "no such mark")]:
        choice = f"{name}={quote(value, safe='')}"
        with browser.open(path, f"#{choice}") as page:
            wanted = f"None of {len(findings)} findings fits these filters."
            check(page.locator("#result").inner_text() == wanted, f"{choice}: {page.locator('#result').inner_text()}")
            check(page.locator("#list .finding").count() == 0, f"{choice}: findings are listed")
            page.keyboard.press("/")
            page.keyboard.type("a")
            check(page.url.endswith(f"#q=a&{choice}") and shown(page) == 0, f"{choice}: another choice leads to {page.url}")
            page.get_by_role("button", name="Clear filters").click()
            expect(page.locator("#result")).to_contain_text("All")


def check_leads(browser, path, data, repairable):
    """Where findings lead: a command that plans a repair, the console, the file that was judged."""
    findings = data["findings"]
    with browser.open(path) as page:
        commands = page.locator(".plan:not([hidden]) code").all_text_contents()
        wanted = [f for f in findings if f["rule"] in repairable and f["status"] == "fail" and f["resource"]["kind"] == "policy"]
        organization = data["organization"]["id"]
        check(Counter(commands) == Counter(f"tenet plan --org {organization} --rule {f['rule']}" for f in wanted) != Counter(),
              f"the commands are {commands}")
        links = {link.get_attribute("href") for link in page.locator(".identity a[href^=https]").all()}
        console = f"https://admin.atlassian.com/o/{organization}/"
        wanted = {console + "users/" + quote(f["resource"]["id"], safe="") for f in findings if f["resource"]["kind"] == "user"}
        wanted |= {console + "overview" for f in findings if f["resource"]["kind"] == "organization"}
        check(links == wanted, f"the links to the console: {links ^ wanted}")
        check(page.locator(".seenIn:not([hidden])").count() == (len(findings) if data["snapshot"] else 0), "the files")


def check_hiding(browser, path, data):
    """Hides the names of people and shows them again."""
    users = {f["resource"]["name"] for f in data["findings"] if f["resource"]["kind"] == "user" and f["resource"].get("name")}
    everything = """() => {
        for (const it of document.querySelectorAll("details")) it.open = true;
        return document.body.innerText;
    }"""
    with browser.open(path) as page:
        before = page.evaluate(everything)
        check(users and all(name in before for name in users) and "@" in before, "there is nobody to hide")
        page.get_by_label("Hide names").check()
        text = page.evaluate(everything)
        check("name-1" in text and not [name for name in users if name in text], "names are not hidden")
        check("@" not in text, f"an email is not hidden: {text[max(0, text.find('@') - 40):][:80]}")
        check(page.url.endswith("#hide=names"), f"the address is {page.url}")
        check(shown(page) == len(data["findings"]), "who is hidden is still counted")
        page.get_by_role("button", name="Clear filters").click()
        page.locator("input[value=high]").check()
        check("hide=names" in page.url and page.get_by_label("Hide names").is_checked(), "clearing filters shows names")
        page.locator("input[value=high]").uncheck()
        page.reload()
        check(page.evaluate(everything) == text, "a reload hides other names, or none")
        page.get_by_label("Hide names").uncheck()
        check(page.evaluate(everything) == before, "the page is not as it was before")


def use_everything(page):
    """Every control of the page, once."""
    for chip in page.locator("#filters .chip input").all():
        chip.check()
        chip.uncheck()
    for select in page.locator("#filters select").all():
        if not select.is_visible():
            continue
        for value in select.locator("option").evaluate_all("its => its.map((it) => it.value)")[:40]:
            select.select_option(value)
            if value:
                check(0 < page.locator("#list .finding").count(), f"{value[:50]} finds nothing")
        select.select_option("")
    for text in ["<script>", "\u202e", "'", "%", "alert", "x" * 3_000]:
        page.locator("#q").fill(text)
    page.reload()
    page.get_by_role("button", name="Clear filters").click()
    page.get_by_label("Hide names").check()
    page.get_by_label("Hide names").uncheck()
    if page.locator("#next").is_visible():
        page.locator("#next").click()
        page.locator("#previous").click()
    for place in page.locator("summary").all():
        place.hover()
    page.evaluate("for (const it of document.querySelectorAll('details')) it.open = true")
    page.evaluate("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))")


def check_without_script(browser, path, data):
    with browser.open(path, java_script_enabled=False) as page:
        worst = sum(f["severity"] == "critical" for f in data["findings"])
        check(page.locator("#list .finding").count() == worst, "without a script the worst findings are missing")
        check(page.locator("noscript").is_visible(), "without a script nothing says so")
        check(not page.locator("#filters").is_visible(), "without a script there are filters")
        check(page.locator(".verdict").is_visible(), "without a script there is no verdict")


def check_hostile(browser, path, names):
    """The names of every format's test: the page is used, asks for nothing, opens nothing and says no error."""
    with browser.open(path) as page:
        heights = page.locator("#list .kind").evaluate_all("its => its.map((it) => it.offsetHeight)")
        check(len(set(heights)) == 1, f"{path.stem}: the kind of a resource is broken into lines: {heights}")
        use_everything(page)
        text = page.evaluate("""() => {
            for (const it of document.querySelectorAll("details")) it.open = true;
            return document.body.innerText;
        }""")
        for name in names:
            check(name in text, f"{path.stem}: {name} cannot be recognised")
        hidden = [character for character in text if unicodedata.category(character) in ("Cc", "Cf", "Cs") and character not in "\n\t\u200c\u200d"]
        check(not hidden, f"{path.stem}: hidden characters: {hidden[:5]}")


def check_owned(browser, path):
    with browser.open(path) as page:
        use_everything(page)
        page.evaluate("for (const it of document.querySelectorAll('details')) it.open = true")
        check(page.evaluate("window.owned") is None, "a name did something")
        text = page.locator("body").inner_text()
        for name in ["<script>window.owned=1</script>", "<img src=x onerror=window.owned=1>", "{{#run}}{{{data}}}{{/run}}",
                     "&lt;b&gt; &amp;amp; &#60;script&#62;", "\\u{2028}separator", "\\u{202E}gpj.exe", "<b>CC6.2",
                     "javascript:window.owned=1", "9800 more characters"]:
            check(name in text, f"{name} cannot be recognised")
        check("\u202e" not in text and "\u2028" not in text, "a hidden character is on the page")
    # The policy of the page would stop a script even if a name became one.
    with browser.open(path, is_quiet=False) as page:
        page.evaluate("""() => {
            const it = document.createElement("script");
            try { it.text = "window.owned = 2"; } catch { it.append("window.owned = 2"); }
            document.body.append(it);
        }""")
        check(page.evaluate("window.owned") is None, "the page runs scripts that are not its own")


def check_accessibility(browser, path, name):
    axe = Axe()
    for scheme in ["light", "dark"]:
        for width in [1280, 400]:
            with browser.open(path, color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True) as page:
                check(page.evaluate("document.documentElement.scrollWidth") <= width, f"{name}: wider than {width} px")
                if screenshots:
                    page.screenshot(path=screenshots / f"{name}-{scheme}-{width}.png", full_page=True)
                page.evaluate("for (const it of document.querySelectorAll('details')) it.open = true")
                check(page.evaluate("document.documentElement.scrollWidth") <= width, f"{name}: opened, wider than {width} px")
                result = axe.run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
                for violation in result.response["violations"]:
                    node = violation["nodes"][0]
                    check(False, f"{name}, {scheme}, {width} px: {violation['id']}: {violation['help']}: {node['html'][:200]} {node['failureSummary'][:300]}")


def check_print(browser, work, path, data):
    target = (screenshots or work) / "report.pdf"
    with browser.open(path) as page:
        page.pdf(path=target, format="A4")
        check(page.locator("#filters").is_visible(), "the page is not the same after printing")
    document = pypdf.PdfReader(target)
    text = " ".join(" ".join(page.extract_text() for page in document.pages).split())
    for finding in data["findings"]:
        check(finding["resource"]["id"] in text, f"{finding['resource']['id']} is not printed")
    check("Search" not in text, "filters are printed")
    print(f"browser: {len(data['findings'])} findings print on {len(document.pages)} pages")


def check_many(browser, path, data):
    size = path.stat().st_size
    check(size < 5_000_000, f"10,000 findings are {size} bytes")
    start = time.monotonic()
    with browser.open(path) as page:
        load = time.monotonic() - start
        check(shown(page) == 10_000 == len(data["findings"]), f"{shown(page)} of 10,000 findings are shown")
        timed = """async (text) => {
            const input = document.getElementById("q"), start = performance.now();
            input.value = text;
            input.dispatchEvent(new Event("input", { bubbles: true }));
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            return performance.now() - start;
        }"""
        first, second = page.evaluate(timed, "person 42"), page.evaluate(timed, "712020:00000777-5c1e")
        check(shown(page) == 1, "the search among 10,000")
        page.evaluate(timed, "")
        start = time.monotonic()
        page.get_by_role("button", name="Next").click()
        check(page.locator("#page").inner_text() == "Page 2 of 200", "the second page")
        turn = time.monotonic() - start
        hide = page.evaluate("""async () => {
            const start = performance.now();
            document.getElementById("hide").click();
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            return performance.now() - start;
        }""")
        check("name-" in page.locator(".finding .name").first.inner_text(), "a name among 10,000 is not hidden")
        page.get_by_label("Hide names").uncheck()
        check(page.url.endswith("#page=2"), "the address of the second page")
        tasks = page.evaluate("""() => new Promise((done) => {
            new PerformanceObserver((list) => done(list.getEntries().map((it) => it.duration)))
                .observe({ type: "longtask", buffered: true });
            setTimeout(() => done([]), 500);
        })""")
    print(f"browser: 10,000 findings: {size / 1e6:.1f} MB, loaded in {load:.2f} s, first search {first:.0f} ms, "
          f"next {second:.0f} ms, next page {turn * 1000:.0f} ms, names hidden in {hide:.0f} ms; "
          f"{len(tasks)} tasks longer than 50 ms, the longest {max(tasks, default=0):.0f} ms")
    check(load < 5 and first < 1000 and second < 500 and turn < 1, "10,000 findings are slow")


def check_more(browser, path, total):
    """More findings than a page holds: it opens, says how many are left out, and works on the others."""
    check(path.stat().st_size < 5_000_000, f"{total} findings are {path.stat().st_size} bytes")
    start = time.monotonic()
    with browser.open(path) as page:
        load = time.monotonic() - start
        note = page.locator("#findings .note").first.inner_text()
        left = int(note.split()[0].replace(",", ""))
        check(shown(page) + left == total, f"{shown(page)} findings are shown, {left} left out, of {total}")
        check("on this page" in page.locator("#result").inner_text(), "the count does not say that it is of this page")
        page.keyboard.press("/")
        page.keyboard.type("00000777")
        check(shown(page) > 0, "the search among many")
    print(f"browser: {total:,} findings: {left:,} are left out, loaded in {load:.2f} s")


def main():
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        work = pathlib.Path(folder)
        browser = Browser(playwright)
        acme, acme_data = report(work, "acme", "--simulate", "examples/acme")
        awkward = awkward_page(work)
        organization.write(work / "hostile", organization.HOSTILE)
        hostile, _ = report(work, "hostile", "--rules", work / "hostile/rules.yaml", "--snapshot", work / "hostile/snapshot")
        organization.write(work / "many", [f"Person {number} of the company" for number in range(10_000)])
        many, many_data = report(work, "many", "--rules", work / "many/rules.yaml", "--snapshot", work / "many/snapshot")

        organization.write(work / "more", [f"Person {number} of the company" for number in range(50_000)])
        more, more_data = report(work, "more", "--rules", work / "more/rules.yaml", "--snapshot", work / "more/snapshot")
        subprocess.run([sys.executable, root / "Tests/Reports/hostile.py", work / "names"], check=True)
        names, _ = report(work, "names", "--rules", work / "names/rules.yaml", "--snapshot", work / "names/organization")

        for page in [acme, awkward, hostile, names, many, more]:
            check_markup(page)
        check_filters(browser, acme, acme_data)
        check_leads(browser, acme, acme_data, REPAIRABLE)
        check_hiding(browser, acme, acme_data)
        check_without_script(browser, acme, acme_data)
        check_owned(browser, hostile)
        check_hostile(browser, names, json.loads((work / "names/names.json").read_text(encoding="utf-8")))
        for page, name in [(acme, "acme"), (awkward, "awkward"), (hostile, "hostile"), (names, "names")]:
            check_accessibility(browser, page, name)
        check_print(browser, work, acme, acme_data)
        check_many(browser, many, many_data)
        check_more(browser, more, len(more_data["findings"]))
        browser.browser.close()
    print(f"browser: {len(problems)} problems" if problems else "browser: the page works")
    sys.exit(1 if problems else 0)


main()
