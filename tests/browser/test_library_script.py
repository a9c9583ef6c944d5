"""The library answering in place: what is told, what keeps the focus, and what happens when no answer comes."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import ALL_RULES, violations


@pytest.fixture
def library(page, full_site):
    page.goto(full_site.address("PracticeIndexPage", "en"))
    return page


def test_number_found_is_said_and_focus_and_scroll_stay(library):
    box = library.get_by_role("checkbox", name="Participation").first
    box.focus()
    scrolled = library.evaluate("scrollY")
    library.keyboard.press("Space")
    expect(library.locator("#library-status")).to_contain_text("practices found")
    expect(box).to_be_focused()
    assert library.evaluate("scrollY") == scrolled
    assert "work-area=osallisuus" in library.url
    assert violations(library, ALL_RULES) == []


def test_back_brings_the_earlier_results(library):
    heading = library.locator("#results-heading")
    before = heading.inner_text()
    library.get_by_role("checkbox", name="Participation").first.check()
    expect(heading).not_to_have_text(before)
    library.go_back()
    expect(heading).to_have_text(before)
    expect(library.get_by_role("checkbox", name="Participation").first).not_to_be_checked()


def test_suggestions_are_a_combobox(library):
    words = library.get_by_role("combobox", name="Search words")
    words.press_sequentially("dialog")
    options = library.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(options.first).to_be_visible()
    expect(words).to_have_attribute("aria-expanded", "true")
    words.press("ArrowDown")
    expect(words).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert violations(library, ALL_RULES) == []
    words.press("Escape")
    expect(words).to_have_attribute("aria-expanded", "false")


def test_search_goes_on_where_suggestions_fail(library):
    library.route("**/suggestions/**", lambda route: route.abort())
    words = library.get_by_role("combobox", name="Search words")
    words.press_sequentially("dialogue")
    words.press("Enter")
    expect(library).to_have_url(re.compile("q=dialogue"))
    expect(library.locator("#results-heading")).to_contain_text("found")


def test_order_waits_for_apply(library):
    """Nothing submits by itself while arrows pass over the choices (WCAG 3.2.2)."""
    address = library.url
    library.locator("#search-order").focus()
    library.keyboard.press("ArrowDown")
    expect(library.locator("#search-order")).to_have_value("title")
    assert library.url == address
    library.get_by_role("button", name="Apply").click()
    expect(library).to_have_url(re.compile("sort=title"))


def test_filters_open_behind_one_button_where_it_is_narrow(page, full_site):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(full_site.address("PracticeIndexPage", "en"))
    button = page.get_by_role("button", name="Narrow down")
    expect(page.get_by_role("group", name="Work area")).to_be_hidden()
    button.press("Enter")
    expect(page.get_by_role("group", name="Work area")).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert violations(page, ALL_RULES) == []
