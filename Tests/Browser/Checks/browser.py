"""One Chromium for a run of checks, without a network."""

import contextlib
import os
import shutil

from playwright.sync_api import sync_playwright

DESKTOP, PHONE = (1280, 800), (390, 844)
SCHEMES = ("light", "dark")
PROGRAM = os.environ.get("CASCADE_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"


@contextlib.contextmanager
def chromium():
    """The installed Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@contextlib.contextmanager
def opened(browser, address, html=None):
    """A page at desktop size on which nothing else was, and a list to which all that it does unasked is added."""
    context = browser.new_context(
        viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, reduced_motion="no-preference", offline=True
    )
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(f"console: {message.text}") if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: None if request.url.startswith((address, "data:", "about:")) else said.append(f"request: {request.url[:100]}"))
    try:
        if html is None:
            page.goto(address)
        else:
            page.set_content(html)
        yield page, said
    finally:
        context.close()
