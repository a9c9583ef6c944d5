"""Two editors on the same page see each other."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.avoinhallinto.accounts import account_of_each_role
from tests.factories import make_practice

pytestmark = pytest.mark.django_db

# The most that an editor works on without being told of the other.
LONGEST_PAUSE_MS = 10_000


@pytest.fixture
def practice(site):
    return make_practice(site, "Asukasraati")


@pytest.fixture
def editor_of():
    """Opens a page for editing as somebody with a role; gives their browser and the address that it goes on asking."""
    accounts = account_of_each_role()

    def open_page(page, role: str) -> tuple[Client, str]:
        client = Client()
        client.force_login(accounts[role])
        form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        pause = re.search(r'data-w-session-interval-value="(\d+)"', form)
        assert pause, "Wagtail's notices of others who edit the page are off."
        assert 0 < int(pause[1]) <= LONGEST_PAUSE_MS
        return client, re.search(r'data-w-swap-src-value="(/admin/editing-sessions/ping/[^"]+)"', form)[1]

    return open_page


def others_seen(client: Client, address: str, **fields) -> list[tuple[str, bool]]:
    """Who else is told to be on the page, and whether they have changed something."""
    told = client.post(address, fields).json()["other_sessions"]
    return [(other["user"], other["is_editing"]) for other in told]


def test_who_opens_a_page_that_another_edits_is_told(practice, editor_of):
    others_seen(*editor_of(practice, "editor"), is_editing="1")
    client, address = editor_of(practice, "publisher")

    assert others_seen(client, address) == [("editor", True)]
    assert "editor" in client.post(address).json()["html"]


def test_who_edits_is_told_of_who_comes(practice, editor_of):
    editing = editor_of(practice, "editor")
    assert others_seen(*editing) == []
    editor_of(practice, "publisher")

    assert others_seen(*editing) == [("publisher", False)]


def test_a_translator_to_swedish_is_not_told_who_edits_the_finnish_page(practice, editor_of):
    _client, address = editor_of(practice, "editor")
    translator = Client()
    translator.login(username="translator-sv", password="long enough 1")

    assert translator.post(address).status_code == 404
