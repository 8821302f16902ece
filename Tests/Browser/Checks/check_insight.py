"""Opens the lead's overview, map, scenarios and plan, and the funder's page, in Chromium, and writes, as JSON, what is wrong.

    python check_insight.py CASCADE FOLDER FUNDER_SECRET SCREENSHOTS

FOLDER holds the programme `portsmouth` with records. The server is started by this script. The output is a list of
{"picture", "setting", "check", "what"}, empty where all is well.
"""

import contextlib
import json
import os
import re
import subprocess
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect as wait_for

from browser import chromium

# A busy machine takes its time.
wait_for.set_options(timeout=180_000)

CASCADE, FOLDER, FUNDER, SHOTS = sys.argv[1:5]
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
WAIT = 900_000
findings = []


def report(where, check, what):
    findings.append({"picture": "insight", "setting": where, "check": check, "what": str(what)[:300]})


def expect(where, holds, what):
    if not holds:
        report(where, "flow", what)


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
    page.set_default_timeout(180_000)
    try:
        yield page
    finally:
        context.close()


def settled(page):
    """Waits until nothing on the page is worked out any more."""
    wait_for(page.locator("[data-work]")).to_have_count(0, timeout=WAIT)


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
                page.goto(f"{base}/f/{FUNDER}")
                settled(page)
                look(page, f"funder {where}")
                page.goto(f"{base}/f/{FUNDER}/embed")
                look(page, f"embed {where}")
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
        links.first.click()
        page.wait_for_load_state()
        expect("overview", page.locator("h1").count() == 1 and "not found" not in page.title(), "a warning's link leads on")


def the_map(browser, base, state):
    with opened(browser, "map", storage_state=state) as page:
        page.goto(f"{base}{ROOT}/map")
        settled(page)
        view, picture = page.locator(".map-view"), page.locator(".map-view svg")
        width = picture.bounding_box()["width"]
        page.get_by_role("button", name="Larger").click()
        expect("map", picture.bounding_box()["width"] > width * 1.2, "the button makes it larger")
        view.focus()
        page.keyboard.press("0")
        expect("map", abs(picture.bounding_box()["width"] - width) < 2, "0 fits it to the page again")
        page.keyboard.press("+")
        expect("map", picture.bounding_box()["width"] > width * 1.2, "+ makes it larger")
        view.evaluate("view => { view.scrollLeft = 0; view.scrollTop = 0; }")
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(400)
        expect("map", view.evaluate("view => view.scrollLeft") > 0, "arrow keys move it")
        before = picture.bounding_box()["width"]
        box = view.bounding_box()
        page.mouse.move(box["x"] + 300, box["y"] + 200)
        page.keyboard.down("Control")
        page.mouse.wheel(0, -200)
        page.keyboard.up("Control")
        page.wait_for_timeout(200)
        expect("map", picture.bounding_box()["width"] > before, "the wheel with Ctrl makes it larger")
        view.evaluate("view => { view.scrollLeft = 200; view.scrollTop = 150; }")
        page.mouse.move(box["x"] + 400, box["y"] + 300)
        page.mouse.down()
        page.mouse.move(box["x"] + 460, box["y"] + 350, steps=6)
        page.mouse.up()
        expect("map", page.url.split("#")[0].endswith("/map") and view.evaluate("view => view.scrollLeft") < 200,
               "dragging moves it and opens nothing")
        name = page.locator("a.node").nth(3).get_attribute("aria-label").split(",")[0]
        page.get_by_label("Find an organisation").fill(name)
        page.keyboard.press("Enter")
        page.wait_for_timeout(400)
        lit = page.locator("a.node:target")
        expect("map", lit.count() == 1 and name in lit.get_attribute("aria-label"), "what is looked for is lit")
        if lit.count() == 1:
            at, frame = lit.bounding_box(), view.bounding_box()
            expect("map", frame["x"] <= at["x"] <= frame["x"] + frame["width"]
                   and frame["y"] <= at["y"] <= frame["y"] + frame["height"], "and brought into sight")
        page.keyboard.press("Enter")
        page.wait_for_url("**/organisations/**")
        page.goto(f"{base}{ROOT}/map")
        settled(page)
        page.locator("#field-sector").select_option(label="Faith")
        page.wait_for_url("**sector=faith**")
        settled(page)
        expect("map", page.locator("a.node.faded").count() > 0, "a sector stands in front")
        page.get_by_label("Name of a trainer or an organisation").fill(name)
        page.get_by_role("button", name="See what happens").click()
        settled(page)
        answer = page.locator("#what-if .expected-box")
        wait_for(answer).to_be_visible(timeout=WAIT)
        expect("map", name in answer.inner_text(), "the answer names who leaves")
        look(page, "map what-if")


def scenarios(browser, base, state):
    with opened(browser, "scenarios", storage_state=state) as page:
        page.goto(f"{base}{ROOT}/scenarios")
        settled(page)
        field = page.get_by_label("How many come forward to train others (%)")
        field.fill("30")
        answer = page.locator("#answer")
        wait_for(answer).to_contain_text("This scenario", timeout=WAIT)
        settled(page)
        wait_for(answer).to_contain_text("instead of today's plan", timeout=WAIT)
        expect("scenarios", "a-champion=30" in page.url, "the address holds the scenario")
        expect("scenarios", "a-champion=30" in page.get_by_text("Save it as a file").get_attribute("href"), "the file is of it")
        words = answer.inner_text()
        page.reload()
        settled(page)
        expect("scenarios", page.locator("#answer").inner_text() == words, "its bookmark answers the same")
        field.fill("many")
        wait_for(page.locator("#answer .error-summary")).to_be_visible(timeout=WAIT)
        with page.expect_download() as waiting:
            page.goto(f"{base}{ROOT}/scenarios?a-champion=30")
            settled(page)
            page.get_by_text("Save it as a file").click()
        expect("scenarios", waiting.value.suggested_filename == "portsmouth-scenario.yaml", "it can be kept as a file")


def plan(browser, base, state):
    with opened(browser, "plan", storage_state=state) as page:
        page.goto(f"{base}{ROOT}/plan")
        page.get_by_label("Seats to offer").fill("20")
        page.get_by_role("button", name="Find a plan").click()
        # To work a plan out takes minutes in a build that is not optimised; what it says is tested without a browser.
        look(page, "plan working")
        page.get_by_role("button", name="Cancel").click()
        wait_for(page.locator("h1")).to_have_text("Stopped")
        look(page, "plan stopped")


def funder(browser, base):
    with opened(browser, "funder") as page:
        page.goto(f"{base}/f/{FUNDER}")
        settled(page)
        expect("funder", page.locator(".headline").count() == 1, "the headline is there")
        expect("funder", page.locator("nav a").count() == 0, "nothing leads into the programme")
        for link in page.locator("figcaption a").all():
            target = link.get_attribute("href")
            expect("funder", page.locator(target).count() == 1, f"{target} is on the page")
        pages = len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4", print_background=True)))
        expect("funder", pages == 2, f"it prints to {pages} pages, not two")
        wrong = page.goto(f"{base}/f/{'x' * 43}")
        expect("funder", wrong.status == 404, "a wrong link is no page")
        page.goto(f"{base}/health")
        page.set_content(f'<iframe src="{base}/f/{FUNDER}/embed" width="700" height="700" title="Cascade"></iframe>')
        frame = page.frame_locator("iframe")
        wait_for(frame.locator(".headline")).to_be_visible(timeout=WAIT)


def without_scripts(browser, base, state):
    where = "without scripts"
    with opened(browser, where, storage_state=state, java_script_enabled=False) as page:
        for name, path in PAGES.items():
            page.goto(base + path)
            expect(where, page.locator("h1").count() == 1, f"{name} is there")


with server() as (start, base), chromium() as browser:
    with opened(browser, "sign-in") as page:
        page.goto(start)
        state = page.context.storage_state()
    overview(browser, base, state)
    every_page(browser, base, state)
    the_map(browser, base, state)
    scenarios(browser, base, state)
    plan(browser, base, state)
    without_scripts(browser, base, state)
    funder(browser, base)

print(json.dumps(findings))
