"""Sets up a server for many, signs in and out, and looks at the pages that say no; writes, as JSON, what is wrong.

    python check_signin.py CASCADE FOLDER

FOLDER holds the programme `portsmouth` and no accounts. The output is a list of {"picture", "setting", "check", "what"}.
"""

import json
import socket
import sys

from browser import chromium
from pages import DESKTOP, PHONE, Findings, look, opened, server

CASCADE, FOLDER = sys.argv[1:3]
EMAIL, PASSWORD = "lee@example.org", "a long and quiet river"
findings = Findings("sign-in")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def sign_in(page, origin, password):
    page.goto(origin + "/sign-in")
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def set_up(browser, origin, start):
    where = "first account"
    with opened(browser, where, findings) as page:
        page.goto(origin + "/sign-in")
        look(page, "nobody has an account", findings)
        page.goto(origin + start)
        look(page, where, findings)
        page.get_by_label("Your name").fill("Lee")
        page.get_by_label("E-mail address").fill(EMAIL)
        page.get_by_label("Password").fill("short")
        page.get_by_role("button").last.click()
        page.locator(".error-summary").wait_for()
        look(page, "password too short", findings)
        findings.expect(where, page.locator("a[href='#field-password']").count() == 1, "no summary links the password")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button").last.click()
        page.wait_for_url(lambda url: "/start/" not in url)
        page.goto(origin + start)
        findings.expect(where, "has been used" in page.content(), "the link works twice")
        look(page, "a link that was used", findings)
        return page.context.storage_state()


def change_password(browser, origin, state):
    """Changes one's password, on a page that says what is wrong and keeps who changes it signed in: what it is afterwards."""
    global PASSWORD
    where = "one's own account"
    with (opened(browser, where, findings, storage_state=state) as page,
          opened(browser, where, findings, PHONE) as elsewhere):
        sign_in(elsewhere, origin, PASSWORD)
        elsewhere.wait_for_url(lambda url: "/sign-in" not in url)
        page.goto(origin + "/p/portsmouth/organisations")
        page.get_by_role("link", name="Lee").click()
        look(page, where, findings)
        page.get_by_label("Your password now").fill("not the password")
        page.get_by_label("New password").fill("the boat drifts slowly on")
        page.get_by_role("button", name="Show New password").click()
        findings.expect(where, page.get_by_label("New password").get_attribute("type") == "text", "it is not shown")
        page.get_by_role("button", name="Change your password").click()
        page.locator(".error-summary").wait_for()
        look(page, where + ", wrong password", findings)
        findings.expect(where, page.get_by_label("New password").input_value() == "", "a password is filled in again")
        page.get_by_label("Your password now").fill(PASSWORD)
        page.get_by_label("New password").fill("the boat drifts slowly on")
        page.keyboard.press("Enter")
        page.get_by_text("Your password is changed").wait_for()
        look(page, where + ", changed", findings)
        PASSWORD = "the boat drifts slowly on"
        elsewhere.goto(origin + "/p/portsmouth/organisations")
        findings.expect(where, "Sign in first" in elsewhere.content(), "another browser stays signed in")
        return page.context.storage_state()


def give_password(browser, origin, size, name, state):
    """Gives someone an account and a link, by which they choose their password, once; without scripts on a phone."""
    where = f"a link for a password, {name}"
    with opened(browser, where, findings, size, storage_state=state) as page:
        page.goto(origin + "/p/portsmouth/sharing")
        page.get_by_text("Add an account").first.click()
        page.get_by_label("Name", exact=True).fill(name)
        page.get_by_label("E-mail address").fill(f"{name}@example.org")
        page.get_by_role("button", name="Add an account").click()
        page.locator("#secret").wait_for()
        link = page.locator("#secret").input_value()
        look(page, where, findings)
        page.reload()
        findings.expect(where, link not in page.content(), "the link is shown twice")
        look(page, where + ", shown before", findings)
        page.goto(origin + "/p/portsmouth/sharing")
        findings.expect(where, "has not chosen a password yet" in page.content(), "it is not said who has no password")
        look(page, where + ", accounts", findings)
    with opened(browser, where, findings, size, java_script_enabled=size is DESKTOP) as page:
        page.goto(link)
        if size is DESKTOP:
            look(page, where + ", opened", findings)
        page.get_by_label("New password").fill("short")
        page.get_by_role("button", name="Set the password").click()
        page.locator(".error-summary").wait_for()
        page.get_by_label("New password").fill("four words of her own")
        page.get_by_role("button", name="Set the password").click()
        page.wait_for_url(lambda url: "/password/" not in url)
        findings.expect(where, page.goto(origin + "/p/portsmouth/people").status == 200, "not signed in")
        page.goto(link)
        findings.expect(where, "no longer works" in page.content(), "the link works twice")


def pages(browser, origin, size, scheme):
    where = f"{size['width']} wide, {scheme}"
    with opened(browser, where, findings, size, color_scheme=scheme) as page:
        page.goto(origin + "/")
        look(page, where + ", sign in", findings)
        sign_in(page, origin, "not the password")
        page.locator(".error-summary").wait_for()
        findings.expect(where, "is not right" in page.content(), "a wrong password is not told")
        look(page, where + ", wrong password", findings)
        page.goto(origin + "/p/portsmouth/people")
        findings.expect(where, "Sign in first" in page.content(), "a page is shown to nobody")
        look(page, where + ", signed out", findings)
        sign_in(page, origin, PASSWORD)
        page.wait_for_url(lambda url: "/sign-in" not in url)
        page.goto(origin + "/p/portsmouth/organisations")
        look(page, where + ", signed in", findings)
        page.goto(origin + "/p/nowhere")
        findings.expect(where, "Page not found" in page.content(), "no page for what is not there")
        look(page, where + ", not found", findings)
        page.goto(origin + "/link/made-up")
        look(page, where + ", a link that ended", findings)
        # Not the overview: it is loaded again when its figures are there, perhaps just while the button is pressed.
        page.goto(origin + "/p/portsmouth/organisations")
        sign_out = page.get_by_role("button", name="Sign out")
        if not sign_out.is_visible():
            page.locator("summary").first.click()
        sign_out.click()
        page.wait_for_url(lambda url: url.endswith("/sign-in"))
        page.goto(origin + "/p/portsmouth")
        findings.expect(where, "Sign in first" in page.content(), "still signed in after signing out")


port = free_port()
origin = f"http://localhost:{port}"
with chromium() as browser:
    with server(CASCADE, FOLDER, "--port", str(port), "--origin", origin) as (_, start):
        state = change_password(browser, origin, set_up(browser, origin, start))
        for size, name in ((DESKTOP, "ana"), (PHONE, "bo")):
            give_password(browser, origin, size, name, state)
        for size in (DESKTOP, PHONE):
            for scheme in ("light", "dark"):
                pages(browser, origin, size, scheme)
json.dump(findings, sys.stdout, indent=1, ensure_ascii=False)
