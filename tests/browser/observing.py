"""What a page does that its reader does not see: requests, complaints in the console, shifts of the layout."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import Page

# Chromium reports each shift of the layout that no press of a key or button caused, and each frame that took over
# 50 ms with the scripts that ran in it. https://web.dev/articles/cls, https://web.dev/articles/loaf
OBSERVERS = """
window.observed = { shift: 0, scripts: [] };
new PerformanceObserver(list => list.getEntries().forEach(entry => {
  if (!entry.hadRecentInput) window.observed.shift += entry.value;
})).observe({ type: "layout-shift", buffered: true });
new PerformanceObserver(list => list.getEntries().forEach(frame => frame.scripts.forEach(script => {
  if (script.sourceURL.startsWith(location.origin)) window.observed.scripts.push([script.sourceURL, script.duration]);
}))).observe({ type: "long-animation-frame", buffered: true });
"""


@dataclass
class Observed:
    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)


_observed: WeakKeyDictionary[Page, Observed] = WeakKeyDictionary()


def observe(page: Page) -> None:
    """Starts observing; called before the first address is opened."""
    seen = _observed[page] = Observed()
    page.on("request", lambda request: seen.hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: seen.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.add_init_script(OBSERVERS)


def observed(page: Page) -> Observed:
    return _observed[page]


def layout_shift(page: Page) -> float:
    """The sum of all shifts since the address was opened, to two decimals."""
    return round(page.evaluate("window.observed.shift"), 2)


def longest_script(page: Page) -> float:
    """The longest run of one of our own scripts in a long frame, in milliseconds."""
    return max((duration for _, duration in page.evaluate("window.observed.scripts")), default=0)
