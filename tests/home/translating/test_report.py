"""The report of translations in the admin."""

from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import Translation

from home.models import PageReading
from home.terms import Organisation
from tests.factories import make_content, make_news, make_organisation, make_practice, publish, translate
from tests.home.translating.pieces import change, fresh, start_translation, translated
from tests.home.translating.test_short_versions import choose, editor_of

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/translating/"


def rows(client, **query) -> dict[str, list[str]]:
    """The report's rows by the page's title: page type, state, since."""
    page = BeautifulSoup(client.get(ADDRESS, {"language": "sv", **query}).content, "html.parser")
    found = {}
    for row in page.select("table.listing tbody tr"):
        cells = [cell.get_text(" ", strip=True) for cell in row.select("td")]
        found[cells[0]] = cells[1:4]
    return found


def links(client, title: str, **query) -> list[str]:
    page = BeautifulSoup(client.get(ADDRESS, {"language": "sv", **query}).content, "html.parser")
    row = next(row for row in page.select("table.listing tbody tr") if row.td.get_text(strip=True) == title)
    return [link["href"] for link in row.select("a")]


def test_a_page_that_was_never_translated_is_offered_to_be(admin_client, site, committed):
    with time_machine.travel("2026-02-01 12:00+02:00"), committed():
        practice = make_practice(site, "Asukasraati")

    assert rows(admin_client)["Asukasraati"] == ["hyvä käytäntö", "Ei ole käännetty", "1.2.2026"]
    assert links(admin_client, "Asukasraati") == [
        reverse("wagtail_localize:submit_page_translation", args=[practice.pk])
    ]


def test_a_changed_page_tells_how_much_and_since_when_and_leads_to_the_texts(admin_client, site, committed):
    with committed():
        practice = make_practice(site, "Asukasraati", summary="Kysyttiin.")
    with committed():
        swedish = translated(practice)
    with time_machine.travel("2026-04-03 12:00+03:00"), committed():
        change(practice, summary="Uusi.", what_was_done="<p>Uusi myös.</p>")

    _type, state, since = rows(admin_client)["Asukasraati"]
    assert state == "Alkuperäinen muuttunut 2 tekstiä kääntämättä"
    assert since == "3.4.2026"
    texts = reverse("translating_changes", args=[swedish.pk])
    assert links(admin_client, "Asukasraati") == [texts]
    assert "Uusi myös." in admin_client.get(texts).content.decode()


def test_a_page_that_is_written_freely_leads_to_its_own_editor(admin_client, site, committed):
    with committed():
        practice = make_practice(site, "Asukasraati")
    with committed():
        swedish = translate(practice, "sv", title="Panel")

    assert links(admin_client, "Asukasraati") == [reverse("wagtailadmin_pages:edit", args=[swedish.pk])]


def test_an_up_to_date_translation_is_ready(admin_client, site, committed):
    with committed():
        practice = make_practice(site, "Asukasraati")
    with committed():
        translated(practice)

    assert rows(admin_client)["Asukasraati"][1] == "Valmis"


def test_a_started_translation_is_not_ready(admin_client, site, committed):
    with committed():
        start_translation(make_practice(site, "Asukasraati"))

    assert rows(admin_client)["Asukasraati"][1] == "Aloitettu, ei julkaistu"


def test_a_short_version_is_ready(admin_client, site, committed):
    with committed():
        practice = make_practice(site, "Asukasraati", summary="Kysyttiin.")
    with committed():
        swedish = translated(practice, leave_out=("what_was_done",))
    assert rows(admin_client)["Asukasraati"][1].startswith("Alkuperäinen muuttunut")
    choose(admin_client, swedish, committed)

    assert rows(admin_client)["Asukasraati"][1] == "Valmis Lyhyt versio"


def test_drafts_at_the_source_do_not_count(admin_client, site, committed):
    with committed():
        practice = make_practice(site, "Asukasraati")
    with committed():
        translated(practice)
        draft = fresh(practice)
        draft.title = "Luonnos"
        draft.save_revision()
        hidden = make_practice(site, "Piilossa")
        hidden.unpublish()

    assert rows(admin_client)["Asukasraati"][1] == "Valmis"
    assert "Piilossa" not in rows(admin_client)


def test_an_alias_is_no_translation_and_no_original(admin_client, site, committed):
    library = site.in_language(site.library, "sv")
    with committed():
        practice = make_practice(site, "Asukasraati")
        practice.create_alias(parent=library, update_slug="alias", update_locale=library.locale)
        practice.create_alias(parent=site.library.specific, update_slug="toinen")

    page = BeautifulSoup(admin_client.get(ADDRESS, {"language": "sv"}).content, "html.parser")
    titles = [cell.get_text(strip=True) for cell in page.select("td.title")]
    assert titles.count("Asukasraati") == 1
    assert rows(admin_client)["Asukasraati"][1] == "Ei ole käännetty"


def test_a_translation_that_became_an_ordinary_page_is_followed_too(admin_client, site, committed):
    with committed():
        practice = make_practice(site, "Asukasraati")
    with committed():
        translated(practice)
        Translation.objects.update(enabled=False)
    with committed():
        change(practice, what_was_done="<p>Uusi.</p>")

    assert rows(admin_client)["Asukasraati"][1] == "Alkuperäinen muuttunut 1 teksti kääntämättä"


def test_a_swedish_original_is_listed_for_finnish_and_not_for_swedish(admin_client, site, committed):
    library = site.in_language(site.library, "sv")
    with committed():
        model = type(make_practice(site, "Malli"))
        original = publish(library, model(title="Medborgarpanel", slug="panel", what_was_done="<p>Ja.</p>"))
    assert rows(admin_client, language="fi")["Medborgarpanel"][1] == "Ei ole käännetty"
    with committed():
        translated(original, "fi")

    assert rows(admin_client, language="fi")["Medborgarpanel"][1] == "Valmis"
    assert not {"Medborgarpanel", "[fi] Medborgarpanel"} & set(rows(admin_client, language="sv"))


def test_it_is_filtered_by_state_and_page_type(admin_client, site, committed):
    with committed():
        practice = make_practice(site, "Asukasraati")
        make_news(site, "Uutinen")
        translate(practice, "sv", title="Panel")

    news = practice.content_type_id
    assert "Asukasraati" not in rows(admin_client, status="missing")
    assert "Uutinen" in rows(admin_client, status="missing")
    assert set(rows(admin_client, type=news)) == {"Asukasraati"}


def test_the_oldest_or_the_nearest_to_the_front_page_comes_first(admin_client, site, committed):
    with time_machine.travel(datetime(2026, 1, 1, tzinfo=UTC)), committed():
        make_practice(site, "Vanha")
    with time_machine.travel(datetime(2026, 2, 1, tzinfo=UTC)), committed():
        make_content(site.home, "Uusi")

    assert list(rows(admin_client, status="missing")) == ["Vanha", "Uusi"]
    assert list(rows(admin_client, status="missing", order="place")) == ["Uusi", "Vanha"]


def test_the_page_most_read_in_any_language_comes_first(admin_client, site, committed):
    with committed():
        rare = make_practice(site, "Harvoin")
        often = make_practice(site, "Usein")
    with committed():
        swedish = translated(often)
    PageReading.objects.create(page=rare, month=timezone.localdate().replace(day=1), count=5)
    PageReading.objects.create(page=often, month=timezone.localdate().replace(day=1), count=3)
    PageReading.objects.create(page=swedish, month=timezone.localdate().replace(day=1), count=4)
    PageReading.objects.create(page=rare, month="2020-01-01", count=500)

    assert list(rows(admin_client, language="en", order="read"))[:2] == ["Usein", "Harvoin"]


@pytest.mark.parametrize("query", [{"language": "xx"}, {"status": "x"}, {"type": "x"}, {"page": "x"}, {"order": "'"}])
def test_nonsense_in_the_address_is_ignored(admin_client, site, query):
    assert admin_client.get(ADDRESS, query).status_code == 200


def test_terms_without_a_label_are_listed(admin_client, site):
    make_organisation("oulu", name_fi="Oulun kaupunki")
    make_organisation("lahti", name_fi="Lahden kaupunki", name_sv="Lahtis stad")
    oulu = Organisation.objects.get(slug="oulu")

    page = BeautifulSoup(admin_client.get(ADDRESS, {"language": "sv"}).content, "html.parser")
    named = {link.get_text(): link["href"] for link in page.select("li[lang=fi] a")}
    assert named == {"Oulun kaupunki": reverse(Organisation.snippet_viewset.get_url_name("edit"), args=[oulu.pk])}
    assert "Oulun kaupunki" not in admin_client.get(ADDRESS, {"language": "fi"}).content.decode()


def test_a_kind_of_terms_leads_to_its_list_without_those_that_have_a_name(admin_client, site):
    make_organisation("oulu", name_fi="Oulun kaupunki")
    make_organisation("lahti", name_fi="Lahden kaupunki", name_sv="Lahtis stad")
    page = BeautifulSoup(admin_client.get(ADDRESS, {"language": "sv"}).content, "html.parser")

    listed = admin_client.get(page.select_one("h3 a")["href"]).content.decode()

    assert "Oulun kaupunki" in listed
    assert "Lahden kaupunki" not in listed


def test_more_pages_take_no_more_queries(admin_client, site, committed):
    def queries() -> int:
        admin_client.get(ADDRESS)
        with CaptureQueriesContext(connection) as captured:
            admin_client.get(ADDRESS)
        return len(captured)

    with committed():
        translated(make_practice(site, "Ensimmäinen"))
        make_practice(site, "Toinen")
    few = queries()
    with committed():
        for number in range(20):
            translated(make_practice(site, f"Käännetty {number}", organisations=(f"org-{number}",)))
            make_practice(site, f"Kääntämätön {number}")

    assert queries() <= few


def test_a_translator_sees_their_languages_alone_and_edits_what_they_may(client, site, committed):
    with committed():
        swedish = translated(make_practice(site, "Asukasraati"))
        make_practice(site, "Toinen")
    client.force_login(editor_of(site.in_language(site.home, "sv"), "change_page"))

    page = BeautifulSoup(client.get(ADDRESS).content, "html.parser")
    assert [option["value"] for option in page.select("#id_language option")] == ["sv"]
    assert links(client, "Asukasraati") == [reverse("translating_changes", args=[swedish.pk])]
    assert links(client, "Toinen") == []


def test_who_may_write_no_page_sees_nothing(client, site):
    client.force_login(editor_of(site.home))
    assert client.get(ADDRESS).status_code == 302


def test_a_visitor_is_asked_to_log_in(client, site):
    assert client.get(ADDRESS)["Location"].startswith("/admin/login/")
