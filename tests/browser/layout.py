"""What can be seen of a page's layout: whether it scrolls sideways, and whether anything is cut or covered."""

from playwright.sync_api import Page

# WCAG 1.4.12, https://www.w3.org/TR/WCAG22/#text-spacing
TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""

SCROLLS_SIDEWAYS = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const wide = [...document.body.querySelectorAll("*")].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width && box.right > root.clientWidth + 0.5;
  });
  return wide.slice(-5).map(element => element.outerHTML.slice(0, 160));
}"""

# Every line of text must lie within each ancestor that hides what does not fit, and within the page's width unless an
# ancestor scrolls. What is there for screen readers alone is cut on purpose.
CUT_TEXT = """() => {
  const cut = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility({ visibilityProperty: true })) continue;
    if (parent.closest(".visually-hidden, .form-trap, .skip-link, script, style, select, option")) continue;
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter(line => line.width > 1);
    let scrolls = false;
    for (let above = parent; above && above !== document.documentElement; above = above.parentElement) {
      const style = getComputedStyle(above);
      const box = above.getBoundingClientRect();
      for (const line of lines) {
        const sideways = line.left < box.left - 1.5 || line.right > box.right + 1.5;
        const lengthways = line.top < box.top - 3 || line.bottom > box.bottom + 3;
        if ((/hidden|clip/.test(style.overflowX) && sideways && !scrolls)
            || (/hidden|clip/.test(style.overflowY) && lengthways && !scrolls)) {
          cut.push(node.data.trim().slice(0, 60));
        }
      }
      if (/auto|scroll/.test(style.overflowX + style.overflowY)) scrolls = true;
    }
    if (!scrolls && lines.some(line => line.right > document.documentElement.clientWidth + 1 || line.left < -1)) {
      cut.push(node.data.trim().slice(0, 60));
    }
  }
  return [...new Set(cut)];
}"""

# What has the focus: its outline, and how much of it is in sight (WCAG 2.4.7, 2.4.11).
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const boxes = [...element.getClientRects()].filter(box => box.width && box.height);
  const points = boxes.flatMap(box => [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].map(
    ([x, y]) => [box.left + box.width * x, box.top + box.height * y]));
  const seen = points.filter(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element) || top.closest("label")?.contains(element));
  });
  return {
    what: element.outerHTML.slice(0, 140),
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    seen: seen.length,
  };
}"""


def complaints(page: Page) -> list[str]:
    """What scrolls sideways or is cut at the page's present size."""
    wide = [f"scrolls sideways: {element}" for element in page.evaluate(SCROLLS_SIDEWAYS)]
    return wide + [f"cut: {text}" for text in page.evaluate(CUT_TEXT)]


def space_text(page: Page) -> None:
    """The text spacing that a reader may set."""
    page.evaluate(
        """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
           document.adoptedStyleSheets = [sheet]; }""",
        TEXT_SPACING,
    )


def walk_with_tab(page: Page, most: int = 250) -> list[dict]:
    """Presses Tab from the top of the page until the focus leaves it; what had the focus at each stop."""
    stops = []
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            return stops
        stops.append(focused)
    raise AssertionError(f"The focus does not leave the page after {most} stops: {stops[-3:]}")
