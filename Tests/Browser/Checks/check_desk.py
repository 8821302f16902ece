"""Goes through the lists and forms of a lead in Chromium, and writes, as JSON, what is wrong.

    python check_desk.py CASCADE FOLDER

FOLDER holds the programme `town`, a copy of the sample of Portsmouth. The server is started by this script. The output is a list of
{"picture", "setting", "check", "what"}, empty where all is well.
"""

import contextlib
import json
import re
import subprocess
import sys

from axe_playwright_python.sync_playwright import Axe

from browser import chromium

CASCADE, FOLDER = sys.argv[1:3]
SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
SIDEWAYS = "document.scrollingElement.scrollWidth - innerWidth"
PAGES = [
    "organisations", "organisations?q=nothing-like-it", "organisations/lead", "organisations/lead/edit",
    "organisations/lead/remove", "organisations/lead/partners", "organisations/lead/partners/plumbline/1",
    "new/organisation", "people", "people/maren", "people/maren/edit", "new/person", "sessions",
    "sessions/workshop-1", "sessions/workshop-1/edit", "new/session", "courses", "courses/workshop",
    "courses/workshop/edit", "courses/workshop/assumptions", "new/course", "new/course?pattern=meetings", "record", "changes", "changes/1", "import", "duplicates", "sharing?person=maren",
]
TABLE = "Date,Course,Host,Name,Organisation,Outcome\n2026-03-11,workshop,lead,Zia Nobody,lead,{}\n"
findings = []


def report(where, check, what):
    findings.append({"picture": "desk", "setting": where, "check": check, "what": str(what)[:300]})


def expect(where, holds, what):
    if not holds:
        report(where, "flow", what)


@contextlib.contextmanager
def server():
    """A running server: where it is, and the link that opens it once."""
    process = subprocess.Popen([CASCADE, "serve", FOLDER, "--port", "0", "--quiet"], stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True)
    try:
        for line in process.stdout:
            if match := re.search(r"(http://127\.0\.0\.1:\d+)/start/\S+", line):
                break
        else:
            raise SystemExit("the server did not start")
        yield match[1], match[0]
    finally:
        process.terminate()
        process.communicate(timeout=180)


@contextlib.contextmanager
def opened(browser, where, **options):
    context = browser.new_context(**options)
    page = context.new_page()
    page.on("console", lambda message: report(where, "quiet", message.text)
            if "Content Security Policy" in message.text or "Refused to" in message.text else None)
    page.on("pageerror", lambda error: report(where, "quiet", error))
    page.set_default_timeout(180_000)
    try:
        yield page
    finally:
        context.close()


def look(page, where):
    """What axe finds, and whether the page scrolls sideways."""
    for violation in Axe().run(page).response["violations"]:
        report(where, "axe", f"{violation['id']}: {violation['nodes'][0]['html'][:160]}")
    if page.evaluate(SIDEWAYS) > 0:
        report(where, "overflow", "the page scrolls sideways")


def says(page, text, where):
    expect(where, text in page.inner_text("main"), f"expected “{text}” in “{page.inner_text('main')[:200]}”")


def work(page, base, where, check):
    """Adds an organisation and a person, brings in a table, and undoes all of it."""
    check = check or (lambda page, where: None)
    page.goto(f"{base}/p/town/new/organisation")
    page.get_by_role("button", name="Save").click()
    says(page, "There is a problem", where)
    check(page, f"{where}, faults")
    page.get_by_label("Name", exact=True).fill("Haven House")
    page.get_by_label("Sector", exact=True).select_option("faith")
    page.get_by_label("People who could be trained").fill("25")
    page.get_by_role("button", name="Save").click()
    says(page, "Saved. Added the organisation Haven House", where)
    check(page, f"{where}, saved")

    page.get_by_role("link", name="Add a person").click()
    page.get_by_label("Full name").fill("Zia Nobody")
    page.get_by_role("button", name="Save").click()
    says(page, "Added Zia Nobody to the people", where)
    page.get_by_role("button", name="Undo").click()
    says(page, "Undone.", where)
    page.get_by_role("button", name="Put it back").click()

    page.goto(f"{base}/p/town/import")
    page.get_by_label("A file").set_input_files(
        {"name": "march.csv", "mimeType": "text/csv", "buffer": TABLE.format("was asleep").encode()})
    page.get_by_role("button", name="See what it would do").click()
    says(page, "row 2", where)
    check(page, f"{where}, table with problems")
    page.goto(f"{base}/p/town/import")
    page.get_by_label("Or paste the table").fill(TABLE.format("completed"))
    page.get_by_role("button", name="See what it would do").click()
    says(page, "Nothing has been changed yet.", where)
    check(page, f"{where}, table")
    page.get_by_role("button", name="Record 1 session").click()
    says(page, "Recorded 1 session", where)
    check(page, f"{where}, recorded")
    page.get_by_role("button", name="Undo").click()
    says(page, "Undone.", where)

    page.goto(f"{base}/p/town/people?q=zia")
    page.get_by_role("link", name="Zia Nobody").first.click()
    page.get_by_role("link", name="Remove this person").click()
    page.get_by_role("button", name="Remove this person").click()
    says(page, "Removed Zia Nobody", where)
    page.goto(f"{base}/p/town/organisations?q=haven")
    page.get_by_role("link", name="Haven House").click()
    page.get_by_role("link", name="Remove this organisation").click()
    page.get_by_role("button", name="Remove this organisation").click()
    says(page, "Removed the organisation Haven House", where)


def share(page, base, where):
    page.goto(f"{base}/p/town/sharing?person=maren")
    page.get_by_role("button", name="Make it").first.click()
    says(page, "It is shown this once", where)
    look(page, f"{where}, secret")
    secret = page.locator("#secret").input_value()
    page.get_by_role("button", name="Copy").click()
    says(page, "Copied", where)
    expect(where, secret[-20:] not in page.url, "the secret stands in the address")
    page.reload()
    says(page, "It has been shown", where)
    expect(where, secret not in page.content(), "loading the page again shows the secret again")
    look(page, f"{where}, secret shown before")
    page.get_by_role("link", name="Back to Sharing").click()
    expect(where, secret not in page.content(), "the secret is shown again")
    look(page, f"{where}, links")
    page.get_by_role("button", name="Take back").first.click()
    says(page, "that no longer works", where)


def main():
    with server() as (base, link), chromium() as browser:
        with opened(browser, "start") as page:
            page.goto(link)
            state = page.context.storage_state()
        for size, viewport in SIZES.items():
            for scheme in ["light", "dark"]:
                where = f"{size}, {scheme}"
                with opened(browser, where, storage_state=state, viewport=viewport, color_scheme=scheme) as page:
                    for path in PAGES:
                        answer = page.goto(f"{base}/p/town/{path}")
                        expect(where, answer.status == 200, f"{path}: {answer.status}")
                        look(page, f"{where}, {path}")
            with opened(browser, size, storage_state=state, viewport=viewport) as page:
                work(page, base, size, look)
        with opened(browser, "sharing", storage_state=state, viewport=SIZES["desk"],
                    permissions=["clipboard-write"]) as page:
            share(page, base, "sharing")
        with opened(browser, "no scripts", storage_state=state, viewport=SIZES["phone"],
                    java_script_enabled=False) as page:
            work(page, base, "no scripts", None)
    print(json.dumps(findings))


main()
