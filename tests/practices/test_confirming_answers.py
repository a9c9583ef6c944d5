"""What the contact's secret link opens, and what the answer changes."""

from datetime import date

import pytest
import time_machine
from django.core import mail
from django.test import Client
from wagtail.models import PageLogEntry

from practices.confirming.confirmed import BY_CONTACT
from practices.models import ConfirmationRequest
from search.models import IndexedDocument
from tests.home.translating.pieces import change, fresh, translated
from tests.practices.confirming import TODAY, link_in, old_practice, run_tasks
from tests.search.pages import soup

pytestmark = pytest.mark.django_db

THIS_DAY = date(2026, 11, 25)


@pytest.fixture
def practice(site, committed):
    with committed():
        return old_practice(site)


@pytest.fixture
def swedish(practice, committed):
    with committed():
        page = translated(practice)
    return fresh(page)


@pytest.fixture
def link(practice, committed) -> str:
    mail.outbox.clear()
    with committed():
        run_tasks()
    return link_in(mail.outbox[-1])


@pytest.fixture
def on_day(committed):
    """Visits at a moment, with the end of the transaction."""

    def visit(method, address: str, told: dict | None = None, moment: str = TODAY):
        with time_machine.travel(moment, tick=False), committed():
            return method(address, told or {})

    return visit


def confirmed_on(page) -> date | None:
    return fresh(page).last_confirmed_on


def test_the_page_asks_and_opening_it_changes_nothing(client, practice, link, on_day):
    response = on_day(client.get, link)
    page = soup(response)

    assert page.h1.get_text(strip=True) == "Pitävätkö tiedot yhä paikkansa?"
    assert page.select_one(".page-head a")["href"] == practice.url
    assert page.find("button", string="Kyllä, tiedot pitävät paikkansa")
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    on_day(client.head, link)
    assert confirmed_on(practice) == date(2025, 11, 1)


def test_yes_confirms_the_page_and_its_translations_and_stands_in_their_history(
    client, practice, swedish, link, on_day
):
    response = on_day(Client(enforce_csrf_checks=True).post, link, {"answer": "still-so"})

    assert "Kiitos" in client.get(response["Location"]).content.decode()
    assert confirmed_on(practice) == confirmed_on(swedish) == THIS_DAY
    history = PageLogEntry.objects.filter(action=BY_CONTACT)
    assert {(entry.page_id, entry.user) for entry in history} == {(practice.pk, None), (swedish.pk, None)}
    assert "25.11.2026" in client.get(practice.url).content.decode()


def test_a_newer_draft_keeps_its_text_with_the_day_changed_in_both(client, practice, link, on_day, committed):
    with committed():
        draft = fresh(practice)
        draft.title = "Kesken"
        revision = draft.save_revision()

    on_day(client.post, link, {"answer": "still-so"})

    practice = fresh(practice)
    draft = practice.get_latest_revision_as_object()
    assert (practice.title, practice.last_confirmed_on) == ("Asukasraati", THIS_DAY)
    assert (draft.title, draft.last_confirmed_on) == ("Kesken", THIS_DAY)
    assert practice.latest_revision_id == revision.pk
    assert practice.has_unpublished_changes


def test_a_translation_made_later_has_the_new_day(client, practice, swedish, link, on_day, committed):
    on_day(client.post, link, {"answer": "still-so"})
    with committed():
        change(practice, title="Uusi")

    assert confirmed_on(swedish) == THIS_DAY


def test_the_search_goes_on_finding_the_practice(client, practice, link, on_day):
    on_day(client.post, link, {"answer": "still-so"})

    assert IndexedDocument.objects.filter(page_id=practice.pk).exists()


def test_what_has_changed_reaches_the_team(client, practice, link, on_day):
    mail.outbox.clear()

    response = on_day(client.post, link, {"answer": "changed", "what_changed": "<i>Raati</i> lopetettiin."})

    assert "Kiitos" in client.get(response["Location"]).content.decode()
    [message] = mail.outbox
    assert message.to == ["avoinhallinto@gov.fi"]
    assert "<i>Raati</i> lopetettiin." in message.body
    assert f"/admin/pages/{practice.pk}/edit/" in message.body
    assert confirmed_on(practice) == date(2025, 11, 1)


def test_an_empty_text_is_asked_for_and_uses_the_link_up_no_more_than_garbage_does(client, practice, link, on_day):
    mail.outbox.clear()

    empty = on_day(client.post, link, {"answer": "changed", "what_changed": " "})
    garbage = on_day(client.post, link, {"answer": "\x00"})

    assert (empty.status_code, garbage.status_code) == (422, 422)
    assert soup(empty).select_one(".error-summary a")["href"] == "#id_what_changed"
    assert not mail.outbox
    assert on_day(client.get, link).status_code == 200


def test_too_long_a_text_is_refused_and_kept(client, link, on_day):
    text = "pitkä " * 400

    response = on_day(client.post, link, {"answer": "changed", "what_changed": text})

    assert response.status_code == 422
    assert soup(response).textarea.get_text().strip() == text.strip()


def test_no_reminder_follows_an_answer(client, link, on_day, committed):
    on_day(client.post, link, {"answer": "changed", "what_changed": "Paljon."})
    mail.outbox.clear()
    with committed():
        run_tasks("2026-12-26 10:00+02:00")

    assert not mail.outbox


@pytest.mark.parametrize("answer", [{"answer": "still-so"}, {"answer": "changed", "what_changed": "Taas."}])
def test_a_link_works_once(client, practice, link, on_day, answer):
    on_day(client.post, link, {"answer": "still-so"})
    mail.outbox.clear()

    replayed = on_day(client.post, link, answer, "2026-11-27 10:00+02:00")
    opened = on_day(client.get, link, moment="2026-11-27 10:00+02:00")

    assert (replayed.status_code, opened.status_code) == (410, 410)
    assert "Linkki on jo käytetty" in replayed.content.decode()
    assert "Asukasraati" not in replayed.content.decode()
    assert not mail.outbox
    assert confirmed_on(practice) == THIS_DAY


def test_the_reminders_link_is_used_up_with_the_first_ones(client, link, on_day, committed):
    mail.outbox.clear()
    with committed():
        run_tasks("2026-12-26 10:00+02:00")
    second = link_in(mail.outbox[-1])

    on_day(client.post, link, {"answer": "still-so"}, "2026-12-27 10:00+02:00")

    assert on_day(client.get, second, moment="2026-12-27 10:00+02:00").status_code == 410


def test_a_link_expires_after_ninety_days(client, practice, link, on_day):
    assert on_day(client.get, link, moment="2027-02-22 10:00+02:00").status_code == 200

    expired = on_day(client.post, link, {"answer": "still-so"}, "2027-02-24 10:00+02:00")

    assert expired.status_code == 410
    assert "Linkki on vanhentunut" in expired.content.decode()
    assert "Asukasraati" not in expired.content.decode()
    assert confirmed_on(practice) == date(2025, 11, 1)


@pytest.mark.parametrize("token", ["x", "a" * 43, "0" * 2000, "ä", "..."])
def test_forged_links_get_one_answer_that_tells_nothing(client, practice, link, on_day, token):
    forged = f"{link.rsplit('/', 2)[0]}/{token}/"

    opened, sent = on_day(client.get, forged), on_day(client.post, forged, {"answer": "still-so"})

    assert (opened.status_code, sent.status_code) == (404, 404)
    assert "Asukasraati" not in opened.content.decode()
    assert opened["Cache-Control"] == "no-store, private"
    assert confirmed_on(practice) == date(2025, 11, 1)


def test_a_former_contacts_link_stops_working(client, practice, link, on_day, committed):
    with committed():
        change(practice, contact_email="uusi@example.org")

    assert on_day(client.post, link, {"answer": "still-so"}).status_code == 410
    assert confirmed_on(practice) == date(2025, 11, 1)


def test_the_link_of_a_practice_that_left_the_site_stops_working(client, practice, link, on_day):
    practice.unpublish()

    assert on_day(client.get, link).status_code == 410


def test_the_database_holds_neither_the_link_nor_the_address(practice, link):
    request = ConfirmationRequest.objects.get()
    stored = request.links.get()

    assert link.rsplit("/", 2)[1] not in (stored.token_hash, stored.recipient_hash)
    assert "@" not in stored.recipient_hash


@pytest.mark.parametrize(
    ("start", "heading"),
    [
        ("/sv/god-praxis/bekrafta/", "Stämmer uppgifterna fortfarande?"),
        ("/en/good-practices/confirm/", "Is this still so?"),
    ],
)
def test_the_page_can_be_read_in_another_language(client, link, on_day, start, heading):
    page = soup(on_day(client.get, link))
    other = start + link.rsplit("/", 2)[1] + "/"

    assert other in {choice["href"] for choice in page.select(".language-switcher a")}
    assert soup(on_day(client.get, other)).h1.get_text(strip=True) == heading
