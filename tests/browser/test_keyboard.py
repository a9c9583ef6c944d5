"""The menu, the library and a form by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import ALL_RULES, violations
from tests.browser.layout import complaints
from tests.browser.states import LANGUAGES


def tab_to(page: Page, wanted, most: int = 150) -> None:
    """Presses Tab until the wanted element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {wanted}.")


def test_first_stop_skips_to_the_content(page, full_site):
    page.goto(full_site.address("HomePage", "en"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_narrow_menu_opens_leads_and_closes(page, full_site):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(full_site.address("HomePage", "en"))
    button = page.get_by_role("button", name="Menu", exact=True)
    menu = page.get_by_role("navigation", name="Main menu")
    expect(menu).to_be_hidden()
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    assert violations(page, ALL_RULES) == []
    assert complaints(page) == []
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, menu.get_by_role("link", name="Good practices"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Good practices")


def test_library_is_searched_and_filtered(page, full_site):
    page.goto(full_site.address("PracticeIndexPage", "en"))
    tab_to(page, page.locator("#search-words"))
    page.keyboard.type("dialogue")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=dialogue**")
    participation = page.get_by_role("checkbox", name="Participation").first
    tab_to(page, participation)
    page.keyboard.press("Space")
    page.wait_for_url("**work-area=osallisuus**")
    expect(participation).to_be_checked()
    expect(participation).to_be_focused()
    tab_to(page, page.get_by_role("list", name="Chosen filters").get_by_role("link").first)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "work-area" not in address and "q=dialogue" in address)
    expect(page.locator("#results-heading")).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_form_tells_what_to_correct_and_leads_to_it(page, full_site, language):
    """The form sent empty: the summary has the focus, each error leads to its field, and both are accessible."""
    page.goto(full_site.address("sharing a practice", language))
    tab_to(page, page.locator("main form button[type=submit]").last)
    page.keyboard.press("Enter")
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    assert violations(page, ALL_RULES) == []
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme="dark")
    assert violations(page, ALL_RULES) == []
    assert complaints(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    first = page.locator(page.locator(".error-summary a").first.get_attribute("href"))
    expect(first).to_be_focused()
    assert first.get_attribute("aria-invalid") == "true"


def test_front_page_search_is_a_form_for_the_keyboard(page, full_site):
    page.goto(full_site.address("HomePage", "sv"))
    tab_to(page, page.locator("main input[type=search]"))
    page.keyboard.type("dialog")
    page.keyboard.press("Enter")
    page.wait_for_url("**/god-praxis/?q=dialog**")
    expect(page.locator("#search-words")).to_have_value("dialog")
