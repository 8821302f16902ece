"""Opens the lead's overview, map, scenarios and plan, and the funder's page, in Chromium, and writes, as JSON, what is wrong.

    python check_insight.py CASCADE FOLDER FUNDER_SECRET SCREENSHOTS PART

FOLDER holds the programme `portsmouth` with records. The server is started by this script. PART is what is looked at: `pages`
(every page at every size), `lead` (what leads do on them) or `funder`. The output is a list of {"picture", "setting", "check",
"what"}, empty where all is well.

Nothing is waited for by the clock: each step waits for what it needs, for as long as a busy machine may take.
"""

import contextlib
import http.server
import json
import os
import re
import subprocess
import sys
import threading
import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect as wait_for

from browser import chromium

# A busy machine takes its time, and a build that is not optimised too.
LIMIT = 600_000
wait_for.set_options(timeout=LIMIT)

CASCADE, FOLDER, FUNDER, SHOTS, PART = sys.argv[1:6]
SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
SIDEWAYS = "document.scrollingElement.scrollWidth - innerWidth"
ROOT = "/p/portsmouth"
PAGES = {
    "overview": ROOT,
    "map": f"{ROOT}/map",
    "map-sector": f"{ROOT}/map?sector=faith",
    "scenarios": f"{ROOT}/scenarios?a-champion=25&sessions-workshop=10",
    "scenario-fault": f"{ROOT}/scenarios?a-champion=lots",
    "plan": f"{ROOT}/plan",
    "plan-fault": f"{ROOT}/plan?ask=1&budget=lots",
    "preview": f"{ROOT}/funder",
}
findings = []


def report(where, check, what):
    findings.append({"picture": "insight", "setting": where, "check": check, "what": str(what)[:300]})


def expect(where, holds, what):
    if not holds:
        report(where, "flow", what)


def eventually(where, holds, what):
    """Waits until something holds that the page does in its own time."""
    end = time.monotonic() + LIMIT / 1000
    while not holds():
        if time.monotonic() > end:
            report(where, "flow", what)
            return
        time.sleep(0.1)


@contextlib.contextmanager
def server():
    """A running server: its link for the lead, and where it is."""
    process = subprocess.Popen([CASCADE, "serve", FOLDER, "--port", "0", "--quiet"], stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True)
    try:
        for line in process.stdout:
            if match := re.search(r"(http://127\.0\.0\.1:\d+)/start/\S+", line):
                break
        else:
            raise SystemExit("the server did not start")
        yield match[0], match[1]
    finally:
        process.terminate()
        process.communicate(timeout=180)


@contextlib.contextmanager
def opened(browser, where, size="desk", **options):
    context = browser.new_context(viewport=SIZES[size], **options)
    page = context.new_page()
    page.on("console", lambda message: report(where, "quiet", message.text)
            if "Content Security Policy" in message.text or "Refused to" in message.text else None)
    page.on("pageerror", lambda error: report(where, "quiet", error))
    page.set_default_timeout(LIMIT)
    try:
        yield page
    finally:
        context.close()


def settled(page):
    """Waits until nothing on the page is worked out any more."""
    wait_for(page.locator("[data-work]")).to_have_count(0)


def look(page, where):
    """What axe finds, and whether the page scrolls sideways; a screenshot is kept."""
    for violation in Axe().run(page).response["violations"]:
        report(where, "axe", f"{violation['id']}: {violation['nodes'][0]['html'][:160]}")
    if page.evaluate(SIDEWAYS) > 0:
        report(where, "overflow", "the page scrolls sideways")
    os.makedirs(SHOTS, exist_ok=True)
    page.screenshot(path=f"{SHOTS}/insight-{where.replace(' ', '-')}.png", full_page=True)


def every_page(browser, base, state):
    for size in SIZES:
        for scheme in ("light", "dark"):
            where = f"{size} {scheme}"
            with opened(browser, where, size, color_scheme=scheme, storage_state=state) as page:
                for name, path in PAGES.items():
                    page.goto(base + path)
                    settled(page)
                    look(page, f"{name} {where}")
    with opened(browser, "narrow", storage_state=state) as page:
        page.set_viewport_size({"width": 320, "height": 640})
        for name, path in PAGES.items():
            page.goto(base + path)
            settled(page)
            if page.evaluate(SIDEWAYS) > 0:
                report(f"{name} 320", "overflow", "the page scrolls sideways")


def overview(browser, base, state):
    with opened(browser, "overview", storage_state=state) as page:
        page.goto(base + ROOT)
        expect("overview", page.locator("#figure-people").count() == 1, "what was counted is there at once")
        settled(page)
        for name in ("figure-expected-people", "figure-chance"):
            expect("overview", page.locator(f"#{name}").count() == 1, f"{name} is there")
        links = page.locator(".task-way")
        expect("overview", links.count() > 0, "warnings have links")
        for link in [link.get_attribute("href") for link in links.all()]:
            answer = page.goto(base + link)
            expect("overview", answer.ok and page.locator("h1").count() == 1, f"the way to {link} leads on")


def the_map(browser, base, state):
    with opened(browser, "map", storage_state=state) as page:
        page.goto(f"{base}{ROOT}/map")
        settled(page)
        view, picture = page.locator(".map-view"), page.locator(".map-view svg")
        width = picture.bounding_box()["width"]

        def size():
            return picture.bounding_box()["width"]

        page.get_by_role("button", name="Larger").click()
        eventually("map", lambda: size() > width * 1.2, "the button makes it larger")
        view.focus()
        page.keyboard.press("0")
        eventually("map", lambda: abs(size() - width) < 2, "0 fits it to the page again")
        page.keyboard.press("+")
        eventually("map", lambda: size() > width * 1.2, "+ makes it larger")
        view.evaluate("view => { view.scrollLeft = 0; view.scrollTop = 0; }")
        page.keyboard.press("ArrowRight")
        eventually("map", lambda: view.evaluate("view => view.scrollLeft") > 0, "arrow keys move it")
        before = size()
        box = view.bounding_box()
        page.mouse.move(box["x"] + 300, box["y"] + 200)
        page.keyboard.down("Control")
        page.mouse.wheel(0, -200)
        page.keyboard.up("Control")
        eventually("map", lambda: size() > before, "the wheel with Ctrl makes it larger")
        view.evaluate("view => { view.scrollLeft = 200; view.scrollTop = 150; }")
        page.mouse.move(box["x"] + 400, box["y"] + 300)
        page.mouse.down()
        page.mouse.move(box["x"] + 460, box["y"] + 350, steps=6)
        page.mouse.up()
        eventually("map", lambda: view.evaluate("view => view.scrollLeft") < 200, "dragging moves it")
        expect("map", page.url.split("#")[0].endswith("/map"), "dragging opens nothing")
        name = page.locator("a.node").nth(3).get_attribute("aria-label").split(",")[0]
        page.get_by_label("Find an organisation").fill(name)
        page.keyboard.press("Enter")
        lit = page.locator("a.node:target")
        wait_for(lit).to_have_count(1)
        expect("map", name in lit.get_attribute("aria-label"), "what is looked for is lit")

        def is_in_sight():
            at, frame = lit.bounding_box(), view.bounding_box()
            return (frame["x"] <= at["x"] <= frame["x"] + frame["width"]
                    and frame["y"] <= at["y"] <= frame["y"] + frame["height"])

        eventually("map", is_in_sight, "and brought into sight")
        wait_for(lit).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**/organisations/**")
        page.goto(f"{base}{ROOT}/map")
        settled(page)
        page.locator("#field-sector").select_option(label="Faith")
        page.wait_for_url("**sector=faith**")
        settled(page)
        wait_for(page.locator("a.node.faded").first).to_be_attached()
        page.get_by_label("Name of a trainer or an organisation").fill(name)
        page.get_by_role("button", name="See what happens").click()
        answer = page.locator("#what-if .expected-box")
        wait_for(answer).to_contain_text(name)
        look(page, "map what-if")


def scenarios(browser, base, state):
    with opened(browser, "scenarios", storage_state=state) as page:
        page.goto(f"{base}{ROOT}/scenarios")
        settled(page)
        field = page.get_by_label("How many come forward to train others (%)")
        field.fill("30")
        answer = page.locator("#answer")
        wait_for(answer).to_contain_text("instead of today's plan")
        settled(page)
        expect("scenarios", "a-champion=30" in page.url, "the address holds the scenario")
        expect("scenarios", "a-champion=30" in page.get_by_text("Save it as a file").get_attribute("href"), "the file is of it")
        words = answer.inner_text()
        page.reload()
        settled(page)
        expect("scenarios", page.locator("#answer").inner_text() == words, "its bookmark answers the same")
        field.fill("many")
        wait_for(page.locator("#answer .error-summary")).to_be_visible()
        page.goto(f"{base}{ROOT}/scenarios?a-champion=30")
        settled(page)
        with page.expect_download() as waiting:
            page.get_by_text("Save it as a file").click()
        expect("scenarios", waiting.value.suggested_filename == "portsmouth-scenario.yaml", "it can be kept as a file")


def plan(browser, base, state):
    """Asks, cancels, asks again: each cancelled calculation makes room for the next one."""
    with opened(browser, "plan", storage_state=state) as page:
        page.goto(f"{base}{ROOT}/plan")
        page.get_by_label("Seats to offer").fill("20")
        page.get_by_role("button", name="Find a plan").click()
        # To work a plan out takes minutes in a build that is not optimised; what it says is tested without a browser.
        look(page, "plan working")
        for again in (True, False):
            page.get_by_role("button", name="Cancel").click()
            wait_for(page.locator("h1")).to_have_text("Stopped")
            eventually("plan", lambda: in_hand(page, base) == 0, "a cancelled calculation ends")
            if again:
                look(page, "plan stopped")
                page.get_by_role("link", name="Start again").click()
                wait_for(page.locator("[data-work]")).to_have_count(1)


def in_hand(page, base):
    """Calculations that go on or wait."""
    text = page.request.get(f"{base}/metrics").text()
    return sum(int(count) for count in re.findall(r"^cascade_work\{.*\} (\d+)$", text, re.MULTILINE))


def without_scripts(browser, base, state):
    where = "without scripts"
    with opened(browser, where, storage_state=state, java_script_enabled=False) as page:
        for name, path in PAGES.items():
            page.goto(base + path)
            expect(where, page.locator("h1").count() == 1, f"{name} is there")
        page.goto(f"{base}{ROOT}/map")
        settled(page)
        picture = page.locator(".map-view svg")
        width = picture.bounding_box()["width"]
        page.locator("[data-step='1']").click()
        page.wait_for_url("**zoom=150**")
        expect(where, picture.bounding_box()["width"] > width * 1.2, "a link makes the map larger")
        name = page.locator("a.node").nth(2).get_attribute("aria-label").split(",")[0]
        page.get_by_label("Find an organisation").fill(name)
        page.get_by_role("button", name="Find").click()
        page.wait_for_url("**#map-n-**")
        page.locator("#field-sector").select_option(label="Faith")
        page.get_by_role("button", name="Show").click()
        page.wait_for_url("**sector=faith**")
        wait_for(page.locator("a.node.faded").first).to_be_attached()
        page.goto(f"{base}{ROOT}/scenarios")
        page.get_by_label("How many come forward to train others (%)").fill("35")
        page.get_by_role("button", name="Compare").click()
        wait_for(page.locator("#answer")).to_contain_text("instead of today's plan")
        page.goto(f"{base}{ROOT}/plan?ask=1&seats=21")
        wait_for(page.get_by_role("button", name="Cancel")).to_be_visible()


@contextlib.contextmanager
def elsewhere(content):
    """A page of another site."""
    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(content.encode())

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{site.server_address[1]}/"
        finally:
            site.shutdown()


def funder(browser, base):
    for size in SIZES:
        for scheme in ("light", "dark"):
            where = f"{size} {scheme}"
            with opened(browser, where, size, color_scheme=scheme) as page:
                page.goto(f"{base}/f/{FUNDER}")
                settled(page)
                look(page, f"funder {where}")
                for summary in page.locator("summary").all():
                    summary.click()
                look(page, f"funder unfolded {where}")
                page.goto(f"{base}/f/{FUNDER}/embed")
                settled(page)
                look(page, f"embed {where}")
    with opened(browser, "funder") as page:
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(f"{base}/f/{FUNDER}")
        settled(page)
        expect("funder 320", page.evaluate(SIDEWAYS) <= 0, "the page scrolls sideways")
        expect("funder", page.locator(".headline").count() == 1, "the headline is there")
        expect("funder", page.locator("nav a").count() == 0, "nothing leads into the programme")
        for figure in page.locator("figure.picture").all():
            table = figure.locator("xpath=following-sibling::details[1]").locator("table")
            expect("funder", table.count() == 1, "each picture has its numbers as a table")
        pages = len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4", print_background=True)))
        expect("funder", pages == 2, f"it prints to {pages} pages, not two")
        wrong = page.goto(f"{base}/f/{'x' * 43}")
        expect("funder", wrong.status == 404, "a wrong link is no page")
        frame = f'<iframe src="{base}/f/{FUNDER}/embed" width="700" height="700" title="Cascade"></iframe>'
        with elsewhere(f"<!DOCTYPE html><title>A page of someone else</title>{frame}") as address:
            page.goto(address)
            wait_for(page.frame_locator("iframe").locator(".headline")).to_be_visible()


with server() as (start, base), chromium() as browser:
    with opened(browser, "sign-in") as page:
        page.goto(start)
        state = page.context.storage_state()
    if PART == "pages":
        every_page(browser, base, state)
        without_scripts(browser, base, state)
    elif PART == "lead":
        overview(browser, base, state)
        the_map(browser, base, state)
        scenarios(browser, base, state)
        plan(browser, base, state)
    else:
        funder(browser, base)

print(json.dumps(findings))
