"""What an SVG file of ours may hold, read by a strict XML parser."""

import re
from xml.parsers import expat

SHAPES = "fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin opacity visibility fill-opacity stroke-opacity clip-path mask transform".split()
COMMON = "id class style role tabindex lang aria-label aria-labelledby aria-describedby aria-hidden aria-roledescription focusable".split()
TEXT = "x y dx dy font-size font-weight font-style font-family text-anchor textLength lengthAdjust dominant-baseline letter-spacing".split()
ANIMATION = "attributeName attributeType values keyTimes keySplines calcMode dur begin end from to by repeatCount fill additive".split()
ALLOWED = {
    "svg": "xmlns xmlns:xlink viewBox width height font-family preserveAspectRatio x y overflow".split(),
    "title": [], "desc": [], "style": ["media", "type"], "defs": [], "metadata": [],
    "g": SHAPES + TEXT, "a": ["href", "target", "rel", *SHAPES],
    "rect": "x y width height rx ry".split() + SHAPES,
    "circle": "cx cy r".split() + SHAPES,
    "ellipse": "cx cy rx ry".split() + SHAPES,
    "line": "x1 y1 x2 y2".split() + SHAPES,
    "path": ["d", "pathLength", *SHAPES],
    "polygon": ["points", *SHAPES], "polyline": ["points", *SHAPES],
    "text": TEXT + SHAPES, "tspan": TEXT + SHAPES,
    "use": "href x y width height".split() + SHAPES, "symbol": ["viewBox"],
    "pattern": "x y width height patternUnits patternContentUnits patternTransform viewBox".split(),
    "clipPath": ["clipPathUnits"], "mask": "maskUnits x y width height".split(),
    "linearGradient": "x1 y1 x2 y2 gradientUnits".split(), "stop": "offset stop-color stop-opacity".split(),
    "marker": "viewBox refX refY markerWidth markerHeight orient markerUnits".split(),
    "animate": ANIMATION, "set": ANIMATION, "animateTransform": ["type", *ANIMATION],
}


def problems(data: bytes) -> list[str]:
    """What is wrong with the file: empty if it is well-formed and holds only what it may."""
    found, ids, references, open_elements, style = [], set(), set(), [], []

    def start(name, attributes):
        if not open_elements and name != "svg":
            found.append(f"the root is {name}")
        open_elements.append(name)
        if name not in ALLOWED:
            found.append(f"element {name} is not allowed")
            return
        for key, value in attributes.items():
            if key not in ALLOWED[name] and key not in COMMON and not re.fullmatch(r"data-[a-z-]+", key):
                found.append(f"{name} may not have the attribute {key}")
            if key == "id":
                if value in ids:
                    found.append(f"the id {value} is there twice")
                ids.add(value)
            if key in ("aria-labelledby", "aria-describedby"):
                references.update(value.split())
            if key == "href":
                if value.startswith("#"):
                    references.add(value[1:])
                elif name != "a" or not re.match(r"(https?|mailto):", value):
                    found.append(f"{name} refers to {value[:80]}")
            if key not in ("aria-label",):
                for target in re.findall(r"url\(([^)]*)\)", value):
                    if target.strip("'\"").startswith("#"):
                        references.add(target.strip("'\"")[1:])
                    else:
                        found.append(f"{name} {key} refers to {target[:80]}")

    def text(data):
        if open_elements and open_elements[-1] == "style":
            style.append(data)

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: open_elements.pop()
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = lambda *_: found.append("there is a document type")
    parser.ProcessingInstructionHandler = lambda target, _: found.append(f"there is an instruction {target}")
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        return [f"not well-formed: {error}"]
    sheet = "".join(style)
    for target in re.findall(r"url\(([^)]*)\)", sheet):
        if target.strip("'\"").startswith("#"):
            references.add(target.strip("'\"")[1:])
        else:
            found.append(f"the style refers to {target[:80]}")
    if re.search(r"@import|@font-face|expression\(|javascript:", sheet):
        found.append("the style loads something")
    found += [f"nothing has the id {name}" for name in sorted(references - ids)]
    return found
