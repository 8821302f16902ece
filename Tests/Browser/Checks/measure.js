// Measures the texts of one SVG as the browser drew them; gives a list of what is wrong.
(svg) => {
  const problems = [];
  const frame = svg.getBoundingClientRect();
  const scale = frame.width / svg.viewBox.baseVal.width;
  const short = (text) => JSON.stringify(text.textContent.slice(0, 60));

  const parsed = (colour) => {
    const numbers = (colour.match(/[\d.]+/g) || []).map(Number);
    return colour.startsWith("rgb") ? [...numbers.slice(0, 3), numbers[3] ?? 1] : null;
  };
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)].sort((first, second) => second - first);
    return (x + 0.05) / (y + 0.05);
  };
  const over = (top, share, bottom) => top.slice(0, 3).map((value, i) => value * share + bottom[i] * (1 - share));
  const opacity = (element) => {
    let all = 1;
    for (let e = element; e && e !== svg.parentNode; e = e.parentElement) all *= Number(getComputedStyle(e).opacity);
    return all;
  };

  // Filled shapes in painting order, with what they look like.
  const shapes = [...svg.querySelectorAll("rect,circle,ellipse,polygon,path")]
    .filter((shape) => !shape.closest("defs,pattern,clipPath,mask,symbol"))
    .map((shape) => ({ shape, style: getComputedStyle(shape) }))
    .filter(({ style }) => style.fill !== "none" && style.visibility !== "hidden" && style.display !== "none")
    .map(({ shape, style }) => ({
      shape,
      box: shape.getBoundingClientRect(),
      inverse: shape.getScreenCTM()?.inverse(),
      colours: style.fill.startsWith("url")
        ? [...(svg.querySelector(style.fill.match(/#[^"')]+/)?.[0])?.querySelectorAll("rect,path,circle,line") || [])]
            .flatMap((part) => [getComputedStyle(part).fill, getComputedStyle(part).stroke]).map(parsed).filter(Boolean)
        : [parsed(style.fill)].filter(Boolean),
      share: opacity(shape) * Number(style.fillOpacity),
    }));
  const page = parsed(getComputedStyle(document.documentElement).backgroundColor);
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const paper = page && page[3] > 0 ? page : isDark ? [18, 22, 27] : [255, 255, 255];

  // The colours that a text may stand on at a point: several where a pattern lies there.
  const grounds = (x, y, text) => {
    let all = [paper];
    for (const { shape, box, inverse, colours, share } of shapes) {
      if (x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
      if (text.compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_FOLLOWING) continue;
      if (!shape.isPointInFill(new DOMPoint(x, y).matrixTransform(inverse))) continue;
      all = all.flatMap((below) => colours.map((colour) => over(colour, share * colour[3], below)));
      if (all.length > 16) all = all.slice(0, 16);
    }
    return all;
  };

  const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim() && opacity(text) > 0.05
    && getComputedStyle(text).visibility !== "hidden" && text.getClientRects().length);
  const boxes = texts.map((text) => ({ text, box: text.getBoundingClientRect() }));
  // Widths in the browser's own font, which must not be squeezed or stretched so that one sees it.
  const wantedWidths = texts.map((text) => Number(text.getAttribute("textLength")));
  for (const text of texts) text.removeAttribute("textLength");
  const naturalWidths = texts.map((text) => text.getComputedTextLength());
  texts.forEach((text, i) => { if (wantedWidths[i]) text.setAttribute("textLength", wantedWidths[i]); });
  for (const [index, { text, box }] of boxes.entries()) {
    const [wanted, natural] = [wantedWidths[index], naturalWidths[index]];
    if (wanted) {
      if (natural > 0 && (wanted / natural < 0.85 || wanted / natural > 1.18)) {
        problems.push(["squeezed", `${short(text)} is ${natural.toFixed(0)} wide by itself, ${wanted.toFixed(0)} here`]);
      }
    }
    if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
      problems.push(["outside", `${short(text)} leaves the picture`]);
    }
    // In a node's own shape, where its middle lies in one.
    const node = text.closest(".node");
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    for (const { shape, box: own, inverse } of node ? shapes : []) {
      if (!node.contains(shape) || own.width < 12 * scale || own.height < 8 * scale) continue;
      if (!["rect", "circle"].includes(shape.localName)) continue;
      if (!shape.isPointInFill(new DOMPoint(x, y).matrixTransform(inverse))) continue;
      if (box.left < own.left - 1 || box.right > own.right + 1) {
        problems.push(["box", `${short(text)} is wider than its box by ${((box.width - own.width) / scale).toFixed(0)}`]);
      }
    }
    const style = getComputedStyle(text);
    const colour = parsed(style.fill);
    if (!colour) continue;
    let worst = 21;
    for (const share of [0.02, 0.25, 0.5, 0.75, 0.98]) {
      for (const ground of grounds(box.left + share * box.width, y, text)) {
        worst = Math.min(worst, contrast(over(colour, colour[3] * opacity(text), ground), ground));
      }
    }
    const halo = parsed(style.stroke);
    const hasHalo = halo && parseFloat(style.strokeWidth) >= 2 && style.paintOrder.startsWith("stroke");
    if (hasHalo && contrast(colour, halo) < 4.5) {
      problems.push(["contrast", `${short(text)} has ${contrast(colour, halo).toFixed(2)} : 1 with its own halo`]);
    }
    if (worst < 4.5) problems.push(["contrast", `${short(text)} has ${worst.toFixed(2)} : 1 with its ground`]);
  }

  // Of a font that stands in for another, tall and rounded up when small, only the height of a line counts.
  for (const entry of boxes) {
    const { left, right, top, bottom } = entry.box;
    const height = Math.min(bottom - top, 1.15 * parseFloat(getComputedStyle(entry.text).fontSize) * scale);
    const middle = (top + bottom) / 2;
    entry.box = { left, right, top: middle - height / 2, bottom: middle + height / 2, height };
  }
  boxes.sort((a, b) => a.box.top - b.box.top);
  for (let i = 0; i < boxes.length; i++) {
    const a = boxes[i].box;
    for (let j = i + 1; j < boxes.length && boxes[j].box.top < a.bottom; j++) {
      const b = boxes[j].box;
      // The boxes hold room above and below the letters.
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 1.5 * scale && down > 0.3 * Math.min(a.height, b.height)) {
        problems.push(["overlap", `${short(boxes[i].text)} and ${short(boxes[j].text)}`]);
      }
    }
  }
  return problems;
}
