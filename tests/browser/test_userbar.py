"""The userbar, as an editor sees it on every page type: its checks run under the site's policy and find nothing."""

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.observing import observe, observed
from tests.browser.states import EDITOR, LANGUAGES, page_types

# The number of issues in the userbar, once axe has run. Playwright looks into open shadow roots.
COUNT = "wagtail-userbar #checker-trigger [data-content-checker-count]"
NAMES = "wagtail-userbar [data-content-checker-row] [data-content-checker-name]"


@pytest.fixture(scope="module")
def editors_session(browser: Browser, full_site) -> dict:
    """The cookies of an editor who has logged in."""
    context = browser.new_context(locale="fi-FI")
    page = context.new_page()
    page.goto(f"{full_site.base}/admin/login/")
    name, password = EDITOR
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", password)
    page.click("button[type=submit]")
    page.wait_for_url(f"{full_site.base}/admin/")
    session = context.storage_state()
    context.close()
    return session


@pytest.fixture
def context(browser: Browser, editors_session) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, reduced_motion="reduce", storage_state=editors_session
    )
    yield context
    context.close()


@pytest.mark.parametrize("page_type", page_types())
def test_the_checks_of_the_userbar_find_nothing(context, full_site, page_type):
    found = []
    for language in LANGUAGES:
        page = context.new_page()
        observe(page)
        page.goto(full_site.address(page_type, language))
        count = page.locator(COUNT)
        count.wait_for(state="attached")
        page.wait_for_function("element => /[0-9]/.test(element.textContent)", arg=count.element_handle())
        if (number := count.text_content().strip()) != "0":
            page.locator("wagtail-userbar [data-wagtail-userbar-trigger]").click()
            page.locator("wagtail-userbar #checker-trigger").click()
            found.append(f"{language}: {number}: {page.locator(NAMES).all_text_contents()}")
        found += [f"{language}: {complaint}" for complaint in observed(page).complaints]
        assert observed(page).hosts == {full_site.base.removeprefix("http://")}
        page.close()
    assert not found, "\n".join(found)
