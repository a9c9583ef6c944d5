"""When an award's call takes nominations: its first and last moment, and what is said outside them."""

from datetime import date

import pytest
import time_machine

from network.models import Nomination
from tests import factories
from tests.network.nominating import ADDRESS, AFTER_CLOSING, BEFORE_CLOSING, TOLD, send
from tests.public_forms import hidden_fields
from tests.search.pages import soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_call")]


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2027-03-31T23:59:59+03:00", False),
        ("2027-04-01T00:00:01+03:00", True),
        (BEFORE_CLOSING, True),
        (AFTER_CLOSING, False),
    ],
)
def test_the_call_opens_and_closes_at_midnight_in_finland(client, award_round, moment, is_open):
    with time_machine.travel(moment, tick=False):
        response = client.get(ADDRESS["fi"])

    assert response.status_code == 200
    assert bool(soup(response).select("main form")) is is_open


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_closed_call_says_when_it_was_open(client, award_round, language):
    with time_machine.travel(AFTER_CLOSING):
        page = soup(client.get(ADDRESS[language]))

    told = page.select_one("main .notice").get_text()
    dates = ("1 April 2027", "30 April 2027") if language == "en" else ("1.4.2027", "30.4.2027")
    assert all(day in told for day in dates)
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert page.html["lang"] == language


def test_a_call_to_come_says_when_it_opens(client, award_round):
    with time_machine.travel("2027-03-01"):
        told = soup(client.get(ADDRESS["fi"])).select_one("main .notice").get_text()

    assert "avautuu 1.4.2027" in told


def test_a_round_without_dates_takes_no_nominations(client, site):
    factories.make_award_round(site, 2027)

    response = client.get(ADDRESS["fi"])
    assert response.status_code == 200
    assert not soup(response).select("main form")
    assert client.get(ADDRESS["fi"].replace("2027", "2031")).status_code == 404
    assert client.get(ADDRESS["fi"].replace("2027", "9" * 30)).status_code == 404


def test_a_round_that_is_not_public_has_no_form(client, award_round):
    for page in award_round.get_translations(inclusive=True):
        page.unpublish()

    assert client.get(ADDRESS["fi"]).status_code == 404


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_comes_after_closing_is_refused_with_all_that_was_typed(client, award_round, practice, language):
    with time_machine.travel(BEFORE_CLOSING, tick=False):
        hidden = hidden_fields(soup(client.get(ADDRESS[language])))
        response = send(
            client,
            language,
            after=180,
            hidden=hidden,
            practice=practice.pk,
            reasons="Pitkät <script>alert(1)</script> perustelut.",
        )

    page = soup(response)
    assert response.status_code == 410
    assert "Pitkät <script>alert(1)</script> perustelut." in page.dl.get_text()
    assert TOLD["nominator_email"] in page.dl.get_text()
    assert "<script>alert(1)" not in response.content.decode()
    assert not page.select("main form")
    assert not Nomination.objects.exists()
    if language == "fi":
        assert "Asukasraati" in page.dl.get_text()


def test_the_open_call_is_taken_where_a_year_has_two_rounds(client, site, award_round):
    second = factories.publish(
        site.awards, type(award_round)(title="Toinen haku", year=2027, theme="x", call_opens_on=date(2027, 9, 1))
    )
    assert second.title not in client.get(ADDRESS["fi"]).content.decode()
    with time_machine.travel("2027-09-02"):
        assert second.title in client.get(ADDRESS["fi"]).content.decode()
