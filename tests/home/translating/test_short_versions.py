"""A translation may be a short version: title and summary, and a link to the whole text."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission

from home.models import TranslatedPage
from search.models import IndexedDocument
from tests.factories import make_event, make_practice
from tests.home.translating.pieces import change, fresh, start_translation, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(site, committed):
    with committed():
        return make_practice(site, "Asukasraati", summary="Kysyttiin.", what_was_done="<p>Aivan kaikilta.</p>")


@pytest.fixture
def swedish(practice, committed):
    with committed():
        page = translated(practice, leave_out=("what_was_done",))
    return fresh(page)


@pytest.fixture
def publisher(admin_client):
    return admin_client


def choose(client, page, committed, *, is_short=True):
    with committed():
        return client.post(
            reverse("translating_short_version", args=[page.pk]), {"is_short": "1"} if is_short else {}, follow=True
        )


def editor_of(page, *permissions: str):
    group = Group.objects.create(name="Redaktörer")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for permission in permissions:
        GroupPagePermission.objects.create(
            group=group,
            page=page,
            permission=Permission.objects.get(codename=permission, content_type__app_label="wagtailcore"),
        )
    user = get_user_model().objects.create_user("redaktör")
    user.groups.add(group)
    return user


def test_it_shows_title_and_summary_and_leads_to_the_whole_text(client, publisher, practice, swedish, committed):
    choose(publisher, swedish, committed)

    page = BeautifulSoup(client.get(swedish.url).content, "html.parser")
    link = page.select_one(".notice a")
    assert page.h1.get_text() == "[sv] Asukasraati"
    assert "[sv] Kysyttiin." in page.get_text()
    assert "Det här är en kort version. Hela texten finns på finska." in page.select_one(".notice").get_text()
    assert (link["href"], link["lang"]) == (practice.url, "fi")


def test_the_untranslated_text_is_neither_shown_nor_searched(client, publisher, swedish, committed):
    choose(publisher, swedish, committed)

    assert "Aivan kaikilta" not in client.get(swedish.url).content.decode()
    document = IndexedDocument.objects.get(page_id=swedish.pk)
    assert "kaikki" not in str(vars(document))
    assert "oulu" in str(document.facets)


def test_it_is_the_whole_text_again_when_so_chosen(client, publisher, swedish, committed):
    choose(publisher, swedish, committed)
    choose(publisher, swedish, committed, is_short=False)

    assert "Aivan kaikilta" in client.get(swedish.url).content.decode()
    assert "Hela texten" not in client.get(swedish.url).content.decode()


def test_a_changed_text_that_it_does_not_show_leaves_it_ready(publisher, practice, swedish, committed):
    choose(publisher, swedish, committed)
    with committed():
        change(practice, what_was_done="<p>Uusi teksti.</p>")
    assert TranslatedPage.objects.get(page=swedish.pk).changed_texts == 0
    with committed():
        change(practice, summary="Uusi tiivistelmä.")

    assert TranslatedPage.objects.get(page=swedish.pk).changed_texts == 1


def test_it_stays_short_when_published_again(publisher, practice, swedish, committed):
    choose(publisher, swedish, committed)
    with committed():
        change(swedish, title="Ny titel")

    assert fresh(swedish).is_short_version
    assert not fresh(practice).is_short_version


def test_it_needs_a_summary(publisher, site, committed):
    with committed():
        page = translated(make_practice(site, "Ilman tiivistelmää"))
    response = choose(publisher, page, committed)

    assert "Käännä ensin tiivistelmä" in response.content.decode()
    assert not fresh(page).is_short_version


def test_the_original_cannot_be_short(publisher, practice, swedish, committed):
    response = choose(publisher, practice, committed)

    assert "ei voi olla lyhyt versio" in response.content.decode()
    assert not fresh(practice).is_short_version


def test_a_page_type_without_a_text_cannot_be_short(publisher, site, committed):
    with committed():
        page = translated(make_event(site, "Tapahtuma", summary="Tule."))
    choose(publisher, page, committed)

    assert not fresh(page).is_short_version


@pytest.mark.parametrize(
    ("permissions", "is_live", "is_allowed"),
    [
        (["change_page"], True, False),
        (["change_page", "publish_page"], True, True),
        (["change_page"], False, True),
        ([], False, False),
    ],
)
def test_what_is_public_takes_the_right_to_publish(
    client, site, practice, swedish, committed, permissions, is_live, is_allowed
):
    if not is_live:
        swedish.unpublish()
    client.force_login(editor_of(site.in_language(site.home, "sv"), *permissions))
    choose(client, swedish, committed)

    assert fresh(swedish).is_short_version is is_allowed


def test_a_visitor_cannot_choose(client, swedish, committed):
    choose(client, swedish, committed)

    assert not fresh(swedish).is_short_version


def test_the_answer_leads_nowhere_else(publisher, swedish):
    response = publisher.post(
        reverse("translating_short_version", args=[swedish.pk]), {"is_short": "1", "next": "https://example.org/"}
    )

    assert response["Location"] == reverse("translating_report")


def test_a_draft_may_be_made_short_before_it_is_published(publisher, practice, committed):
    with committed():
        translation = start_translation(practice)
    page = translation.get_target_instance()
    choose(publisher, page, committed)

    assert fresh(page).is_short_version
    assert not fresh(page).live
