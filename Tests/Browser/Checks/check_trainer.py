"""Records sessions as a trainer in Chromium on a phone, and writes, as JSON, what is wrong.

    python check_trainer.py CASCADE FOLDER TRAINER_SECRET OTHER_SECRET

FOLDER holds the programme `town`, in which the trainer has a planned session of yesterday. The server is started, and started
again, by this script. The output is a list of {"picture", "setting", "check", "what"}, empty where all is well.
"""

import contextlib
import json
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe

from browser import PROGRAM, chromium

CASCADE, FOLDER, TRAINER, OTHER = sys.argv[1:5]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
SIDEWAYS = "document.scrollingElement.scrollWidth - innerWidth"
findings = []


def report(where, check, what):
    findings.append({"picture": "trainer", "setting": where, "check": check, "what": str(what)[:300]})


def expect(where, holds, what):
    if not holds:
        report(where, "flow", what)


@contextlib.contextmanager
def server(port=0):
    """A running server, and where it is."""
    process = subprocess.Popen([CASCADE, "serve", FOLDER, "--port", str(port), "--quiet"], stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True)
    try:
        for line in process.stdout:
            if match := re.search(r"http://127\.0\.0\.1:(\d+)/start", line):
                break
        else:
            raise SystemExit("the server did not start")
        yield f"http://127.0.0.1:{match[1]}"
    finally:
        process.terminate()
        process.communicate(timeout=180)


def rows(sql):
    with contextlib.closing(sqlite3.connect(f"file:{FOLDER}/town.cascade?mode=ro", uri=True)) as db:
        return db.execute(sql).fetchall()


def recorded():
    """Ids of all recordings that the programme knows; each stands there once."""
    return [row[0] for row in rows("SELECT id FROM recordings ORDER BY entry, id")]


def delivered():
    return rows("SELECT count(*) FROM sessions WHERE status = 'delivered'")[0][0]


@contextlib.contextmanager
def opened(browser, where, size=PHONE, **options):
    context = browser.new_context(viewport=size, **options)
    page = context.new_page()
    page.on("console", lambda message: report(where, "quiet", message.text)
            if "Content Security Policy" in message.text or "Refused to" in message.text else None)
    page.on("pageerror", lambda error: report(where, "quiet", error))
    page.on("dialog", lambda dialog: dialog.accept())
    page.set_default_timeout(180_000)
    try:
        yield context, page
    finally:
        context.close()


def look(page, where, javascript=True):
    """What axe finds, and whether the page scrolls sideways."""
    if javascript:
        for violation in Axe().run(page).response["violations"]:
            report(where, "axe", f"{violation['id']}: {violation['nodes'][0]['html'][:160]}")
        if page.evaluate(SIDEWAYS) > 0:
            report(where, "overflow", "the page scrolls sideways")


def go_on(page):
    page.locator("form#record > button.button").last.click()


def heading(page, text, where):
    try:
        page.get_by_role("heading", level=1, name=text).wait_for()
    except Exception:
        report(where, "flow", f"expected “{text}”, found “{page.locator('h1').first.text_content()}”")
        raise


def answer(page, where, javascript=True, match=True, newcomer=None, check=None, headcount="3"):
    """Answers all questions up to the last, looking at each page."""
    look_at = check or (lambda name: None)
    heading(page, "When was the session", where)
    look_at("when")
    page.check("input[value=yesterday]")
    go_on(page)
    heading(page, "Was it this one", where)
    look_at("match")
    page.locator("input[name=match]").nth(0 if match else 1).check()
    go_on(page)
    heading(page, "Where was it", where)
    look_at("where")
    if not page.locator("input[name=host]:checked").count():
        page.locator("input[name=host]").first.check()
    go_on(page)
    heading(page, "Who taught it", where)
    look_at("who")
    go_on(page)
    heading(page, "Who came", where)
    look_at("register")
    page.locator("button[value^=all-]:visible").first.click()
    if newcomer:
        page.locator("button[value=add]").click()
        page.locator("[name^=new-name]").fill(newcomer)
        page.locator("[name^=new-organisation]").select_option(index=1)
    page.locator("[name=headcount]").fill(headcount)
    look_at("register filled in")
    go_on(page)
    heading(page, "What came of it", where)
    page.check("input[name=forward][value=some]")
    look_at("outcome")
    page.locator("input[name=champion]").first.check()
    go_on(page)
    heading(page, "Is there anything else", where)
    look_at("notes")
    page.locator("textarea").fill("A calm afternoon.")
    go_on(page)
    heading(page, "Check your answers", where)
    look_at("check")


def save(page, heading_after, where):
    go_on(page)
    heading(page, heading_after, where)


def waiting(page):
    return page.locator("#queue [data-count]").text_content() if page.locator("#queue").is_visible() else ""


def without_script(browser, base):
    where = "no JavaScript"
    with opened(browser, where, java_script_enabled=False) as (_, page):
        before = len(recorded())
        page.goto(f"{base}/link/{TRAINER}")
        go_on(page)
        expect(where, page.locator(".error-summary a[href='#field-day']").count() == 1, "the error links to no field")
        page.check("input[value=other]")
        for part, text in (("day", "31"), ("month", "feb"), ("year", "2026")):
            page.fill(f"[name=on-{part}]", text)
        go_on(page)
        expect(where, page.locator(".error-summary a[href='#field-on']").count() == 1, "31 February is taken")
        expect(where, page.input_value("[name=on-month]") == "feb", "what was typed is lost after a fault")
        answer(page, where, javascript=False, newcomer="Noor Without")
        said = page.locator("dl.check").text_content()
        for text in ("Noor Without", "A calm afternoon.", "3 without names"):
            expect(where, text in said, f"“{text}” is not among the answers")
        # Back by the page's own button, by the browser, and a change on the way.
        page.locator("button.back").click()
        heading(page, "Is there anything else", where)
        expect(where, page.input_value("textarea") == "A calm afternoon.", "Back loses the notes")
        page.go_back()
        heading(page, "Check your answers", where)
        page.reload()
        heading(page, "Check your answers", where)
        page.locator("button#field-check-where").click()
        heading(page, "Where was it", where)
        page.fill("[name=place]", "The old library")
        go_on(page)
        heading(page, "Check your answers", where)
        expect(where, "The old library" in page.locator("dl.check").text_content(), "a change is lost")
        save(page, "Recorded", where)
        expect(where, len(recorded()) == before + 1, "it is not recorded once")
        # The same form sent once more.
        page.go_back()
        if page.locator("form#record").count():
            go_on(page)
        expect(where, len(recorded()) == before + 1, "sending twice records twice")
        page.goto(f"{base}/p/town/mine")
        expect(where, "Noor Without" in page.locator("main").text_content(), "whom they reached is not on their page")
        correct(page, where, "The harbour office")
    with opened(browser, where, java_script_enabled=False) as (_, page):
        page.goto(f"{base}/link/{OTHER}")
        expect(where, "Noor Without" not in page.content(), "another trainer sees whom this one reached")


def correct(page, where, place, look_at=None):
    """Corrects where the latest session was, from the trainer's own page."""
    before = delivered()
    page.locator("a[href*='/record/sessions/']").first.click()
    heading(page, "Correct the record", where)
    said = page.locator("dl.check").text_content()
    if look_at:
        look_at("correct")
    page.locator("button#field-check-where").click()
    heading(page, "Where was it", where)
    page.fill("[name=place]", place)
    go_on(page)
    heading(page, "Correct the record", where)
    now = page.locator("dl.check").text_content()
    expect(where, place in now and len(now) > len(said) / 2, "a correction is lost")
    save(page, "Recorded", where)
    expect(where, delivered() == before, "a correction adds a session or takes one away")
    expect(where, rows("SELECT count(*) FROM sessions WHERE place = '%s'" % place)[0][0] == 1, "it is not corrected")


def with_script(browser, base):
    for name, size, scheme in (("phone, light", PHONE, "light"), ("desk, dark", DESK, "dark")):
        with opened(browser, name, size, color_scheme=scheme) as (_, page):
            before = len(recorded())
            page.goto(f"{base}/link/{TRAINER}")
            heading(page, "When was the session", name)
            go_on(page)
            page.locator(".error-summary").wait_for()
            look(page, f"{name}, fault")
            # The planned session was recorded by the form: now it was another one.
            fill_unplanned(page, name, "Ali Script", lambda step: look(page, f"{name}, {step}"))
            page.reload()
            heading(page, "Check your answers", name)
            page.go_back()
            heading(page, "Is there anything else", name)
            page.go_forward()
            heading(page, "Check your answers", name)
            page.locator("#field-check-notes").click()
            heading(page, "Is there anything else", name)
            page.locator("textarea").fill("Changed.")
            go_on(page)
            heading(page, "Check your answers", name)
            save(page, "Recorded", name)
            page.get_by_role("button", name="Take it back").wait_for()
            look(page, f"{name}, done")
            expect(name, len(recorded()) == before + 1, "it is not recorded once")
            count = delivered()
            page.get_by_role("button", name="Take it back").click()
            heading(page, "Taken back", name)
            expect(name, delivered() == count - 1, "taking it back leaves it there")
            page.goto(f"{base}/p/town/mine")
            correct(page, name, f"The {scheme} room", lambda step: look(page, f"{name}, {step}"))
            for path in ("mine", "record?kind=none", "record?kind=cancelled"):
                page.goto(f"{base}/p/town/{path}")
                page.locator("h1").first.wait_for()
                look(page, f"{name}, {path}")


def fill_unplanned(page, where, newcomer, check=None, headcount="3", day="yesterday"):
    """Answers all questions about a session that was not planned."""
    look_at = check or (lambda name: None)
    page.check(f"input[value={day}]")
    go_on(page)
    if page.locator("input[name=match]").count():
        page.locator("input[name=match]").last.check()
        go_on(page)
    if page.locator("input[name=course]").count():
        page.locator("input[name=course]").first.check()
        go_on(page)
    heading(page, "Where was it", where)
    look_at("where")
    page.locator("input[name=host]").first.check()
    go_on(page)
    heading(page, "Who taught it", where)
    look_at("who")
    go_on(page)
    heading(page, "Who came", where)
    page.locator("button[value=add]").click()
    page.locator("[name^=new-name]").fill(newcomer)
    page.locator("[name=headcount]").fill(headcount)
    look_at("register")
    go_on(page)
    heading(page, "What came of it", where)
    page.check("input[name=forward][value=nobody]")
    look_at("outcome")
    go_on(page)
    heading(page, "Is there anything else", where)
    go_on(page)
    heading(page, "Check your answers", where)
    page.locator("[data-report]:visible").wait_for()
    look_at("check")


def without_signal(browser, base):
    where = "no signal"
    with opened(browser, where) as (context, page):
        before = recorded()
        page.goto(f"{base}/link/{TRAINER}")
        page.locator("html[data-kept=yes]").wait_for(state="attached")
        context.set_offline(True)
        page.goto(f"{base}/p/town/record")
        for number, name in enumerate(("Uma Offline", "Vic Offline"), 1):
            fill_unplanned(page, where, name, day="today" if number == 1 else "yesterday")
            save(page, "Saved on this phone", where)
            page.locator("#queue").wait_for()
            expect(where, waiting(page) == f"Saved on this phone, not sent ({number})", f"it says “{waiting(page)}”")
            look(page, f"{where}, saved")
            page.goto(f"{base}/p/town/record")
        page.goto(f"{base}/p/town/mine")
        heading(page, "No signal", where)
        look(page, f"{where}, another page")
        page.get_by_role("link", name="Record a session").first.click()
        page.reload()
        page.locator("#queue").wait_for()
        expect(where, "(2)" in waiting(page), "a reload loses what waits")
        # Closed and opened again, as after a restart of the phone.
        page.close()
        page = context.new_page()
        page.set_default_timeout(180_000)
        page.on("dialog", lambda dialog: dialog.dismiss())
        page.goto(f"{base}/p/town/record")
        page.locator("#queue").wait_for()
        expect(where, "(2)" in waiting(page), "a restart loses what waits")
        expect(where, recorded() == before, "something was sent without signal")
        kept = page.evaluate("window.cascadeQueue.all()")
        # Signing out warns; who stays keeps everything.
        page.get_by_role("button", name="Sign out").click()
        expect(where, page.url.endswith("/record"), "signing out does not warn")
        context.set_offline(False)
        page.locator("#queue").wait_for(state="hidden")
        new = recorded()[len(before):]
        expect(where, sorted(new) == sorted(entry["id"] for entry in kept), f"sent {len(new)} of {len(kept)}")
        # The same once more, as where an answer was lost on its way.
        count = delivered()
        page.evaluate("kept => Promise.all(kept.map(window.cascadeQueue.put)).then(window.cascadeQueue.send)", kept)
        page.locator("#queue").wait_for(state="hidden")
        expect(where, recorded()[len(before):] == new and delivered() == count, "sending twice records twice")
        mend(page, base, kept[0])
        expire(context, page, base, kept[0])


def mend(page, base, entry):
    """One that is not taken is shown with its reason, opened, mended and sent."""
    where = "not taken"
    before = len(recorded())
    bad = json.loads(json.dumps(entry))
    bad["id"] = bad["recording"]["id"] = "check-rejected"
    bad["recording"]["delivered"]["host"] = "nowhere"
    page.evaluate("bad => window.cascadeQueue.put(bad).then(window.cascadeQueue.send)", bad)
    page.locator("#queue [data-rejected] li").wait_for()
    expect(where, "nowhere" in page.locator("#queue").text_content(), "the reason is not shown")
    look(page, where)
    page.locator("#queue [data-mend]").click()
    heading(page, "Check your answers", where)
    page.locator(".error-summary").wait_for()
    look(page, f"{where}, opened")
    page.locator("#field-check-where").click()
    heading(page, "Where was it", where)
    page.locator("input[name=host]").nth(1).check()
    go_on(page)
    save(page, "Recorded", where)
    page.locator("#queue").wait_for(state="hidden")
    expect(where, len(recorded()) == before + 1, "the mended one is not recorded once")


def expire(context, page, base, entry):
    """Whoever is no longer signed in keeps what waits, and sends it after signing in again."""
    where = "signed out"
    before = len(recorded())
    late = json.loads(json.dumps(entry))
    late["id"] = late["recording"]["id"] = "check-late"
    context.clear_cookies()
    page.evaluate("late => window.cascadeQueue.put(late).then(window.cascadeQueue.send)", late)
    page.locator("#queue [data-why]:has-text('Sign in again')").wait_for()
    look(page, where)
    page.goto(f"{base}/sign-in")
    page.locator("#queue").wait_for()
    expect(where, "(1)" in waiting(page), "it is not in sight when signed out")
    look(page, f"{where}, sign in")
    page.goto(f"{base}/link/{TRAINER}")
    page.locator("#queue").wait_for(state="hidden")
    expect(where, len(recorded()) == before + 1, "it is not sent after signing in again")


def without_worker(browser, base):
    """Where no service worker is allowed the queue works in an open page."""
    where = "no service worker"
    with opened(browser, where) as (context, page):
        context.add_init_script(
            "Object.defineProperty(Navigator.prototype, 'serviceWorker', {value: undefined});"
            "delete Crypto.prototype.randomUUID; Object.defineProperty(window, 'indexedDB', {value: undefined});"
            "Object.defineProperty(window, 'caches', {value: undefined});"
        )
        before = len(recorded())
        page.goto(f"{base}/link/{TRAINER}")
        heading(page, "When was the session", where)
        context.set_offline(True)
        fill_unplanned(page, where, "Wes Plain")
        save(page, "Saved on this phone", where)
        page.locator("#queue").wait_for()
        context.set_offline(False)
        page.locator("#queue").wait_for(state="hidden")
        expect(where, len(recorded()) == before + 1, "it is not sent when signal is back")


def send_now(browser, base):
    """Where sending failed though there is a signal, the button sends what waits."""
    where = "send now"
    with opened(browser, where) as (context, page):
        before = len(recorded())
        page.goto(f"{base}/link/{TRAINER}")
        heading(page, "When was the session", where)
        page.route("**/recordings", lambda route: route.abort())
        fill_unplanned(page, where, "Nat Now")
        save(page, "Saved on this phone", where)
        page.get_by_role("button", name="Send now").wait_for()
        page.get_by_role("button", name="Send now").click()
        page.locator("#queue [data-why]:not(:empty)").wait_for()
        expect(where, "(1)" in waiting(page) and len(recorded()) == before, "what failed is not kept")
        look(page, where)
        page.unroute("**/recordings")
        page.get_by_role("button", name="Send now").focus()
        page.keyboard.press("Enter")
        page.locator("#queue").wait_for(state="hidden")
        expect(where, len(recorded()) == before + 1, "the button sends nothing")


def processes(profile):
    """The processes of the browser that uses a profile, which this script started."""
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if f"--user-data-dir={profile}".encode() in (entry / "cmdline").read_bytes():
                yield int(entry.name)


def killed(browser, base):
    """What waits is there after the browser was killed and started again, and is sent once."""
    where = "browser killed"
    before = len(recorded())
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        def start():
            context = browser.browser_type.launch_persistent_context(
                profile, executable_path=PROGRAM, args=["--no-sandbox"], viewport=PHONE)
            page = context.new_page()
            page.set_default_timeout(180_000)
            return context, page

        context, page = start()
        page.goto(f"{base}/link/{TRAINER}")
        page.locator("html[data-kept=yes]").wait_for(state="attached")
        context.set_offline(True)
        page.goto(f"{base}/p/town/record")
        fill_unplanned(page, where, "Kay Killed")
        save(page, "Saved on this phone", where)
        page.locator("#queue").wait_for()
        own = list(processes(profile))
        expect(where, own, "no process of the browser was found")
        for process in own:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        with contextlib.suppress(Exception):
            context.close()
        context, page = start()
        try:
            context.set_offline(True)
            page.goto(f"{base}/p/town/record")
            page.locator("#queue").wait_for()
            expect(where, "(1)" in waiting(page), f"after the restart it says “{waiting(page)}”")
            expect(where, len(recorded()) == before, "something was sent without signal")
            context.set_offline(False)
            page.goto(f"{base}/link/{TRAINER}")
            page.locator("#queue").wait_for(state="hidden")
            expect(where, len(recorded()) == before + 1, "it is not sent once")
            page.reload()
            heading(page, "When was the session", where)
            expect(where, len(recorded()) == before + 1, "it is sent twice")
        finally:
            context.close()


def main():
    with chromium() as browser:
        with server() as base:
            for part in (without_script, with_script, without_signal, without_worker, send_now, killed):
                try:
                    part(browser, base)
                except Exception as error:  # What stops one part is told, and the others go on.
                    report(part.__name__, "stopped", error)
    print(json.dumps(findings, ensure_ascii=False))


if __name__ == "__main__":
    main()
