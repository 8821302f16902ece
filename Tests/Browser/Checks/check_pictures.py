"""Opens every SVG picture in a folder in Chromium and writes, as JSON, what is wrong with each.

    python check_pictures.py FOLDER [--quick]

The output is a list of {"picture", "setting", "check", "what"}, empty where all is well. --quick leaves out what takes long:
axe, and walking along the nodes.
"""

import json
import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe

import svg_rules
from browser import DESKTOP, PHONE, SCHEMES, chromium, opened

MEASURE = (pathlib.Path(__file__).parent / "measure.js").read_text()
# A picture with more nodes than this is not walked through one by one.
MOST_STEPS = 60
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Picture</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><style>:root{{color-scheme:light dark}}
body{{margin:0}}</style></head><body><main><h1>Picture</h1>{}</main></body></html>"""

FOCUSED = """() => { const e = document.activeElement; return e && e.closest('svg') ? e.id : null; }"""
# What stays bright and what does not while a node is pointed at: ids of its neighbours, and opacities of edges by whether they are its.
LIT = """(id) => {
  const near = (edge) => edge.classList.contains('of-' + id);
  const opacity = (e) => Number(getComputedStyle(e).opacity);
  const edges = [...document.querySelectorAll('svg .edge')].filter((e) => [...e.classList].some((c) => c.startsWith('of-')));
  return {
    own: edges.filter(near).map(opacity), others: edges.filter((e) => !near(e)).map(opacity),
    node: opacity(document.getElementById(id)),
  };
}"""
# Transitions and animations of style and of SVG itself that would run.
MOVING = """() => {
  const styled = [...document.querySelectorAll('svg *')].filter((e) => {
    const s = getComputedStyle(e);
    const long = (list) => list.split(',').some((t) => parseFloat(t) > 0.001);
    return (s.animationName !== 'none' && long(s.animationDuration)) || (s.transitionProperty !== 'none' && long(s.transitionDuration));
  }).map((e) => e.getAttribute('class') || e.localName);
  const timed = [...document.querySelectorAll('animate,animateTransform,animateMotion')]
    .filter((e) => getComputedStyle(e.parentElement).display !== 'none').map((e) => e.localName);
  return [...new Set(styled.concat(timed))];
}"""


def look(browser, path, report):
    """Measures the file by itself in each size and scheme."""
    with opened(browser, path.as_uri()) as (page, said):
        if page.evaluate("document.documentElement.localName") != "svg" or page.locator("parsererror").count():
            report("file", "parse", "Chromium can't read it")
            return
        for size in (DESKTOP, PHONE):
            for scheme in SCHEMES:
                page.set_viewport_size({"width": size[0], "height": size[1]})
                page.emulate_media(color_scheme=scheme)
                for check, what in page.evaluate(f"({MEASURE})(document.documentElement)"):
                    report(f"{size[0]} wide, {scheme}", check, what)
        for line in said:
            report("file", "quiet", line)


def walk(page, report):
    """Tab reaches the nodes in order, and lights up what a node is tied with; pointing does the same."""
    nodes = page.evaluate("[...document.querySelectorAll('svg .node[tabindex=\"0\"]')].map((e) => e.id)")
    others = page.evaluate("document.querySelectorAll('svg .node:not([tabindex])').length")
    if others:
        report("keyboard", "tab", f"{others} nodes can't be reached by Tab")
    reached = []
    for _ in range(min(len(nodes), MOST_STEPS)):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    links = page.locator("svg a[href]").count()
    if not links and reached != nodes[: len(reached)]:
        report("keyboard", "tab", f"Tab reaches {reached[:5]}…, not {nodes[:5]}…")
    tied = page.evaluate(
        """[...document.querySelectorAll('svg .node[tabindex="0"]')].map((e) => e.id)
        .filter((id) => document.querySelector('svg .edge.of-' + CSS.escape(id))
          && document.querySelector('svg .edge[class*="of-"]:not(.of-' + CSS.escape(id) + ')'))"""
    )
    if not tied or len(nodes) > 400:
        return
    node = tied[0]
    for way in ("focus", "hover"):
        page.evaluate("document.activeElement?.blur()")
        page.mouse.move(0, 0)
        page.wait_for_timeout(250)
        before = page.evaluate(LIT, node)
        place = page.locator(f"[id='{node}']")
        if way == "focus":
            place.focus()
        else:
            # Its first shape: the middle of a group can lie beside all of its parts.
            place.locator("rect,circle,path").first.hover(force=True)
        page.wait_for_timeout(250)
        lit = page.evaluate(LIT, node)
        if not max(lit["others"]) < min(before["others"]) / 2:
            report("keyboard" if way == "focus" else "pointer", way, f"other ties of {node} stay at {max(lit['others'])}")
        if lit["node"] < before["node"] or min(lit["own"]) < min(before["own"]):
            report("keyboard" if way == "focus" else "pointer", way, f"{node} or its own ties get dimmer")


def in_page(browser, path, report):
    """Checks the picture inside a page: axe, keyboard, pointer, still motion, no sideways scrolling."""
    html = PAGE.format(path.read_text(encoding="utf-8"))
    with opened(browser, "about:blank", html=html) as (page, said):
        for size, scheme in ((PHONE, "dark"), (DESKTOP, "light")):
            setting = f"in a page, {size[0]} wide, {scheme}"
            page.set_viewport_size({"width": size[0], "height": size[1]})
            page.emulate_media(color_scheme=scheme)
            for violation in Axe().run(page).response["violations"]:
                where = violation["nodes"][0]["html"][:160]
                report(setting, "axe", f"{violation['id']} ({len(violation['nodes'])}×): {where}")
            if page.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
                report(setting, "overflow", "the page scrolls sideways")
        walk(page, report)
        page.emulate_media(reduced_motion="reduce")
        for what in page.evaluate(MOVING):
            report("reduced motion", "motion", f"{what} still moves")
        for line in said:
            report("in a page", "quiet", line)


def main():
    folder, quick = pathlib.Path(sys.argv[1]).resolve(), "--quick" in sys.argv
    found = []
    with chromium() as browser:
        for path in sorted(folder.glob("*.svg")):
            def report(setting, check, what, name=path.name):
                found.append({"picture": name, "setting": setting, "check": check, "what": what})

            for what in svg_rules.problems(path.read_bytes()):
                report("file", "rules", what)
            look(browser, path, report)
            if not quick:
                in_page(browser, path, report)
    json.dump(found, sys.stdout, indent=1, ensure_ascii=False)


main()
