"""A site of its own for each journey, the people who use it, and the e-mail that it sends."""

import json
import shutil

import pytest

from tests.browser.journeys.mailbox import Mailbox
from tests.browser.journeys.people import Staff, Visitor
from tests.browser.journeys.served import JourneySite, tell_its_address
from tests.browser.sites import free_port, make_once, running

SECONDS_TO_SEE = 10


@pytest.fixture
def journey_site(shared_folder, tmp_path):
    """The small site of `small_site.py`, served from a copy that this journey alone changes."""
    folder = tmp_path / "site"
    shutil.copytree(make_once("journeys", shared_folder, made_by="tests.browser.journeys.small_site"), folder)
    port = free_port()
    tell_its_address(folder, port)
    with running(folder, port) as base:
        yield JourneySite(base, json.loads((folder / "states.json").read_text()), folder)


@pytest.fixture
def mailbox(journey_site) -> Mailbox:
    """All the e-mail that the site has sent."""
    return Mailbox(journey_site.folder / "emails")


@pytest.fixture
def new_page(browser):
    """Opens the browser anew, as another person on a machine of their own."""
    contexts = []

    def open_browser():
        contexts.append(
            browser.new_context(viewport={"width": 1280, "height": 900}, locale="fi-FI", reduced_motion="reduce")
        )
        contexts[-1].set_default_timeout(SECONDS_TO_SEE * 1000)
        return contexts[-1].new_page()

    yield open_browser
    for context in contexts:
        context.close()


@pytest.fixture
def visitor(journey_site, new_page) -> Visitor:
    """Somebody from outside."""
    return Visitor(new_page(), journey_site)


@pytest.fixture
def staff(journey_site, new_page):
    """Makes somebody with a role of `avoinhallinto/roles.py`, signed in: `staff("publisher")`."""

    def sign_in(role: str) -> Staff:
        person = Staff(new_page(), journey_site)
        person.sign_in(role)
        return person

    return sign_in
