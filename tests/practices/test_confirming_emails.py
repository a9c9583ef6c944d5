"""The yearly e-mail: whom it is sent to, when, in which language, and at which pace."""

from datetime import date

import pytest
import time_machine
from django.core import mail

from practices.confirming import asking
from practices.models import ConfirmationRequest
from tests.factories import make_practice, translate
from tests.home.translating.pieces import change, fresh
from tests.practices.confirming import CONTACT, TODAY, link_in, old_practice, run_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(committed):
    def run_at(moment: str = TODAY) -> list[mail.EmailMessage]:
        mail.outbox.clear()
        with committed():
            run_tasks(moment)
        return list(mail.outbox)

    return run_at


def test_the_contact_is_asked_in_the_language_of_the_original(site, run):
    translate(old_practice(site), "sv", title="Medborgarpanel")

    [message] = run()

    assert message.to == [CONTACT]
    assert message.subject == "Pitävätkö hyvän käytännön tiedot yhä paikkansa?"
    assert "Asukasraati" in message.body
    assert link_in(message).startswith("/hyvat-kaytannot/vahvista/")


def test_a_practice_written_in_swedish_is_asked_about_in_swedish(site, run, committed):
    from wagtail.models import Locale

    from practices.models import PracticePage
    from tests.factories import publish

    swedish = Locale.objects.get(language_code="sv")
    publish(
        site.in_language(site.library, "sv"),
        PracticePage(
            title="Medborgarpanel",
            what_was_done="<p>Vi frågade.</p>",
            locale=swedish,
            last_confirmed_on=date(2025, 11, 1),
            contact_email=CONTACT,
        ),
    )

    [message] = run()

    assert message.subject == "Stämmer uppgifterna om god praxis fortfarande?"
    assert link_in(message).startswith("/sv/god-praxis/bekrafta/")


@pytest.mark.parametrize(
    ("fields", "is_asked"),
    [
        ({"last_confirmed_on": date(2025, 11, 25)}, True),
        ({"last_confirmed_on": date(2025, 11, 26)}, False),
        ({"contact_email": ""}, False),
    ],
    ids=["a year ago", "a day less", "no contact"],
)
def test_who_is_asked(site, run, fields, is_asked):
    old_practice(site, **fields)

    assert bool(run()) is is_asked


def test_a_practice_never_confirmed_is_asked_about_a_year_after_it_was_published(site, run, committed):
    with time_machine.travel("2025-11-25 09:00+02:00"):
        make_practice(site, contact_email=CONTACT)

    assert not run("2026-11-24 10:00+02:00")
    assert run()


def test_practices_that_are_not_public_are_left_in_peace(site, run):
    old_practice(site).unpublish()

    assert not run()


def test_silence_is_answered_by_one_reminder_and_another_question_next_year(site, run):
    old_practice(site)
    assert len(run()) == 1
    assert not run("2026-11-26 10:00+02:00")
    assert not run("2026-12-24 10:00+02:00")

    [reminder] = run("2026-12-26 10:00+02:00")

    assert reminder.subject == "Muistutus: pitävätkö hyvän käytännön tiedot yhä paikkansa?"
    assert not run("2027-02-15 10:00+02:00")
    assert not run("2027-11-24 10:00+02:00")
    [question] = run("2027-11-26 10:00+02:00")
    assert question.subject == "Pitävätkö hyvän käytännön tiedot yhä paikkansa?"


def test_a_practice_confirmed_meanwhile_needs_no_reminder(site, run, committed):
    practice = old_practice(site)
    run()
    with committed():
        change(practice, last_confirmed_on=date(2026, 12, 1))

    assert not run("2026-12-26 10:00+02:00")


def test_the_reminder_goes_to_who_is_the_contact_by_then(site, run, committed):
    practice = old_practice(site)
    [question] = run()
    with committed():
        change(practice, contact_email="uusi@example.org")

    [reminder] = run("2026-12-26 10:00+02:00")

    assert reminder.to == ["uusi@example.org"]
    assert link_in(reminder) != link_in(question)


def test_a_run_sends_no_more_than_its_share_the_longest_unconfirmed_first(site, run, monkeypatch):
    monkeypatch.setattr(asking, "MOST_A_RUN", 2)
    for year in (2023, 2021, 2022):
        old_practice(site, f"Vuodelta {year}", last_confirmed_on=date(year, 5, 1))

    first, second = run(), run("2026-11-26 10:00+02:00")

    assert ["Vuodelta 2021" in message.body for message in first] == [True, False]
    assert "Vuodelta 2022" in first[1].body
    assert ["Vuodelta 2023" in message.body for message in second] == [True]


def test_two_runs_on_one_day_ask_once(site, run):
    old_practice(site)

    assert len(run()) == 1
    assert not run("2026-11-25 11:00+02:00")


def test_markup_in_a_title_is_text_in_the_e_mail_and_a_line_break_no_header(site, run):
    old_practice(site, "<b>Raati</b> & muut")

    [message] = run()

    assert "<b>Raati</b> & muut" in message.body
    assert "\n" not in message.subject


def test_what_was_answered_is_forgotten_after_a_year(site, run):
    practice = old_practice(site)
    run()
    ConfirmationRequest.objects.update(what_changed="Jotain.", answered_at="2026-11-26T10:00Z", answer="changed")
    practice = fresh(practice)
    practice.unpublish()

    run("2027-11-26 10:00+02:00")

    assert not ConfirmationRequest.objects.exists()
