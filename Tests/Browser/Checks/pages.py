"""What checks of the served pages share: a running server, pages at all sizes, and what is wrong with them."""

import contextlib
import re
import subprocess

from axe_playwright_python.sync_playwright import Axe

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SIDEWAYS = "document.scrollingElement.scrollWidth - innerWidth"


class Findings(list):
    """What is wrong, as the tests read it."""

    def __init__(self, picture):
        super().__init__()
        self.picture = picture

    def report(self, where, check, what):
        self.append({"picture": self.picture, "setting": where, "check": check, "what": str(what)[:300]})

    def expect(self, where, holds, what):
        if not holds:
            self.report(where, "flow", what)


@contextlib.contextmanager
def server(cascade, folder, *options):
    """A server of a folder on a port that is free: where it is, and the path of the link that it printed.

    With --origin the link names that; the port then has to be given with --port.
    """
    arguments = [cascade, "serve", folder, *options]
    if "--port" not in options:
        arguments += ["--port", "0", "--quiet"]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        for line in process.stdout:
            if match := re.search(r"(http://[^/\s]+)(/start/\S+)", line):
                break
        else:
            raise SystemExit("the server did not start")
        yield match[1], match[2]
    finally:
        process.terminate()
        process.communicate(timeout=180)


@contextlib.contextmanager
def opened(browser, where, findings, size=DESKTOP, **options):
    """A page of a new visitor; what it says on the console, loads from elsewhere or is refused is found wrong."""
    context = browser.new_context(viewport=size, **options)
    page = context.new_page()
    page.set_default_timeout(180_000)
    page.on("pageerror", lambda error: findings.report(where, "quiet", error))
    page.on("console", lambda message: findings.report(where, "quiet", message.text)
            if "Content Security Policy" in message.text or "Refused to" in message.text else None)
    page.on("request", lambda request: None
            if re.match(r"(http://(127\.0\.0\.1|localhost):|data:|about:|blob:)", request.url)
            else findings.report(where, "quiet", f"request: {request.url}"))
    try:
        yield page
    finally:
        context.close()


def look(page, where, findings):
    """What axe finds, and whether the page scrolls sideways."""
    for violation in Axe().run(page).response["violations"]:
        findings.report(where, "axe", f"{violation['id']}: {violation['nodes'][0]['html'][:160]}")
    if page.evaluate(SIDEWAYS) > 0:
        findings.report(where, "overflow", "the page scrolls sideways")
