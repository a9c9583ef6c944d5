"""JSON-LD: valid by schema.org's vocabulary, true, and safe whatever the texts are."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup

from tests import factories
from tests.schema_org import complaints

pytestmark = pytest.mark.django_db

HELSINKI = ZoneInfo("Europe/Helsinki")


def graph(response) -> list[dict]:
    scripts = BeautifulSoup(response.content, "html.parser").select('script[type="application/ld+json"]')
    assert len(scripts) == 1
    document = json.loads(scripts[0].string)
    assert document["@context"] == "https://schema.org"
    return document["@graph"]


def node(response, kind: str) -> dict:
    return next(node for node in graph(response) if node["@type"] == kind)


@pytest.mark.parametrize(
    "wrong",
    [
        {"@type": "Happening"},
        {"@type": "Event", "startsAt": "2025-05-12"},
        {"@type": "Event", "location": {"@type": "BreadcrumbList"}},
        {"@type": "Event", "eventAttendanceMode": "remote"},
        {"@type": "Article", "publisher": {"@type": "Organization", "surname": "x"}},
    ],
)
def test_the_check_knows_what_is_wrong(wrong):
    assert len(complaints(wrong)) == 1


def test_an_event_tells_when_in_finlands_time_and_where(client, site):
    event = factories.make_event(
        site,
        starts_at=datetime(2025, 6, 4, 12, tzinfo=HELSINKI),
        ends_at=datetime(2025, 6, 4, 14, tzinfo=HELSINKI),
        attendance="both",
        place="Fabianinkatu 24 A",
        joining_url="https://example.org/liity",
        is_joining_url_public=True,
        spoken_language="en",
    )

    told = node(client.get(event.url), "Event")

    assert (told["startDate"], told["endDate"]) == ("2025-06-04T12:00:00+03:00", "2025-06-04T14:00:00+03:00")
    assert told["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert told["inLanguage"] == "en"
    assert told["location"] == [
        {"@type": "Place", "name": "Fabianinkatu 24 A", "address": "Fabianinkatu 24 A"},
        {"@type": "VirtualLocation", "url": "https://example.org/liity"},
    ]
    assert told["organizer"]["name"] == "Verkosto"


def test_a_joining_address_that_is_not_public_is_told_to_no_machine(client, site):
    event = factories.make_event(site, attendance="remote", place="Teams", joining_url="https://example.org/salainen")

    response = client.get(event.url)

    assert "location" not in node(response, "Event")
    assert "salainen" not in response.content.decode()


def test_the_trail_leads_from_the_front_page_to_the_page(client, site):
    practice = factories.make_practice(site, "Asukasraati")

    steps = node(client.get(practice.url), "BreadcrumbList")["itemListElement"]

    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "Avoin hallinto", "http://localhost/"),
        (2, "Hyvät käytännöt", "http://localhost/hyvat-kaytannot/"),
        (3, "Asukasraati", f"http://localhost{practice.url}"),
    ]


def test_no_text_ends_the_element(client, site):
    title = 'Loppu </script><script>alert("1")</script> & <!-- kommentti'
    practice = factories.make_practice(site, title)

    response = client.get(practice.url)

    assert node(response, "Article")["headline"] == title
    assert b"<script>alert" not in response.content


def test_the_publisher_is_the_ministry_in_the_pages_language(client, site):
    assert node(client.get("/sv/"), "GovernmentOrganization")["name"] == "Finansministeriet"
