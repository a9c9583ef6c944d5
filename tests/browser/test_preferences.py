"""What a reader has set: no script, less motion, their own colours, paper."""

import pytest
from playwright.sync_api import expect

from tests.browser.layout import complaints
from tests.browser.states import LANGUAGES, page_types


def test_library_and_menu_work_without_script(browser, full_site):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(full_site.address("PracticeIndexPage", "en"))
    page.locator("#search-words").fill("dialogue")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator("#search-words")).to_have_value("dialogue")
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.get_by_role("navigation", name="Main menu")).to_be_visible()
    context.close()


@pytest.mark.parametrize("state", ["HomePage", "PracticeIndexPage", "practice with everything"])
def test_nothing_moves_for_a_reader_who_wants_less_motion(page, full_site, state):
    page.goto(full_site.address(state, "fi"))
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(element => {
          const style = getComputedStyle(element);
          const lasts = value => value.split(",").some(part => parseFloat(part) > 0);
          return style.scrollBehavior === "smooth"
            || lasts(style.transitionDuration) || lasts(style.animationDuration);
        }).map(element => element.outerHTML.slice(0, 120))"""
    )
    assert moving == []


@pytest.mark.parametrize("state", ["practice with everything", "commitment with everything", "library with filters"])
def test_readers_own_colours_are_respected(page, full_site, state):
    """In forced colours nothing insists on its own, and a status light's sign differs from its ground."""
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(full_site.address(state, "fi"))
    insisting = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter(
          element => getComputedStyle(element).forcedColorAdjust === "none" && !element.closest("svg")
        ).map(element => element.outerHTML.slice(0, 120))"""
    )
    assert insisting == []
    same = page.evaluate(
        """() => [...document.querySelectorAll(".status-light .icon")].filter(icon => {
          const [ground, sign] = [icon.firstElementChild, icon.lastElementChild].map(part => getComputedStyle(part));
          return ground !== sign && ground.fill === sign.stroke;
        }).map(icon => icon.parentElement.outerHTML.slice(0, 120))"""
    )
    assert same == []


@pytest.mark.parametrize("state", ["practice with everything", "commitment with everything"])
def test_paper_holds_the_text_and_not_the_menus(page, full_site, state):
    page.set_viewport_size({"width": 640, "height": 900})
    page.emulate_media(media="print")
    page.goto(full_site.address(state, "fi"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".site-nav, .site-footer, .breadcrumb").locator("visible=true")).to_have_count(0)
    assert complaints(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", page_types())
def test_page_says_its_language_and_its_title(page, full_site, state, language):
    page.goto(full_site.address(state, language))
    assert page.locator("html").get_attribute("lang") == language
    assert page.title().strip()
