"""Nominating a practice for an award while its call is open: the form, the receipt, doubles."""

from datetime import date

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError
from django.test import Client
from django.utils import translation

from home.models import SentForm
from network.models import Nomination
from tests import factories
from tests.network.nominating import ADDRESS, AFTER_CLOSING, TOLD, send
from tests.public_forms import errors_of, hidden_fields, send_form
from tests.search.pages import soup, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_call")]


def options(client, address: str) -> dict[str, str]:
    return {option["value"]: option.get_text() for option in soup(client.get(address)).select("select option")}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_practice_is_nominated_and_the_receipt_comes_in_the_language_of_the_form(
    client, award_round, practice, committed, language
):
    chosen = next(
        value for value, title in options(client, ADDRESS[language]).items() if title in ("Asukasraati", "Invånarråd")
    )
    with committed():
        response = send(client, language, practice=chosen)

    kept = Nomination.objects.get()
    assert (kept.round_key, kept.practice.translation_key) == (award_round.translation_key, practice.translation_key)
    assert (kept.reasons, kept.nominator_email, kept.language) == (*TOLD.values(), language)
    assert (kept.state, kept.organisation) == ("new", "Oulu")
    page = soup(client.get(response["Location"]))
    assert page.html["lang"] == language
    assert page.select_one("main .notice[role=status]")
    with translation.override(language):
        assert mail.outbox[0].subject == translation.gettext("We have received your nomination")
    assert mail.outbox[0].to == ["maija@example.org"]
    assert kept.title in mail.outbox[0].body
    assert "avoinhallinto@gov.fi" in mail.outbox[0].body
    assert TOLD["reasons"] not in mail.outbox[0].body


def test_another_practice_is_told_by_its_title_and_organisation(client, award_round):
    response = send(client, title="Naapuruusraati", organisation="Raahe")

    assert response.status_code == 302
    kept = Nomination.objects.get()
    assert (kept.practice, kept.title, kept.organisation) == (None, "Naapuruusraati", "Raahe")


def test_a_choice_is_every_public_practice_once_marked_with_its_language(client, site, award_round, practice):
    factories.make_practice(site, "Luonnos").unpublish()
    titles = options(client, ADDRESS["en"])

    # In English there is neither: the Finnish versions stand in, and say so.
    assert list(titles.values())[1:] == ["Asukasraati"]
    assert soup(client.get(ADDRESS["en"])).select("select option")[1]["lang"] == "fi"
    assert "Invånarråd" in options(client, ADDRESS["sv"]).values()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_link_on_the_practice_chooses_it_beforehand(client, award_round, practice, language):
    page = practice if language == "fi" else practice.get_translations().get()
    link = soup(client.get(page.url)).select_one(f"main a[href^='{ADDRESS[language]}']")
    chosen = soup(client.get(link["href"])).select_one("option[selected]")

    assert text_of(chosen) == page.title
    swedish_number = practice.get_translations().get().pk
    from_another_language = soup(client.get(f"{ADDRESS['fi']}?practice={swedish_number}"))
    assert text_of(from_another_language.select_one("option[selected]")) == "Asukasraati"


@pytest.mark.parametrize("number", ["", "0", "999999", "x", "-1", "٣", "9" * 40, "<script>"])
def test_a_link_to_no_practice_chooses_nothing(client, award_round, practice, number):
    response = client.get(ADDRESS["fi"], {"practice": number})

    assert response.status_code == 200
    assert soup(response).select_one("option[selected]")["value"] == ""


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_form_is_found_from_the_round_and_the_front_page_while_the_call_is_open(
    client, site, award_round, language
):
    home = site.in_language(site.home, language)
    shown = site.in_language(award_round, language)
    awards = site.in_language(site.awards, language)
    for page in (home, shown, awards):
        assert soup(client.get(page.url)).find("a", href=ADDRESS[language]), page
    with time_machine.travel(AFTER_CLOSING):
        for page in (home, shown, awards):
            assert not soup(client.get(page.url)).find("a", href=ADDRESS[language]), page


WRONG = {
    "nothing chosen": ({}, "practice"),
    "both chosen and told": ({"practice": "CHOSEN", "title": "Toinen"}, "practice"),
    "no title": ({"organisation": "Raahe"}, "title"),
    "no organisation": ({"title": "Naapuruusraati"}, "organisation"),
    "no such practice": ({"practice": "999999"}, "practice"),
    "a forged practice": ({"practice": "<script>alert(1)</script>"}, "practice"),
    "no reasons": ({"practice": "CHOSEN", "reasons": " "}, "reasons"),
    "no address": ({"practice": "CHOSEN", "nominator_email": ""}, "nominator_email"),
    "a wrong address": ({"practice": "CHOSEN", "nominator_email": "maija(at)example.org"}, "nominator_email"),
    "a link in the title": ({"title": "Osta www.example.org", "organisation": "Raahe"}, "title"),
    "a link in the organisation": ({"title": "Raati", "organisation": "https://example.org"}, "organisation"),
}


@pytest.mark.parametrize(("told", "field"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_a_link_and_nothing_typed_is_lost(client, award_round, practice, told, field):
    told = {name: str(practice.pk) if value == "CHOSEN" else value for name, value in told.items()}
    response = send(client, **{"reasons": "Hyvä <b>raati</b>", **told})

    page = soup(response)
    assert response.status_code == 422
    target = page.find(id=page.select_one(".error-summary a")["href"].removeprefix("#"))
    assert target["name"] == field
    if field != "reasons":
        assert page.textarea.get_text().strip() == "Hyvä <b>raati</b>"
    if told.get("practice") == str(practice.pk):
        assert page.select_one("option[selected]")["value"] == str(practice.pk)
    assert "<script>alert" not in response.content.decode()
    assert not Nomination.objects.exists()
    assert not mail.outbox


def test_line_ends_in_a_title_do_not_reach_the_receipt(client, award_round, committed):
    with committed():
        send(client, title="Raati\r\nBcc: kaikki@example.org", organisation="Raahe")

    assert "\nBcc" not in mail.outbox[0].body
    assert mail.outbox[0].recipients() == ["maija@example.org"]


def test_a_person_nominates_a_practice_once_in_whichever_language(client, award_round, practice):
    send(client, practice=practice.pk)
    swedish = practice.get_translations().get()
    response = send(client, "sv", practice=swedish.pk, nominator_email="MAIJA@example.org", reasons="Igen.")

    assert response.status_code == 422
    assert "12.4.2027" in errors_of(response)
    assert soup(response).textarea.get_text().strip() == "Igen."
    assert Nomination.objects.count() == 1
    assert send(client, practice=practice.pk, nominator_email="pekka@example.org").status_code == 302


def test_a_practice_told_by_name_is_the_same_however_it_is_written(client, award_round):
    send(client, title="Naapuruusraati", organisation="Raahe")
    again = send(client, title="  naapuruusraati ", organisation="RAAHE", reasons="Toiset perustelut.")

    assert again.status_code == 422
    assert send(client, title="Naapuruusraati", organisation="Oulu").status_code == 302


def test_the_same_person_nominates_several_practices_and_in_the_next_round_again(client, site, award_round, practice):
    other = factories.make_practice(site, "Toinen")
    assert send(client, practice=practice.pk).status_code == 302
    assert send(client, practice=other.pk).status_code == 302
    factories.make_award_round(site, 2029, call_opens_on=date(2029, 4, 1), call_closes_on=date(2029, 4, 30))
    with time_machine.travel("2029-04-12 10:00"):
        response = send_form(client, ADDRESS["fi"].replace("2027", "2029"), {**TOLD, "practice": practice.pk})
    assert response.status_code == 302
    assert Nomination.objects.count() == 3


def test_the_database_keeps_doubles_out_where_two_come_at_once(client, award_round, practice, monkeypatch):
    send(client, practice=practice.pk)
    kept = Nomination.objects.get()
    looked: list[bool] = []

    def not_yet(form):
        looked.append(True)
        return kept if len(looked) > 1 else None  # the other one was stored after the first look

    monkeypatch.setattr("network.nominating.form.NominationForm.earlier_nomination", not_yet)
    response = send(client, practice=practice.pk, reasons="Samalla hetkellä.")

    assert response.status_code == 422
    assert "12.4.2027" in errors_of(response)
    assert Nomination.objects.count() == 1
    with pytest.raises(IntegrityError):
        Nomination.objects.create(
            **{
                field: getattr(kept, field)
                for field in ("round_key", "nominee", "nominator_email", "language", "title", "reasons")
            }
        )


def test_a_double_click_stores_one_and_is_thanked(client, award_round, practice, monkeypatch):
    hidden = hidden_fields(soup(client.get(ADDRESS["fi"])))
    send(client, hidden=hidden, practice=practice.pk)
    monkeypatch.setattr("home.public_forms.guards.SentForm.objects.filter", lambda **_: SentForm.objects.none())
    monkeypatch.setattr("network.nominating.form.NominationForm.earlier_nomination", lambda form: None)

    assert send(client, hidden=hidden, practice=practice.pk).status_code == 302
    assert Nomination.objects.count() == 1


# Guards


def test_automated_posts_leave_the_queue_as_it_was(client, award_round, practice):
    opened = hidden_fields(soup(client.get(ADDRESS["fi"])))
    for number in range(30):
        told = {"practice": practice.pk, "nominator_email": f"robot{number}@example.org"}
        for how in ({"hidden": {}}, {"hidden": {"ticket": f"forged:{number}:x"}}, {"hidden": opened, "after": 1}):
            assert send(client, **how, **told).status_code == 422
        assert send(client, hidden={**opened, "homepage": "https://example.org"}, **told).status_code == 422

    assert not Nomination.objects.exists()
    assert send(client, practice=practice.pk).status_code == 302


def test_one_network_nominates_ten_times_in_an_hour(client, award_round, practice):
    for number in range(10):
        send(client, practice=practice.pk, nominator_email=f"maija{number}@example.org")
    refused = send(client, practice=practice.pk, nominator_email="viimeinen@example.org")

    assert refused.status_code == 429
    assert soup(refused).find("input", {"name": "nominator_email"})["value"] == "viimeinen@example.org"
    assert Nomination.objects.count() == 10
    assert send(Client(REMOTE_ADDR="192.0.2.7"), practice=practice.pk).status_code == 302


def test_a_browser_without_cookies_is_told_and_keeps_the_text(award_round, practice):
    client = Client(enforce_csrf_checks=True)
    hidden = hidden_fields(soup(client.get(ADDRESS["fi"])))
    client.cookies.clear()
    response = send(client, hidden=hidden, practice=practice.pk)

    assert response.status_code == 403
    assert soup(response).textarea.get_text().strip() == TOLD["reasons"]
    assert soup(response).select_one("option[selected]")["value"] == str(practice.pk)


def test_a_deleted_practice_leaves_its_nominations(client, award_round, practice):
    send(client, practice=practice.pk)
    practice.delete()

    kept = Nomination.objects.get()
    assert (kept.practice, kept.title) == (None, "Asukasraati")


@pytest.mark.parametrize("number", [1, 30])
def test_the_form_is_shown_in_few_queries(client, site, award_round, number, django_assert_max_num_queries):
    for place in range(number):
        factories.make_practice(site, f"Käytäntö {place}")
    client.get(ADDRESS["fi"])
    with django_assert_max_num_queries(10):
        client.get(ADDRESS["fi"])


def test_nothing_of_the_form_is_kept_by_caches_and_nothing_is_inline(client, award_round):
    response = client.get(ADDRESS["fi"])

    assert response["Cache-Control"] == "no-store, private"
    assert not soup(response).select("main script, [style], [onclick]")
