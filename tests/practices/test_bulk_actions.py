"""Bulk actions on practices in the page explorer: confirming them, and setting their work areas."""

from datetime import date

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import GroupPagePermission, PageLogEntry

from home.work_areas import WorkArea
from practices.bulk_actions import WORK_AREAS_SET
from practices.confirming.confirmed import BY_EDITOR
from search.models import IndexedDocument
from tests.factories import make_content, make_practice
from tests.home.translating.pieces import fresh, translated
from tests.search.pages import soup

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)


def account(client, group: str):
    call_command("set_up_roles", verbosity=0)
    user = get_user_model().objects.create_user(group, f"{group[:4]}@example.org", "long enough 1")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return user


@pytest.fixture
def publisher(client, site):
    return account(client, "Publishers")


@pytest.fixture
def practice(site, committed):
    with committed():
        return make_practice(site, "Asukasraati", last_confirmed_on=date(2024, 1, 1))


def address(action: str, *pages) -> str:
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', action])}?{chosen}&next=/admin/"


def act(client, committed, action: str, *pages, **form):
    with time_machine.travel("2026-11-25 12:00+02:00", tick=False), committed():
        return client.post(address(action, *pages), form, follow=True)


def areas_of(page) -> list[str]:
    return [row.work_area for row in fresh(page).practice_work_areas.all()]


def logged(action: str) -> set[tuple]:
    return set(PageLogEntry.objects.filter(action=action).values_list("page_id", "user__username"))


def test_the_page_explorer_and_the_page_search_offer_them(client, publisher, site, practice):
    for listing in (
        reverse("wagtailadmin_explore", args=[site.library.pk]),
        f"{reverse('wagtailadmin_pages:search')}?q=Asukasraati",
    ):
        page = client.get(listing).content.decode()
        assert "/bulk/wagtailcore/page/confirm_practices/" in page, listing
        assert "/bulk/wagtailcore/page/set_work_areas/" in page, listing


def test_practices_are_confirmed_in_every_language(client, publisher, committed, site, practice):
    with committed():
        swedish = translated(practice)
    other = make_practice(site, "Toinen")

    response = act(client, committed, "confirm_practices", practice, other)

    assert {fresh(page).last_confirmed_on for page in (practice, swedish, other)} == {TODAY}
    assert logged(BY_EDITOR) == {(page.pk, "Publishers") for page in (practice, swedish, other)}
    assert "2 käytäntöä muutettiin" in response.content.decode()


def test_a_practice_chosen_in_two_languages_is_one(client, publisher, committed, practice):
    with committed():
        swedish = translated(practice)

    response = act(client, committed, "confirm_practices", practice, swedish)

    assert "1 käytäntö muutettiin" in response.content.decode()
    assert len(logged(BY_EDITOR)) == 2


def test_work_areas_are_set_in_every_language_and_found_by(client, publisher, committed, practice):
    with committed():
        swedish = translated(practice)

    act(client, committed, "set_work_areas", practice, main=WorkArea.TRUST, others=[WorkArea.OPEN_DATA])

    assert areas_of(practice) == areas_of(swedish) == ["luottamus", "avoin-data"]
    assert logged(WORK_AREAS_SET) == {(practice.pk, "Publishers"), (swedish.pk, "Publishers")}
    for page in (practice, swedish):
        assert "luottamus" in str(IndexedDocument.objects.get(page_id=page.pk).facets)


def test_a_newer_draft_stays_a_draft_with_the_fact_in_both(client, publisher, committed, practice):
    with committed():
        draft = fresh(practice)
        draft.title = "Kesken"
        revision = draft.save_revision()

    act(client, committed, "set_work_areas", practice, main=WorkArea.TRUST)

    live = fresh(practice)
    draft = live.get_latest_revision_as_object()
    assert (live.title, draft.title, live.latest_revision_id) == ("Asukasraati", "Kesken", revision.pk)
    assert areas_of(practice) == [row.work_area for row in draft.practice_work_areas.all()] == ["luottamus"]
    assert live.has_unpublished_changes
    with committed():
        live.get_latest_revision().publish()
    assert areas_of(practice) == ["luottamus"]


def test_a_page_of_another_type_is_named_and_left_out(client, publisher, committed, site, practice):
    content = make_content(site.home, "Tietoa")

    asked = soup(client.get(address("confirm_practices", practice, content))).get_text(" ", strip=True)
    response = act(client, committed, "confirm_practices", practice, content)

    assert "Tietoa : Se ei ole hyvä käytäntö." in asked or "Tietoa: Se ei ole hyvä käytäntö." in asked
    assert "Jätettiin pois: Tietoa" in response.content.decode()
    assert fresh(practice).last_confirmed_on == TODAY


def test_an_editor_who_may_not_publish_changes_drafts_alone(client, committed, site, practice):
    account(client, "Editors")
    draft = fresh(make_practice(site, "Luonnos"))
    draft.unpublish()

    response = act(client, committed, "confirm_practices", practice, draft)

    assert "Jätettiin pois: Asukasraati" in response.content.decode()
    assert fresh(practice).last_confirmed_on == date(2024, 1, 1)
    assert fresh(draft).last_confirmed_on == TODAY
    assert not fresh(draft).live


def test_who_may_publish_one_language_changes_no_fact_of_the_original(client, committed, site, practice):
    user = account(client, "Swedish translators")
    with committed():
        swedish = translated(practice)
    GroupPagePermission.objects.create(
        group=user.groups.get(), page=site.in_language(site.home, "sv"), permission_type="publish"
    )

    response = client.get(address("confirm_practices", swedish))
    act(client, committed, "confirm_practices", swedish)

    assert "jonka käännös se on" in response.content.decode()
    assert not logged(BY_EDITOR)


def test_a_locked_practice_is_left_out(client, publisher, committed, practice):
    locker = get_user_model().objects.create_superuser("lukitsija")
    practice.locked, practice.locked_by = True, locker
    practice.save()

    act(client, committed, "confirm_practices", practice)

    assert fresh(practice).last_confirmed_on == date(2024, 1, 1)


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"main": "keksitty"},
        {"main": "luottamus", "others": ["avoin-data", "viestinta", "julkisuus"]},
    ],
    ids=["nothing chosen", "no work area", "too many"],
)
def test_a_wrong_choice_is_told_and_changes_nothing(client, publisher, committed, practice, form):
    response = act(client, committed, "set_work_areas", practice, **form)

    assert response.status_code == 200
    assert soup(response).select(".w-field__errors .error-message, .w-field__errors p, .error-message")
    assert areas_of(practice) == ["osallisuus"]
