"""The library as a screen reader is told of it, before and after filtering. A change here is a change for its users.

With UPDATE_TREES=1 in the environment the pinned trees are written anew, to be read before they are committed.
"""

import os
import re
from pathlib import Path

import pytest

PINNED = Path(__file__).parent / "trees"

# The tree is pinned, not the demo content: of each facet two choices stay, of the results two.
SHORTEN = """() => {
  document.querySelectorAll(".facet ul").forEach(list => [...list.children].slice(2).forEach(li => li.remove()));
  [...document.querySelectorAll("main article")].slice(2).forEach(article => article.remove());
}"""


@pytest.mark.parametrize(
    ("state", "name"),
    [("PracticeIndexPage", "before"), ("library with filters", "filtered")],
    ids=["before", "filtered"],
)
def test_tree_of_the_library_is_as_pinned(page, full_site, state, name):
    page.goto(full_site.address(state, "en"))
    page.evaluate(SHORTEN)
    tree = re.sub(r"(?<!level=)\b\d+", "#", page.locator("main").aria_snapshot()) + "\n"
    file = PINNED / f"library-{name}.yaml"
    if os.environ.get("UPDATE_TREES"):
        file.write_text(tree)
    assert tree == file.read_text()
