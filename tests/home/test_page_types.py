"""Every page type: where it may stand, and that it answers in each language with sound HTML and few queries."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.models import Page, get_page_models

from home.models import ContactPage, ContentPage, FeedbackPage
from tests import factories
from tests.factories import publish, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def one_of_each(site, committed) -> dict[str, Page]:
    """A page of every type, in three languages."""
    with committed():
        programme = factories.make_programme(site)
        pages = {
            "home": site.home,
            "library": site.library,
            "work areas": site.work_areas,
            "programmes": site.programmes,
            "network": site.network,
            "awards": site.awards,
            "news list": site.news,
            "content": factories.make_content(site.home),
            "contact": publish(site.home, ContactPage(title="Yhteystiedot")),
            "feedback": publish(site.home, FeedbackPage(title="Palaute")),
            "news": factories.make_news(site, published_on=date(2025, 5, 12)),
            "programme": programme,
            "commitment": factories.make_commitment(programme),
            "work area": factories.make_work_area(site),
            "practice": factories.make_practice(site),
            "event": factories.make_event(site),
            "award round": factories.make_award_round(site),
        }
        for page in list(pages.values()):
            if not page.has_translation(site.in_language(site.home, "sv").locale):
                for code in ("sv", "en"):
                    translate(page, code)
    return pages


def test_every_page_type_is_tried_here(one_of_each):
    assert {type(page) for page in one_of_each.values()} == {model for model in get_page_models() if model is not Page}


def test_every_page_type_answers_in_each_language(client, site, one_of_each):
    for name, page in one_of_each.items():
        for code in ("fi", "sv", "en"):
            shown = page if code == "fi" else site.in_language(page, code)
            response = client.get(shown.url)
            soup = BeautifulSoup(response.content, "html.parser")
            assert response.status_code == 200, (name, code)
            assert soup.html["lang"] == code, name
            assert len(soup.find_all("h1")) == 1, name
            assert soup.title.get_text(strip=True), name
            assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("child", "parent", "may"),
    [
        ("PracticePage", "PracticeIndexPage", True),
        ("PracticePage", "HomePage", False),
        ("PracticePage", "PracticePage", False),
        ("CommitmentPage", "ProgrammePage", True),
        ("CommitmentPage", "CommitmentPage", True),
        ("CommitmentPage", "HomePage", False),
        ("ProgrammePage", "ProgrammeIndexPage", True),
        ("WorkAreaPage", "WorkAreaIndexPage", True),
        ("EventPage", "NetworkPage", True),
        ("EventPage", "HomePage", False),
        ("AwardRoundPage", "AwardIndexPage", True),
        ("AwardIndexPage", "NetworkPage", True),
        ("NewsPage", "NewsIndexPage", True),
        ("ContentPage", "ContentPage", True),
        ("ContentPage", "PracticeIndexPage", False),
        ("HomePage", "HomePage", False),
    ],
)
def test_a_page_may_stand_only_where_it_belongs(child, parent, may):
    models = {model.__name__: model for model in get_page_models()}

    assert (models[parent] in models[child].allowed_parent_page_models()) is may


def test_commitments_go_two_levels_deep_and_no_deeper(site):
    programme = factories.make_programme(site)
    commitment = factories.make_commitment(programme, "3")
    below = factories.make_commitment(commitment, "3.1", title="Hyvien käytäntöjen jakaminen")

    assert type(commitment).can_create_at(programme)
    assert type(commitment).can_create_at(commitment)
    assert not type(commitment).can_create_at(below)
    assert not commitment.can_move_to(below)


def test_a_commitment_with_sub_commitments_does_not_move_below_another(site):
    programme = factories.make_programme(site)
    first = factories.make_commitment(programme, "1")
    second = factories.make_commitment(programme, "2", title="Toinen")
    factories.make_commitment(second, "2.1", title="Osa")

    assert not type(second).objects.get(pk=second.pk).can_move_to(first)


def test_there_is_one_library_a_language(site):
    assert not type(site.library).can_create_at(site.home)


@pytest.mark.parametrize(
    ("make", "fields", "wrong_field"),
    [
        (factories.make_programme, {"start_year": 2027, "end_year": 2023}, "end_year"),
        (factories.make_practice, {"start_year": 2025, "end_year": 2020}, "end_year"),
        (factories.make_event, {"attendance": "in-person"}, "place"),
    ],
)
def test_contradictory_fields_are_refused_with_the_field_named(site, make, fields, wrong_field):
    with pytest.raises(ValidationError) as refused:
        make(site, **fields)

    assert wrong_field in refused.value.message_dict


def test_a_work_area_has_one_page_a_language(site):
    factories.make_work_area(site)

    with pytest.raises(ValidationError):
        factories.make_work_area(site, title="Osallisuus uudestaan")


def test_content_pages_nest(client, site):
    above = factories.make_content(site.home, "Tietoa")
    below = factories.make_content(above, "Lisää tietoa")

    trail = BeautifulSoup(client.get(below.url).content, "html.parser").select(".breadcrumb li")

    assert [item.get_text(strip=True) for item in trail] == ["Etusivu", "Tietoa", "Lisää tietoa"]
    assert isinstance(below, ContentPage)
