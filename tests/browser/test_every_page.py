"""Every page type and state in three languages, narrow to wide, light and dark.

What is looked at where:
- axe's whole rule set, sideways scrolling and cut text at 1280, 768 and 320 px, light and dark, and at 320 px once
  more with the text spacing of WCAG 1.4.12. 320 px is also what 1280 px are at 400 % zoom;
- the focus, from stop to stop with Tab, at 320 × 256 px (1280 × 1024 at 400 %) and at 1280 px, in Finnish.
"""

import pytest

from tests.browser.accessibility import ALL_RULES, RULES_OF_STYLE_GUIDE, violations
from tests.browser.layout import complaints, space_text, walk_with_tab
from tests.browser.observing import layout_shift, longest_script, observed
from tests.browser.states import BARE_STATES, ERROR_STATES, FULL_STATES, LANGUAGES, page_types

STATES = [*(("full", state) for state in (*page_types(), *FULL_STATES)), *(("bare", state) for state in BARE_STATES)]
named = [pytest.param(*state, id=": ".join(state)) for state in STATES]


def open_state(page, request, which: str, state: str, language: str) -> None:
    site = request.getfixturevalue(f"{which}_site")
    assert state in site.states, f"No page of the {which} site is a {state}: add one to the demo content or states.py."
    page.goto(site.address(state, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("which", "state"), named)
def test_page_is_accessible_and_fits(request, page, which, state, language):
    open_state(page, request, which, state, language)
    every_rule = RULES_OF_STYLE_GUIDE if state == "style guide" else ALL_RULES
    found = []

    def look(width: int, scheme: str) -> None:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found.extend(f"{width} px, {scheme}: {line}" for line in (*complaints(page), *violations(page, every_rule)))

    for width in (1280, 768, 320):
        for scheme in ("light", "dark"):
            look(width, scheme)
    space_text(page)
    found.extend(f"320 px, spaced text: {line}" for line in complaints(page))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("which", "state"), named)
def test_page_is_still_and_keeps_to_itself(request, page, which, state, language):
    """Nothing moves after it is shown, no script keeps the reader waiting, no other host is asked for anything."""
    open_state(page, request, which, state, language)
    page.wait_for_load_state("networkidle")
    seen = observed(page)
    expected_complaints = 1 if state in ERROR_STATES else 0  # the answer itself, 404 or 500
    assert len(seen.complaints) == expected_complaints, seen.complaints
    assert seen.hosts == {page.url.split("/")[2]}
    assert layout_shift(page) == 0
    assert longest_script(page) < 50


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (320, 256)], ids=["wide", "zoomed"])
@pytest.mark.parametrize(("which", "state"), named)
def test_focus_is_seen_at_every_stop(request, page, which, state, width, height):
    page.set_viewport_size({"width": width, "height": height})
    open_state(page, request, which, state, "fi")
    stops = walk_with_tab(page)
    assert [stop["what"] for stop in stops if stop["outline"] < 2] == []
    assert [stop["what"] for stop in stops if not stop["seen"]] == []


def test_compared_practices_have_the_whole_of_a_narrow_screen(full_site, page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(full_site.address("comparison", "fi"))

    headings = page.locator(".comparison thead th")
    assert headings.count() == 3
    assert all(headings.nth(place).bounding_box()["width"] > 300 for place in range(3))
