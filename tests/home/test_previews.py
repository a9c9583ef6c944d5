"""Live preview: every page type in every language, a draft as well as a page that is not saved yet."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page, get_page_models
from wagtail.test.utils.form_data import querydict_from_html

from home.models import ContactPage, FeedbackPage, HomePage
from home.public_forms.models import SentForm
from practices.models import SharedPractice
from programmes.models import StatusAssessment
from search.editorial_models import SearchCount
from tests import factories
from tests.factories import publish, translate

pytestmark = pytest.mark.django_db

LANGUAGES = ("fi", "sv", "en")
# What a new page of a type must have before it can be shown at all.
NEEDED = {
    "EventPage": {"starts_at": "2026-12-01 09:00", "ends_at": "2026-12-01 10:00"},
    "NewsPage": {"published_on": "2026-12-01"},
    "ProgrammePage": {"start_year": "2027", "end_year": "2031"},
    "AwardRoundPage": {"year": "2027"},
}


@pytest.fixture
def pages(site, committed) -> dict[type[Page], Page]:
    """A page of every type, by its type; each is there in three languages."""
    with committed():
        programme = factories.make_programme(site)
        made = [
            factories.make_content(site.home),
            publish(site.home, ContactPage(title="Yhteystiedot")),
            publish(site.home, FeedbackPage(title="Palaute")),
            factories.make_news(site),
            programme,
            factories.make_commitment(programme),
            factories.make_work_area(site),
            factories.make_practice(site),
            factories.make_event(site),
            factories.make_award_round(site),
        ]
        for page in made:
            for code in ("sv", "en"):
                translate(page, code)
    of_site = [site.home, site.library, site.work_areas, site.programmes, site.network, site.awards, site.news]
    return {type(page): page for page in [*of_site, *made]}


def test_every_page_type_is_tried_here(pages):
    assert set(pages) == {model for model in get_page_models() if model is not Page}


def filled_form(client, address: str, **fields) -> dict:
    """The editor's form as it stands, with some fields filled in. The body, which scripts draw, is left empty."""
    html = client.get(address).content.decode()
    return {**querydict_from_html(html, form_id="page-edit-form").dict(), "body-count": "0", **fields}


def shown(client, address: str, form: dict) -> BeautifulSoup:
    """What the preview at an address shows of a form that is being filled in."""
    told = client.post(address, form).json()
    assert told == {"is_valid": True, "is_available": True}
    response = client.get(f"{address}?in_preview_panel=true")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def in_language(site, page: Page, language: str) -> Page:
    return page if language == "fi" else site.in_language(page, language)


def place_for_new(site, page: Page, language: str) -> Page:
    """Where a page of the type of `page` can be made in a language."""
    model = type(page)
    parent = page.get_parent().specific
    parent = parent if parent.is_root() else in_language(site, parent, language)
    if not model.can_create_at(parent):  # of what there is but one, the one that is there makes room
        model.objects.child_of(parent).delete()
        parent.refresh_from_db()
    return parent


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_being_edited_is_shown_in_its_language(admin_client, site, pages, language):
    for model, finnish in pages.items():
        page = in_language(site, finnish, language)
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])

        seen = shown(
            admin_client,
            reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]),
            filled_form(admin_client, edit, title="Uusi <b>otsikko</b>"),
        )

        assert (seen.html["lang"], seen.h1.get_text(strip=True)) == (language, "Uusi <b>otsikko</b>"), model
        assert seen.find("wagtail-userbar"), model


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_page_is_shown_before_it_is_saved(admin_client, site, pages, language):
    # From the leaves up, for what makes room takes what is below it along.
    for model, finnish in sorted(pages.items(), key=lambda item: -item[1].depth):
        parent = place_for_new(site, finnish, language)
        place = [model._meta.app_label, model._meta.model_name, parent.pk]
        needed = NEEDED.get(model.__name__, {})

        seen = shown(
            admin_client,
            reverse("wagtailadmin_pages:preview_on_add", args=place),
            filled_form(admin_client, reverse("wagtailadmin_pages:add", args=place), title="Kokonaan uusi", **needed),
        )

        expected = "fi" if model is HomePage else language  # a new language's home page has no address yet
        assert (seen.html["lang"], seen.h1.get_text(strip=True)) == (expected, "Kokonaan uusi"), model
    assert not Page.objects.filter(title="Kokonaan uusi").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_saved_draft_is_shown_in_its_language(admin_client, site, pages, language):
    for model, finnish in pages.items():
        page = in_language(site, finnish, language)
        page.title = "Luonnos"
        page.save_revision()

        response = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

        seen = BeautifulSoup(response.content, "html.parser")
        assert response.status_code == 200, model
        assert (seen.html["lang"], seen.h1.get_text(strip=True)) == (language, "Luonnos"), model


def test_rows_without_a_choice_do_not_stop_the_preview(admin_client, site):
    practice = factories.make_practice(site)
    form = filled_form(admin_client, reverse("wagtailadmin_pages:edit", args=[practice.pk]))

    seen = shown(
        admin_client,
        reverse("wagtailadmin_pages:preview_on_edit", args=[practice.pk]),
        {**form, "practice_work_areas-0-work_area": ""},
    )

    assert seen.h1


def test_an_assessment_without_a_light_does_not_stop_the_preview(admin_client, site):
    commitment = factories.make_commitment(factories.make_programme(site))
    commitment.status_assessments = [StatusAssessment(light="", reason="Kesken.")]
    commitment.save_revision()

    response = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[commitment.pk]))

    assert response.status_code == 200
    assert "Kesken." in response.content.decode()


def test_a_preview_counts_no_search_and_no_share(admin_client, site, pages):
    for page in pages.values():
        for mode, _label in page.preview_modes:
            address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
            assert admin_client.get(address, {"mode": mode, "q": "osallisuus"}).status_code == 200

    assert not SearchCount.objects.exists()
    assert not SentForm.objects.exists()
    assert not SharedPractice.objects.exists()


def test_nobody_sees_a_draft_without_the_right_to_edit(client, site, pages):
    page = pages[type(site.library)]

    assert client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 302
