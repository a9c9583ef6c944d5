"""What happens to feedback by the clock: the team is reminded of what waits, and what is personal is removed."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from home.models import ContactSettings, Feedback, WaitingEmail
from tests.home.feedback.giving import QUEUE, act, member_of, stored
from tests.search.pages import soup

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(site):
    """The scheduled tasks are those of the whole site."""


@pytest.fixture
def clock():
    with time_machine.travel("2027-03-15 08:00", tick=False) as clock:
        yield clock


def run_tasks(committed) -> None:
    with committed():
        call_command("run_scheduled", verbosity=0)


def test_the_team_is_reminded_once_a_day_of_what_has_waited_ten_days(clock, committed, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://admin.example.org"
    contact = ContactSettings.load()
    contact.email = "tiimi@example.org"
    contact.save()
    overdue, due = stored(20, kind="content", message="<b>Salainen</b>\r\nBcc: x@example.org"), stored(10)
    stored(9)
    stored(30, answered_at=timezone.now())

    run_tasks(committed)
    run_tasks(committed)

    [message] = mail.outbox
    assert message.to == ["tiimi@example.org"]
    assert message.subject == "Avoinhallinto.fi: palautetta odottaa vastausta (2)"
    lines = message.body.splitlines()
    links = [line.strip() for line in lines if "https://" in line]
    assert links == [f"https://admin.example.org{QUEUE}{feedback.pk}/" for feedback in (overdue, due)]
    assert "- Sisältö, 23.2.2027: Myöhässä 6 päivää" in lines
    assert "- Saavutettavuus, 5.3.2027: 4 päivää jäljellä" in lines
    assert "Salainen" not in message.body

    clock.shift(timedelta(days=1))
    run_tasks(committed)
    assert len(mail.outbox) == 2
    assert "(3)" in mail.outbox[1].subject


def test_there_is_no_reminder_where_nothing_is_due(clock, committed):
    stored(9)
    stored(30, answered_at=timezone.now())

    run_tasks(committed)

    assert mail.outbox == []
    assert not WaitingEmail.objects.exists()


def test_reminders_do_not_pile_up_while_the_mail_server_is_down(clock, committed, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1"
    settings.EMAIL_PORT = 9  # nobody answers there
    stored(10)

    for _day in range(3):
        run_tasks(committed)
        clock.shift(timedelta(days=1))

    assert WaitingEmail.objects.count() == 1


def test_the_link_in_a_reminder_opens_the_feedback(clock, committed):
    feedback = stored(12)
    run_tasks(committed)
    link = next(line.strip() for line in mail.outbox[0].body.splitlines() if QUEUE in line)

    response = member_of("Publishers").get(link.removeprefix("http://localhost:8000"))
    assert feedback.message.splitlines()[0] in soup(response).get_text()


def test_personal_data_is_removed_twelve_months_after_the_last_answer(clock, committed):
    publisher = member_of("Publishers")
    feedback = stored(2, path="/hyvat-kaytannot/")
    waits = stored(500)
    with committed():
        act(publisher, feedback, "answer", "Maija, tutkimme asiaa.")
    clock.shift(timedelta(days=30))
    with committed():
        act(publisher, feedback, "answer", "Maija, se on korjattu.")

    clock.shift(timedelta(days=364))
    run_tasks(committed)
    feedback.refresh_from_db()
    assert feedback.message
    assert feedback.answers.count() == 2

    clock.shift(timedelta(days=1))
    run_tasks(committed)
    feedback.refresh_from_db()
    assert (feedback.message, feedback.sender_email) == ("", "")
    assert not feedback.answers.exists()
    # What is counted stays, and so does what nobody has answered.
    assert (feedback.kind, feedback.path, feedback.clock) == (
        "accessibility",
        "/hyvat-kaytannot/",
        "Vastattu 15.3.2027",
    )
    waits.refresh_from_db()
    assert waits.message


def test_removing_is_told_and_safe_to_do_twice(clock, capsys):
    stored(400, answered_at=timezone.now() - timedelta(days=366))
    Feedback.objects.update(personal_data_removed_at=None)

    for removed in (1, 0):
        call_command("run_scheduled")
        assert (
            f"remove_old_feedback: feedback whose text and address were removed: {removed}" in capsys.readouterr().out
        )
        clock.shift(timedelta(days=1))


def test_at_the_senders_word_everything_is_removed_at_once_with_mail_that_has_not_left(committed, client):
    publisher = member_of("Publishers")
    feedback = stored()
    act(publisher, feedback, "answer", "Vastaus, joka ei ole vielä lähtenyt.")
    assert WaitingEmail.objects.count() == 1

    act(publisher, feedback, "remove")

    feedback.refresh_from_db()
    assert (feedback.message, feedback.sender_email, feedback.answers.count()) == ("", "", 0)
    assert not WaitingEmail.objects.exists()
    page = soup(publisher.get(f"{QUEUE}{feedback.pk}/"))
    assert not page.select("main form textarea")
    assert "Ruudunlukija" not in page.get_text()
    assert "Poistettu" in soup(publisher.get(QUEUE)).get_text()


def test_what_is_removed_before_an_answer_no_longer_waits(clock, committed):
    feedback = stored(12)
    act(member_of("Publishers"), feedback, "remove")

    run_tasks(committed)

    assert not [message for message in mail.outbox if "palautetta odottaa" in message.subject]
