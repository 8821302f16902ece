"""Opens a report in Chromium, by itself and printed, and writes, as JSON, what is wrong with it.

    python check_report.py REPORT.html...

The output is a list of {"picture", "setting", "check", "what"}, empty where all is well.
"""

import json
import pathlib
import re
import sys

from axe_playwright_python.sync_playwright import Axe

from browser import SCHEMES, chromium, opened

SIZES = ((1280, 800), (320, 640))
FEWEST_PAGES, MOST_PAGES = 2, 12
# A4 within margins of 15 mm, in CSS pixels: the least that a picture may count on.
PAGE_HEIGHT = (297 - 30) / 25.4 * 96

SIDEWAYS = """() => {
  const wide = document.scrollingElement.scrollWidth - innerWidth;
  if (wide <= 0) return null;
  const scrolls = (e) => { for (let p = e.parentElement; p; p = p.parentElement)
    if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(p).overflowX)) return true; return false; };
  const out = [...document.querySelectorAll('body *')]
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !scrolls(e));
  return `${wide} px wider than the window: ` + (out.at(-1)?.outerHTML || '').slice(0, 120);
}"""
# Pictures that a page break may cut, and those that no page is high enough for.
CUT = """(height) => [...document.querySelectorAll('figure')].filter((f) => f.querySelector('svg')).flatMap((f) => {
  const svg = f.querySelector('svg');
  const name = (f.querySelector('figcaption')?.textContent || svg.getAttribute('id') || '').trim().slice(0, 60);
  const kept = (e) => { for (; e && e !== f.parentElement; e = e.parentElement)
    if (['avoid', 'avoid-page'].includes(getComputedStyle(e).breakInside)) return true; return false; };
  const found = [];
  if (!kept(svg)) found.push(`${name}: may be cut by the end of a page`);
  const box = svg.getBoundingClientRect();
  if (box.height > height) found.push(`${name}: ${box.height.toFixed(0)} px high, a page has ${height.toFixed(0)}`);
  if (box.right > document.documentElement.clientWidth + 1) found.push(`${name}: wider than the page`);
  return found;
})"""
ANSWERS = """() => [...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute('href').slice(1))
  .filter((id) => id && !document.getElementById(decodeURIComponent(id)))"""
DOUBLE = """() => { const seen = new Set(), twice = new Set();
  for (const e of document.querySelectorAll('[id]')) (seen.has(e.id) ? twice : seen).add(e.id); return [...twice]; }"""


def pages(pdf: bytes) -> int:
    """How many pages a PDF of Chromium's has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def check(browser, path, report):
    with opened(browser, path.as_uri()) as (page, said):
        for target in page.evaluate(ANSWERS):
            report("file", "link", f"nothing has the id {target}")
        for name in page.evaluate(DOUBLE):
            report("file", "link", f"the id {name} is there twice")
        for size in SIZES:
            for scheme in SCHEMES:
                setting = f"{size[0]} wide, {scheme}"
                page.set_viewport_size({"width": size[0], "height": size[1]})
                page.emulate_media(color_scheme=scheme)
                # What axe finds hangs on each of the two alone.
                both = SIZES.index(size) == SCHEMES.index(scheme)
                for violation in Axe().run(page).response["violations"] if both else []:
                    where = violation["nodes"][0]["html"][:160]
                    report(setting, "axe", f"{violation['id']} ({len(violation['nodes'])}×): {where}")
                if wide := page.evaluate(SIDEWAYS):
                    report(setting, "overflow", wide)
        # As on A4: 180 mm between the margins.
        page.set_viewport_size({"width": 680, "height": 1000})
        page.emulate_media(media="print", color_scheme="light")
        for what in page.evaluate(CUT, PAGE_HEIGHT):
            report("printed", "cut", what)
        count = pages(page.pdf(format="A4", prefer_css_page_size=True))
        if not FEWEST_PAGES <= count <= MOST_PAGES:
            report("printed", "pages", f"{count} pages, expected {FEWEST_PAGES} to {MOST_PAGES}")
        for line in said:
            report("file", "quiet", line)


def main():
    found = []
    with chromium() as browser:
        for path in map(pathlib.Path, sys.argv[1:]):
            def report(setting, check, what, name=path.name):
                found.append({"picture": name, "setting": setting, "check": check, "what": what})

            check(browser, path.resolve(), report)
    json.dump(found, sys.stdout, indent=1, ensure_ascii=False)


main()
