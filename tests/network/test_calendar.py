"""Events in a calendar programme: the file of one, and the feed of those to come, as RFC 5545 has them."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from wagtail.models import PageViewRestriction

from tests.factories import make_event, translate
from tests.search.pages import links

pytestmark = pytest.mark.django_db

FEED = "/avoin-demokratia-verkosto/?format=ics"
STARTS = datetime(2027, 5, 12, 6, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(datetime(2027, 4, 1, 9, 0, tzinfo=UTC), tick=False):
        yield


def event_on(site, title: str = "Hyvät käytännöt", starts_at: datetime = STARTS, **fields):
    return make_event(site, title, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), **fields)


def lines(response) -> list[str]:
    """The content lines, unfolded as RFC 5545, 3.1 tells."""
    text = response.content.decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def values(response, name: str) -> list[str]:
    return [line.partition(":")[2] for line in lines(response) if line.partition(":")[0] == name]


def file_of(client, event):
    return client.get(event.url, {"format": "ics"})


def test_an_event_is_a_file_that_its_page_leads_to(client, site):
    event = event_on(site)
    response = file_of(client, event)

    assert links(client.get(event.url), ".side")["Lisää kalenteriin"] == "?format=ics"
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{event.slug}.ics"'
    assert lines(response)[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert [line for line in lines(response) if line.startswith(("BEGIN", "END"))] == [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_times_are_in_universal_time(client, site):
    response = file_of(client, event_on(site))

    assert (values(response, "DTSTART"), values(response, "DTEND")) == (["20270512T060000Z"], ["20270512T070000Z"])
    assert values(response, "DTSTAMP") == ["20270401T090000Z"]


def test_the_stamp_is_when_the_event_was_last_published(client, site):
    event = event_on(site)
    with time_machine.travel(datetime(2027, 4, 2, 9, 0, tzinfo=UTC), tick=False):
        event.place = "Teams"
        event.save_revision().publish()
    with time_machine.travel(datetime(2027, 4, 3, 9, 0, tzinfo=UTC), tick=False):
        assert values(file_of(client, event), "DTSTAMP") == ["20270402T090000Z"]


def test_an_event_is_the_same_one_in_every_language_and_on_every_host(client, site):
    event = event_on(site)
    swedish = translate(event, "sv", title="God praxis", slug="god-praxis")
    uid = values(file_of(client, event), "UID")

    assert uid == [f"{event.translation_key}@avoinhallinto.fi"]
    assert values(file_of(client, swedish), "UID") == uid
    assert values(client.get(event.url, {"format": "ics"}, headers={"host": "127.0.0.1"}), "UID") == uid


def test_signs_with_a_meaning_are_escaped(client, site):
    event = event_on(site, "Tieto; valta, \\ vastuu", summary="Yksi\r\nkaksi\x07", place="Katu 1, Oulu")
    response = file_of(client, event)

    assert values(response, "SUMMARY") == ["Tieto\\; valta\\, \\\\ vastuu"]
    assert values(response, "DESCRIPTION") == ["Yksi\\nkaksi"]
    assert values(response, "LOCATION") == ["Katu 1\\, Oulu"]


@pytest.mark.parametrize("title", ["ä" * 200, "a" * 200, "🗳" * 100, "BEGIN:VEVENT " * 15])
def test_long_lines_are_folded_between_signs_at_75_bytes(client, site, title):
    response = file_of(client, event_on(site, title.strip()))

    assert max(len(line) for line in response.content.split(b"\r\n")) <= 75
    assert values(response, "SUMMARY") == [title.strip()]


@pytest.mark.parametrize(("is_public", "seen"), [(False, False), (True, True)])
def test_the_joining_address_is_told_only_where_it_is_public(client, site, is_public, seen):
    event = event_on(site, joining_url="https://teams.example/j", is_joining_url_public=is_public)

    assert ("teams.example" in file_of(client, event).content.decode()) is seen
    assert ("teams.example" in client.get(FEED).content.decode()) is seen


def test_the_feed_has_the_events_that_are_not_over_the_next_first(client, site):
    event_on(site, "Myöhemmin", STARTS + timedelta(days=9))
    event_on(site, "Pian")
    event_on(site, "Menossa", datetime(2027, 4, 1, 8, 30, tzinfo=UTC))
    event_on(site, "Ohi", datetime(2027, 3, 1, 9, 0, tzinfo=UTC))
    response = client.get(FEED)

    assert values(response, "SUMMARY") == ["Menossa", "Pian", "Myöhemmin"]
    assert values(response, "X-WR-CALNAME") == ["Verkosto"]
    assert response["Content-Type"] == "text/calendar; charset=utf-8"


def test_the_feed_leaves_out_what_the_public_may_not_see(client, site):
    event_on(site, "Näkyvä")
    event_on(site, "Poistettu").unpublish()
    restricted = event_on(site, "Rajattu")
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)

    assert values(client.get(FEED), "SUMMARY") == ["Näkyvä"]


def test_the_feed_is_in_the_language_of_its_page(client, site):
    translate(event_on(site), "sv", title="God praxis", slug="god-praxis")
    swedish = site.in_language(site.network, "sv")

    assert values(client.get(f"{swedish.url}?format=ics"), "SUMMARY") == ["God praxis"]


def test_a_feed_without_events_is_still_a_calendar(client, site):
    response = client.get(FEED)

    assert [line for line in lines(response) if line.startswith("BEGIN")][:2] == ["BEGIN:VCALENDAR", "BEGIN:VTIMEZONE"]
    assert values(response, "SUMMARY") == []


def test_the_network_leads_to_the_feed(client, site):
    assert links(client.get(site.network.url), "main")[f"http://localhost{FEED}"] == "?format=ics"


@pytest.mark.parametrize("number", [1, 8])
def test_the_feed_takes_few_queries(client, site, django_assert_max_num_queries, number):
    for place in range(number):
        event_on(site, f"Tapahtuma {place}")
    client.get(FEED)

    with django_assert_max_num_queries(8):
        client.get(FEED)
