"""Drafts, unpublished and private pages are nowhere public, on no page and in no list."""

import pytest
from wagtail.models import PageViewRestriction

from practices.models import PracticePage
from tests.factories import make_commitment, make_practice, make_programme, make_work_area
from tests.search.pages import soup, text_of, titles

pytestmark = pytest.mark.django_db

TITLE = "Salainen kokeilu"
LISTS = (
    "/",
    "/hyvat-kaytannot/",
    "/tyoalueet/osallisuus/",
    "/toimintaohjelmat/v-toimintaohjelma/kansalliset-dialogit/",
)


@pytest.fixture
def hidden(site, committed) -> PracticePage:
    """A practice that stands in every list before it is hidden."""
    with committed():
        make_work_area(site)
        commitment = make_commitment(make_programme(site))
        return make_practice(site, TITLE, commitments=(commitment,))


def hide_as_draft(practice: PracticePage) -> None:
    practice.unpublish()


def hide_by_restriction(practice: PracticePage) -> None:
    PageViewRestriction.objects.create(page=practice, restriction_type=PageViewRestriction.LOGIN)


def hide_by_deleting(practice: PracticePage) -> None:
    practice.delete()


@pytest.mark.parametrize("address", LISTS)
def test_a_published_practice_is_listed(client, hidden, address):
    assert TITLE in text_of(soup(client.get(address)))


@pytest.mark.parametrize("hide", [hide_as_draft, hide_by_restriction, hide_by_deleting])
@pytest.mark.parametrize("address", [*LISTS, "/hyvat-kaytannot/?q=salainen"])
def test_a_hidden_practice_is_in_no_list(client, hidden, committed, hide, address):
    with committed():
        hide(hidden)

    assert TITLE not in text_of(soup(client.get(address)))


def test_a_hidden_practice_does_not_answer(client, hidden):
    hidden.unpublish()

    assert client.get(hidden.url).status_code == 404


def test_a_draft_that_was_never_published_is_not_found_by_searching(client, site, committed):
    with committed():
        draft = PracticePage(
            title=TITLE, slug="luonnos", live=False, what_was_done="<p>x</p>", locale=site.home.locale
        )
        site.library.add_child(instance=draft)
        draft.save_revision()

    assert TITLE not in text_of(soup(client.get("/hyvat-kaytannot/", {"q": "salainen"})))


def test_an_unpublished_change_is_not_found_by_searching(client, hidden, committed):
    with committed():
        hidden.title = "Julkaisematon otsikko"
        hidden.save_revision()

    assert titles(client.get("/hyvat-kaytannot/", {"q": "salainen"})) == [TITLE]
    assert "Julkaisematon" not in client.get("/hyvat-kaytannot/").content.decode()


def test_a_restriction_above_covers_what_is_below(client, site, hidden, committed):
    with committed():
        PageViewRestriction.objects.create(page=site.library, restriction_type=PageViewRestriction.LOGIN)

    assert TITLE not in text_of(soup(client.get("/")))
    assert TITLE not in text_of(soup(client.get("/tyoalueet/osallisuus/")))


def test_a_moved_practice_is_found_at_its_new_address(client, hidden, site, committed):
    with committed():
        site.library.slug = "kaytannot"
        site.library.save_revision().publish()

    page = client.get("/kaytannot/", {"q": "salainen"}).content.decode()
    assert f'href="/kaytannot/{hidden.slug}/"' in page
