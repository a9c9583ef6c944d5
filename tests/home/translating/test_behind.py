"""On the public page: a translation that is behind its source says so."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction
from wagtail_localize.models import Translation

from home.models import HomePage, TranslatedPage
from tests.factories import make_practice, translate
from tests.home.translating.pieces import change, fresh, translated, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(site, committed):
    with time_machine.travel("2026-02-01 12:00+02:00", tick=False), committed():
        return make_practice(site, "Asukasraati", summary="Kysyttiin.")


@pytest.fixture
def swedish(practice, committed):
    with time_machine.travel("2026-03-12 12:00+02:00", tick=False), committed():
        page = translated(practice)
    return fresh(page)


def notice(client, page) -> str:
    found = BeautifulSoup(client.get(page.url).content, "html.parser").select_one("main .notice, .notice")
    return " ".join(found.get_text().split()) if found else ""


def change_in_april(practice, committed, **fields) -> None:
    with time_machine.travel("2026-04-03 12:00+03:00", tick=False), committed():
        change(practice, **(fields or {"what_was_done": "<p>Kysyttiin kaikilta.</p>"}))


def test_an_up_to_date_translation_says_nothing(client, swedish):
    assert notice(client, swedish) == ""


def test_a_translation_that_is_behind_says_since_when(client, practice, swedish, committed):
    change_in_april(practice, committed)

    assert notice(client, swedish) == (
        "Den finska texten ändrades 3.4.2026. Den här översättningen är från 12.3.2026. Asukasraati (på finska)"
    )


def test_it_leads_to_the_finnish_page(client, practice, swedish, committed):
    change_in_april(practice, committed)

    link = BeautifulSoup(client.get(swedish.url).content, "html.parser").select_one(".notice a")
    assert (link["href"], link["lang"]) == (practice.url, "fi")


def test_english_writes_its_own_dates(client, practice, committed):
    with time_machine.travel("2026-03-12 12:00+02:00", tick=False), committed():
        english = translated(practice, "en")
    change_in_april(practice, committed)

    assert notice(client, english).startswith(
        "The Finnish text was changed on 3 April 2026; this translation is from 12 March 2026."
    )


def test_a_changed_fact_makes_no_translation_outdated(client, practice, swedish, committed):
    change_in_april(practice, committed, start_year=2020)

    assert notice(client, swedish) == ""


def test_a_draft_of_the_source_makes_no_translation_outdated(client, practice, swedish, committed):
    with committed():
        draft = fresh(practice)
        draft.title = "Luonnos"
        draft.save_revision()

    assert notice(client, swedish) == ""


def test_the_source_itself_says_nothing(client, practice, swedish, committed):
    change_in_april(practice, committed)

    assert notice(client, practice) == ""


def test_it_is_gone_when_the_change_is_translated_and_published(client, practice, swedish, committed):
    change_in_april(practice, committed)
    translation = Translation.objects.get(source__object_id=practice.translation_key)
    write(translation)
    assert notice(client, swedish) != ""
    with committed():
        translation.save_target(publish=True)

    assert notice(client, swedish) == ""
    assert "[sv] Kysyttiin kaikilta." in fresh(swedish).what_was_done


def test_a_change_that_is_taken_back_leaves_nothing_to_translate(client, practice, swedish, committed):
    change_in_april(practice, committed)
    change_in_april(practice, committed, what_was_done="<p>Kysyttiin asukkailta.</p>")

    assert notice(client, swedish) == ""


def test_a_removed_paragraph_makes_the_translation_outdated(client, site, committed):
    with committed():
        practice = make_practice(site, "Kaksi", what_was_done="<p>Yksi.</p><p>Toinen.</p>")
    with committed():
        swedish = translated(practice)
    change_in_april(practice, committed, what_was_done="<p>Yksi.</p>")

    assert "Den finska texten ändrades" in notice(client, swedish)


def test_a_freely_written_translation_says_it_too(client, practice, committed):
    with time_machine.travel("2026-03-12 12:00+02:00", tick=False), committed():
        swedish = translate(practice, "sv", title="Invånarpanel")
    change_in_april(practice, committed)
    assert "från 12.3.2026" in notice(client, swedish)
    with committed():
        change(swedish, title="Medborgarpanel")

    assert notice(client, swedish) == ""


def test_a_hidden_source_is_not_linked(client, practice, swedish, committed):
    change_in_april(practice, committed)
    with committed():
        fresh(practice).unpublish()

    assert notice(client, swedish) == ""


def test_it_takes_no_query_more(client, practice, swedish, committed):
    def queries() -> int:
        client.get(swedish.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(swedish.url)
        return len(captured)

    up_to_date = queries()
    change_in_april(practice, committed)

    assert notice(client, swedish) != ""
    assert queries() == up_to_date


def test_the_front_page_says_it_too(client, site, committed):
    with time_machine.travel("2026-03-12 12:00+02:00", tick=False), committed():
        change(site.in_language(site.home, "sv"), lead="En ingress.")
    change_in_april(site.home, committed, lead="Uusi ingressi.")

    assert notice(client, HomePage.objects.get(locale__language_code="sv")) == (
        "Den finska texten ändrades 3.4.2026. Den här översättningen är från 12.3.2026. Avoin hallinto (på finska)"
    )


def test_days_are_those_of_finland(client, practice, swedish, committed):
    with time_machine.travel("2026-04-03 23:30+00:00", tick=False), committed():
        change(practice, what_was_done="<p>Kysyttiin kaikilta.</p>")

    assert "ändrades 4.4.2026" in notice(client, swedish)


@pytest.fixture
def restricted(practice, swedish):
    for page in (practice, swedish):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_a_restricted_page_says_it_to_who_may_read_both(admin_client, practice, swedish, restricted, committed):
    change_in_april(practice, committed)

    assert "ändrades 3.4.2026" in notice(admin_client, swedish)


def test_a_restricted_page_names_no_original_that_the_reader_may_not_read(
    admin_client, practice, swedish, restricted, committed
):
    change_in_april(practice, committed)
    PageViewRestriction.objects.filter(page=practice.pk).update(
        restriction_type=PageViewRestriction.PASSWORD, password="hemligt"
    )

    assert notice(admin_client, swedish) == ""


def test_an_earlier_change_that_a_short_version_lacks_keeps_its_date(client, practice, swedish, committed):
    TranslatedPage.objects.filter(page=swedish.pk).update(is_short_version=True)
    change_in_april(practice, committed, summary="Uusi.")
    with time_machine.travel("2026-05-05 12:00+03:00", tick=False), committed():
        change(practice, what_was_done="<p>Vain kokonaisessa.</p>")

    assert "ändrades 3.4.2026" in notice(client, swedish)
