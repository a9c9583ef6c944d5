"""The page on which a translator writes the texts that changed: from the report, without a script."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from home.models import TranslatedPage
from tests.factories import make_news, make_practice, translate
from tests.home.translating.changed_texts import (
    address,
    field_of,
    opened,
    send,
    send_values,
    sent,
    told,
    written,
)
from tests.home.translating.pieces import change, fresh, start_translation, translated
from tests.home.translating.test_short_versions import choose

pytestmark = pytest.mark.django_db


def test_the_report_leads_to_the_texts_that_changed_and_to_no_other(admin_client, changed):
    form = opened(admin_client, changed)

    assert [field.get_text().strip() for field in form.select("main textarea")] == [
        "[sv] Kysyttiin.",
        "[sv] Kysyttiin kolmelta asukkaalta.",
    ]
    assert "Toinen kappale pysyy" not in form.main.get_text()


def test_each_shows_what_changed_word_by_word_and_not_by_colour_alone(admin_client, changed):
    section = opened(admin_client, changed).select("main section[id]")[1]

    assert [gone.get_text() for gone in section.select("del")] == ["kolmelta", "asukkaalta"]
    assert [new.get_text() for new in section.select("ins")] == ["kaikilta", "asukkailta"]
    assert "Kysyttiin kaikilta asukkailta." in section.get_text()
    assert "[sv] Kysyttiin kolmelta asukkaalta." in section.get_text()
    assert {part["lang"] for part in section.select("dd")} == {"fi", "sv"}
    assert section.textarea["lang"] == "sv"


def test_the_first_that_waits_is_one_click_away(admin_client, changed):
    form = opened(admin_client, changed)

    link = form.find("a", string="Ensimmäiseen")
    assert link["href"] == f"#{form.select_one('main section[id]')['id']}"


def test_a_translation_is_saved_and_nothing_public_changes(client, admin_client, changed, committed):
    page = send(admin_client, changed, committed, Mitä="[sv] Alla blev tillfrågade.")

    assert "1 teksti tallennettiin" in told(page)
    assert written("Kysyttiin kaikilta asukkailta.") == ["[sv] Alla blev tillfrågade."]
    assert written("Kysyttiin kaikilta.") == []
    assert "Alla blev" not in client.get(changed.url).content.decode()
    assert TranslatedPage.objects.get(page=changed.pk).changed_texts == 2


def test_the_earlier_translation_is_no_translation_until_it_is_said_to_hold(admin_client, changed, committed):
    send(admin_client, changed, committed)
    assert written("Kysyttiin kaikilta.") == []
    form = opened(admin_client, changed)
    holds = field_of(form, "Tiivistelmä").replace("-words", "-holds")
    send_values(admin_client, changed, committed, sent(form) | {holds: "on"})

    assert written("Kysyttiin kaikilta.") == ["[sv] Kysyttiin."]


def test_an_emptied_translation_is_taken_back(admin_client, changed, committed):
    send(admin_client, changed, committed, Tiivistelmä="Alla.")
    send(admin_client, changed, committed, Tiivistelmä="")

    assert written("Kysyttiin kaikilta.") == []


def test_broken_markup_is_told_beside_its_text_and_nothing_typed_is_lost(admin_client, changed, committed):
    page = send(admin_client, changed, committed, Mitä="<div>Alla", Tiivistelmä="Alla.")

    assert "Mitään ei vielä tallennettu" in told(page)
    assert "Merkinnät ovat rikki" in page.select_one("main .error-message").get_text()
    assert [field.get_text().strip() for field in page.select("main textarea")] == ["Alla.", "<div>Alla"]
    assert page.select_one("textarea[aria-invalid]")["name"] == field_of(page, "Mitä")
    assert written("Kysyttiin kaikilta.") == []


def test_a_text_that_is_too_long_for_its_field_is_told(admin_client, changed, committed):
    page = send(admin_client, changed, committed, Mitä="Alla.", Tiivistelmä="a" * 301, action="publish")

    assert "300" in page.select_one("main .error-message").get_text()
    assert fresh(changed).summary == "[sv] Kysyttiin."
    send(admin_client, changed, committed, Mitä="Alla.", Tiivistelmä="a" * 300, action="publish")
    assert fresh(changed).summary == "a" * 300


def test_nobodys_work_is_written_over_unseen(admin_client, changed, committed):
    mine = opened(admin_client, changed)
    summary = field_of(mine, "Tiivistelmä")
    send(admin_client, changed, committed, Tiivistelmä="Den andras.")
    page = send_values(admin_client, changed, committed, sent(mine) | {summary: "Min."})

    assert "Den andras." in page.select_one("main .error-message").get_text()
    assert page.find(attrs={"name": summary}).get_text().strip() == "Min."
    assert written("Kysyttiin kaikilta.") == ["Den andras."]
    send_values(admin_client, changed, committed, sent(page))
    assert written("Kysyttiin kaikilta.") == ["Min."]


def test_what_was_written_for_a_text_that_changed_again_is_shown_back(admin_client, practice, changed, committed):
    mine = opened(admin_client, changed)
    summary = field_of(mine, "Tiivistelmä")
    with committed():
        change(practice, summary="Kolmas tiivistelmä.")
    page = send_values(admin_client, changed, committed, sent(mine) | {summary: "Skriven i onödan."})

    assert "Skriven i onödan." in page.main.get_text()
    assert field_of(page, "Tiivistelmä") != summary


def test_of_many_paragraphs_each_is_set_beside_the_one_it_came_of(admin_client, site, committed):
    words = ("kunta", "verkosto", "kirjasto", "koulu")
    old = "".join(f"<p>Vanha {word} kokosi asukkaat yhteen keväällä {word}ssa.</p>" for word in words)
    new = "".join(f"<p>Vanha {word} kokosi asukkaat yhteen syksyllä {word}ssa.</p>" for word in reversed(words))
    with committed():
        practice = make_practice(site, "Monta", what_was_done=old)
    with committed():
        swedish = translated(practice)
    with committed():
        change(practice, what_was_done=new)

    sections = opened(admin_client, swedish).select("main section[id]")
    assert len(sections) == 4
    for section, word in zip(sections, reversed(words), strict=True):
        assert [gone.get_text() for gone in section.select("del")] == ["keväällä"]
        assert f"[sv] Vanha {word} " in section.textarea.get_text()


def test_a_page_with_blocks_names_the_block(admin_client, site, committed):
    with committed():
        news = make_news(site, "Uutinen", body=[("text", "<p>Vanha teksti tässä.</p>")])
    with committed():
        swedish = translated(news)
    with committed():
        body = fresh(news).body
        body[0] = ("text", "<p>Uusi teksti tässä.</p>")
        change(news, body=body)

    assert len(opened(admin_client, swedish).select("main section[id]")) >= 1


def test_a_started_translation_shows_all_its_texts_and_the_address_may_wait(admin_client, practice, committed):
    with committed():
        start_translation(practice)
    page = practice.get_translations().get().specific
    form = opened(admin_client, page)
    filled = {field["name"]: "Svenska" for field in form.select("main textarea")}
    address_field = next(
        section.textarea["name"] for section in form.select("main section[id]") if "Voi jäädä" in section.h3.get_text()
    )
    del filled[address_field]
    send_values(admin_client, page, committed, sent(form) | filled | {"action": "publish"})

    assert fresh(page).live
    assert fresh(page).title == "Svenska"


def test_a_short_version_is_chosen_here_and_needs_its_own_texts_alone(admin_client, changed, committed):
    assert "Tee lyhyeksi versioksi" in opened(admin_client, changed).main.get_text()
    choose(admin_client, changed, committed)
    send(admin_client, changed, committed, Tiivistelmä="Alla.", action="publish")

    assert fresh(changed).summary == "Alla."


def test_the_editor_of_all_texts_leads_here(admin_client, changed):
    editor = admin_client.get(reverse("wagtailadmin_pages:edit", args=[changed.pk])).content.decode()

    assert f'href="{address(changed)}"' in editor


def test_the_next_page_is_one_click_away(admin_client, site, practice, changed, committed):
    with committed():
        other = make_practice(site, "Toinen käytäntö")
    with committed():
        other_swedish = translated(other)
    with committed():
        change(other, what_was_done="<p>Muuttunut.</p>")

    assert opened(admin_client, changed).find("a", href=address(other_swedish)) is not None


def test_a_page_that_is_written_freely_opens_in_its_own_editor(admin_client, practice, committed):
    with committed():
        english = translate(practice, "en", title="Panel")

    response = admin_client.get(address(english))
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[english.pk])


def test_an_original_has_no_texts_to_translate(admin_client, practice):
    assert admin_client.get(address(practice)).status_code == 302


def test_a_page_that_is_none_is_not_found(admin_client):
    assert admin_client.get(reverse("translating_changes", args=[999_999])).status_code == 404


def test_forty_texts_take_no_more_queries_than_two(admin_client, site, committed):
    def queries(number: int) -> int:
        with committed():
            practice = make_practice(site, f"Käytäntö {number}", what_was_done="<p>Yksi.</p>")
        with committed():
            swedish = translated(practice)
        paragraphs = "".join(f"<p>Kappale {place} on uusi.</p>" for place in range(number))
        with committed():
            change(practice, what_was_done=paragraphs)
        opened(admin_client, swedish)
        with CaptureQueriesContext(connection) as captured:
            assert len(opened(admin_client, swedish).select("main section[id]")) == number
        return len(captured)

    assert queries(40) <= queries(2)
