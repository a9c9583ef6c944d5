"""The queue of feedback in the admin: its order and clock, who may what, answers and notes."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone, translation

from home.models import FeedbackAnswer, WaitingEmail
from tests import factories
from tests.home.feedback.giving import QUEUE, TOLD, act, give, member_of, stored, subjects
from tests.search.pages import soup, text_of

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def _site(site):
    """The form stands below the home pages, the team's languages are the site's."""


@pytest.fixture
def publisher() -> Client:
    return member_of("Publishers")


def rows(client, **asked) -> list[list[str]]:
    listing = soup(client.get(QUEUE, asked)).select("table.listing tbody tr")
    return [[text_of(cell) for cell in row.select("td")] for row in listing]


@time_machine.travel("2027-03-15 12:00", tick=False)
def test_the_overdue_come_first_then_what_has_least_time_then_the_answered(publisher, committed):
    ages = {"Uusin": 0, "Tänään": 14, "Pari päivää": 12, "Myöhässä": 15, "Kauan myöhässä": 40}
    for name, days in ages.items():
        stored(days, message=name)
    for name, days in (("Vastattu ajoissa", 3), ("Vastattu myöhässä", 30)):
        act(publisher, stored(days, message=name), "answer", "Kiitos!")

    listed = [(row[0], row[2]) for row in rows(publisher)]

    assert listed == [
        ("Kauan myöhässä", "Myöhässä 26 päivää"),
        ("Myöhässä", "Myöhässä 1 päivän"),
        ("Tänään", "Viimeinen päivä on tänään"),
        ("Pari päivää", "2 päivää jäljellä"),
        ("Uusin", "14 päivää jäljellä"),
        ("Vastattu myöhässä", "Vastattu myöhässä 15.3.2027"),
        ("Vastattu ajoissa", "Vastattu 15.3.2027"),
    ]


@time_machine.travel("2027-03-15 12:00", tick=False)
def test_days_are_those_of_the_calendar_in_finland(publisher):
    # 23.30 on the 1st in Finland, and half past midnight on the 1st, which is still February in UTC.
    stored(message="Illalla", received_at=datetime(2027, 3, 1, 21, 30, tzinfo=UTC))
    stored(message="Yöllä", received_at=datetime(2027, 2, 28, 22, 30, tzinfo=UTC))

    assert {row[0]: row[2] for row in rows(publisher)} == dict.fromkeys(
        ("Illalla", "Yöllä"), "Viimeinen päivä on tänään"
    )
    assert rows(publisher, state="overdue") == []


@time_machine.travel("2027-03-15 12:00", tick=False)
def test_the_queue_is_narrowed_by_state_and_subject(publisher):
    stored(20, message="Myöhässä", kind="content")
    stored(1, message="Uusi", kind="accessibility")
    stored(1, message="Suljettu", kind="other", answered_at=timezone.now())

    def messages(**asked) -> list[str]:
        return [row[0] for row in rows(publisher, **asked)]

    assert messages(state="open") == ["Myöhässä", "Uusi"]
    assert messages(state="overdue") == ["Myöhässä"]
    assert messages(state="answered") == ["Suljettu"]
    assert messages(kind="accessibility") == ["Uusi"]
    assert len(messages(state="nonsense")) == 3


def test_the_queue_asks_no_more_for_more_feedback(publisher, django_assert_max_num_queries):
    stored()
    publisher.get(QUEUE)
    for number in range(12):
        stored(number, message=f"Palaute {number}")
    with django_assert_max_num_queries(13):
        publisher.get(QUEUE)


@pytest.mark.parametrize("group", ["Publishers", "Administrators"])
def test_publishers_and_administrators_answer(group, committed):
    feedback = stored()
    member = member_of(group)
    with committed():
        assert act(member, feedback, "answer", "Korjasimme valikon.").status_code == 302

    feedback.refresh_from_db()
    assert feedback.answered_at
    assert len(mail.outbox) == 1


def test_an_editor_reads_and_does_no_more():
    feedback = stored()
    editor = member_of("Editors")

    page = soup(editor.get(f"{QUEUE}{feedback.pk}/"))
    assert "Ruudunlukija ei lue valikkoa." in page.get_text()
    assert not page.select("main form textarea, main form button[name=action]")
    for action in ("answer", "note", "remove"):
        assert act(editor, feedback, action, "x").status_code in (302, 403)
    feedback.refresh_from_db()
    assert feedback.is_open
    assert feedback.message
    assert not FeedbackAnswer.objects.exists()


@pytest.mark.parametrize("group", ["Swedish translators", "English translators", None])
def test_who_has_no_right_to_the_queue_gets_nothing(group):
    feedback = stored()
    client = member_of(group) if group else Client()

    for response in (client.get(QUEUE), client.get(f"{QUEUE}{feedback.pk}/"), act(client, feedback, "note", "x")):
        assert response.status_code in (302, 403)
        assert "Ruudunlukija" not in response.content.decode()
    feedback.refresh_from_db()
    assert feedback.is_open


def test_nothing_is_done_by_a_link_or_by_another_sites_form(publisher):
    feedback = stored()

    publisher.get(f"{QUEUE}{feedback.pk}/", {"action": "remove"})
    assert act(member_of("Administrators", enforce_csrf_checks=True), feedback, "remove").status_code == 403
    feedback.refresh_from_db()
    assert feedback.message


def test_what_was_sent_is_shown_as_text(publisher, client):
    give(client, message=SCRIPT, path=f"/haku/?q=%22onmouseover={SCRIPT.replace(' ', '')}")
    feedback = stored(message=f'"><img src=x onerror=alert(1)>{SCRIPT}')
    sent = type(feedback).objects.exclude(pk=feedback.pk).get()

    for address in (QUEUE, f"{QUEUE}{feedback.pk}/", f"{QUEUE}{sent.pk}/"):
        shown = publisher.get(address).content.decode()
        assert SCRIPT not in shown
        assert "<img src=x" not in shown


def test_the_page_it_is_about_is_opened_and_edited_from_the_queue(publisher, client, site):
    practice = factories.make_practice(site)
    give(client, path=practice.url)
    feedback = type(stored()).objects.get(path=practice.url)

    links = {link["href"] for link in soup(publisher.get(f"{QUEUE}{feedback.pk}/")).select("main a")}
    assert {f"http://localhost{practice.url}", f"/admin/pages/{practice.pk}/edit/"} <= links


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_answer_goes_out_in_the_senders_language_with_what_they_wrote(publisher, committed, language, site):
    feedback = stored(language=language, path="/hyvat-kaytannot/")
    with committed():
        act(publisher, feedback, "answer", "Korjasimme valikon.\n\nKiitos!")

    [message] = mail.outbox
    assert message.to == [TOLD["sender_email"]]
    with translation.override(language):
        assert message.subject == translation.gettext("Our answer to your feedback")
        assert translation.gettext("The open government team") in message.body
    assert "Korjasimme valikon.\n\nKiitos!" in message.body
    assert "> Ruudunlukija ei lue valikkoa.\n> Kokeilin kahdella selaimella." in message.body
    assert "http://localhost/hyvat-kaytannot/" in message.body
    assert message.content_subtype == "plain"


def test_nothing_that_was_written_reaches_the_headers(publisher, committed):
    hostile = f"Hei\r\nBcc: kaikki@example.org\r\n\r\n{SCRIPT}"
    feedback = stored(message=hostile)
    with committed():
        act(publisher, feedback, "answer", hostile)

    [message] = mail.outbox
    assert message.recipients() == [TOLD["sender_email"]]
    assert message.message()["Bcc"] is None
    assert message.message().get_content_type() == "text/plain"
    assert "> Bcc: kaikki@example.org" in message.body


def test_answers_are_kept_in_order_with_who_and_when_and_the_first_stops_the_clock(publisher, committed):
    with time_machine.travel("2027-03-15 12:00", tick=False):
        feedback = stored(2)
        act(publisher, feedback, "answer", "Tutkimme asiaa.")
    with time_machine.travel("2027-03-20 12:00", tick=False):
        act(publisher, feedback, "note", "Odottaa korjausta.")
        act(publisher, feedback, "answer", "Nyt se on korjattu.")
    feedback.refresh_from_db()

    shown = text_of(soup(publisher.get(f"{QUEUE}{feedback.pk}/")).main)
    texts = ("Tutkimme asiaa.", "Odottaa korjausta.", "Nyt se on korjattu.")
    assert sorted(texts, key=shown.index) == list(texts)
    assert "15.3.2027, member-of-Publishers" in shown
    assert [answer.kind for answer in feedback.answers.all()] == ["answer", "note", "answer"]
    assert feedback.clock == "Vastattu 15.3.2027"
    assert WaitingEmail.objects.count() == 2


def test_without_an_address_it_is_closed_with_a_note_and_nothing_is_sent(publisher, committed):
    feedback = stored(sender_email="")
    page = soup(publisher.get(f"{QUEUE}{feedback.pk}/"))
    assert not page.select("button[value=answer]")

    with committed():
        act(publisher, feedback, "answer", "Tämä ei lähde.")
    feedback.refresh_from_db()
    assert feedback.is_open
    assert not feedback.answers.exists()

    with committed():
        act(publisher, feedback, "note", "Korjattu.")
    feedback.refresh_from_db()
    assert not feedback.is_open
    assert [(answer.kind, answer.text) for answer in feedback.answers.all()] == [("note", "Korjattu.")]
    assert mail.outbox == []


@pytest.mark.parametrize("text", ["", "  ", "a" * 10_001])
def test_an_answer_that_is_empty_or_too_long_is_not_sent_and_is_kept(publisher, committed, text):
    feedback = stored()
    with committed():
        response = act(publisher, feedback, "answer", text)

    assert response.status_code == 422
    assert soup(response).select_one("[role=alert]")
    assert soup(response).find("textarea", {"name": "answer-text"}).get_text().strip() == text.strip()
    feedback.refresh_from_db()
    assert feedback.is_open
    assert mail.outbox == []


def test_whom_a_colleague_was_quicker_than_is_told_and_keeps_the_text(publisher, committed):
    feedback = stored()
    act(member_of("Administrators"), feedback, "answer", "Kollega vastasi.")
    response = act(publisher, feedback, "answer", "Minäkin vastaan.", seen=0)

    page = soup(response)
    assert response.status_code == 422
    assert "Kollega vastasi." in page.get_text()
    assert page.find("textarea", {"name": "answer-text"}).get_text().strip() == "Minäkin vastaan."
    assert feedback.answers.count() == 1

    seen = page.find("input", {"name": "answer-already_written"})["value"]
    assert act(publisher, feedback, "answer", "Minäkin vastaan.", seen=seen).status_code == 302
    assert feedback.answers.count() == 2


def test_a_double_click_sends_one_answer(publisher, committed):
    feedback = stored()
    with committed():
        act(publisher, feedback, "answer", "Kiitos!", seen=0)
        act(publisher, feedback, "answer", "Kiitos!", seen=0)

    assert len(subjects()) == 1


def test_what_is_not_there_is_not_found(publisher):
    assert publisher.get(f"{QUEUE}99999/").status_code == 404


def test_an_answer_goes_through_a_real_mail_server(publisher, mail_server, committed):
    feedback = stored(language="sv", message=f"Åäö {SCRIPT}")
    with committed():
        act(publisher, feedback, "answer", "Tack, vi har rättat felet.")

    [(recipients, message)] = mail_server.messages
    assert recipients == [TOLD["sender_email"]]
    assert message.get_content_type() == "text/plain"
    assert "Tack, vi har rättat felet." in message.get_content()
    assert f"> Åäö {SCRIPT}" in message.get_content()
    assert not WaitingEmail.objects.exists()
