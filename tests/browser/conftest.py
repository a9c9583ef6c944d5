"""The sites and the browser of these tests. They touch no database in this process: the sites are served by others."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.observing import observe
from tests.browser.sites import ServedSite, served

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--force-color-profile=srgb",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory, worker_id):
    """One folder for all workers of this run; where BROWSER_SITES names one, the sites are kept there for the next."""
    if kept := os.environ.get("BROWSER_SITES"):
        return Path(kept)
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def full_site(shared_folder, tmp_path_factory) -> ServedSite:
    with served("full", shared_folder, tmp_path_factory.mktemp("served")) as site:
        yield site


@pytest.fixture(scope="session")
def bare_site(shared_folder, tmp_path_factory) -> ServedSite:
    with served("bare", shared_folder, tmp_path_factory.mktemp("served")) as site:
        yield site


@pytest.fixture(scope="session")
def chromium_path() -> str:
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if not found:
        reason = "Chromium was not found: install it, or name its file in the environment variable CHROMIUM."
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


# Playwright keeps an event loop running in this thread, in which Django's database refuses to work: it ends with the
# last test of the folder, before a worker goes on to tests that use the database.
@pytest.fixture(scope="package")
def browser(chromium_path) -> Browser:
    with sync_playwright() as playwright:
        sandbox = os.geteuid() != 0  # Chromium refuses its sandbox to root
        browser = playwright.chromium.launch(executable_path=chromium_path, chromium_sandbox=sandbox, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser) -> BrowserContext:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fi-FI", reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def page(context) -> Page:
    page = context.new_page()
    observe(page)
    return page
