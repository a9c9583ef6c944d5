"""A status assessment in a translation: its light and day at once, its reason when it is translated."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from wagtail_localize.models import Translation

from programmes.models.status_assessment import Light
from tests.home.translating.pieces import change, fresh, translated, write
from tests.programmes.assessments import AUTUMN, SPRING, assessment, correction, make_assessed, rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def commitment(site, committed):
    with committed():
        page = make_assessed(site, assessment(2025, SPRING), title="Dialogit")
        translated(page.get_parent().specific)
    return page


@pytest.fixture
def swedish(commitment, committed):
    with committed():
        return translated(commitment)


def add(commitment, committed, *rows) -> None:
    page = fresh(commitment)
    with committed():
        change(page, status_assessments=[*page.status_assessments.all(), *rows])


def timeline(client, page) -> list[BeautifulSoup]:
    return BeautifulSoup(client.get(page.url).content, "html.parser").select("ol.timeline > li")


def test_a_new_assessment_is_public_at_once_with_its_reason_marked(client, commitment, swedish, committed):
    add(commitment, committed, assessment(2025, AUTUMN, Light.NOT_STARTED))

    newest, before = timeline(client, swedish)
    assert newest.find(lang="fi").get_text() == "Perustelu 2025/2."
    assert "Ännu inte översatt" in newest.get_text()
    assert "20.11.2025" in newest.get_text()
    assert before.find(lang="fi") is None
    assert "[sv] Perustelu 2025/1." in before.get_text()


def test_the_page_says_that_it_is_behind_until_the_reason_is_translated(client, commitment, swedish, committed):
    add(commitment, committed, assessment(2025, AUTUMN, Light.NOT_STARTED))
    assert "Den finska texten ändrades" in client.get(swedish.url).content.decode()
    translation = Translation.objects.get(source__object_id=commitment.translation_key)
    write(translation)
    with committed():
        translation.save_target(publish=True)

    newest, _before = timeline(client, swedish)
    assert newest.find(lang="fi") is None
    assert "[sv] Perustelu 2025/2." in newest.get_text()
    assert "Den finska texten ändrades" not in client.get(swedish.url).content.decode()
    assert [row[:4] for row in rows_of(swedish)] == [(2025, 1, False, "green"), (2025, 2, False, "red")]


def test_a_correction_is_public_at_once_too(client, commitment, swedish, committed):
    add(commitment, committed, correction(2025, SPRING, date(2025, 9, 1)))

    (newest,) = timeline(client, swedish)
    assert [part.get_text() for part in newest.find_all(lang="fi")] == ["Oikaistu perustelu.", "Valo oli väärä."]


def test_a_drafts_words_are_kept(commitment, swedish, committed):
    with committed():
        draft = fresh(swedish)
        draft.title = "Halvfärdig"
        draft.save_revision()
    add(commitment, committed, assessment(2025, AUTUMN, Light.NOT_STARTED))

    draft = fresh(swedish).get_latest_revision_as_object()
    assert draft.title == "Halvfärdig"
    assert [row.light for row in draft.status_assessments.all()] == ["green", "red"]
    assert fresh(swedish).title == "[sv] Dialogit"


def test_the_number_is_a_fact_and_no_text_to_translate(commitment, swedish, committed):
    with committed():
        change(commitment, number="2")

    assert fresh(swedish).number == "2"
    assert not Translation.objects.filter(source__stringsegment__context__path="number").exists()


def test_the_original_marks_nothing(client, commitment, swedish, committed):
    add(commitment, committed, assessment(2025, AUTUMN))

    assert not any(row.find(lang="fi") for row in timeline(client, commitment))
