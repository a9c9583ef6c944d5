"""What visitors search for is counted, nothing of who did; the report shows it."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from search import searches
from search.editorial_models import SearchCount
from search.personal import may_be_personal
from tests.factories import make_practice
from tests.search.pages import titles

pytestmark = pytest.mark.django_db

LIBRARY = "/hyvat-kaytannot/"
REPORT = reverse("wagtailsnippets_search_searchcount:list")


@pytest.fixture
def practice(site, committed):
    with committed():
        return make_practice(site, "Asukasraati Oulussa", what_was_done="<p>Osallistimme asukkaita.</p>")


def counted() -> set[tuple[str, str, bool, int]]:
    return set(SearchCount.objects.values_list("language", "text", "has_results", "count"))


def test_a_search_is_counted_by_language_and_by_whether_it_found_anything(client, practice):
    client.get(LIBRARY, {"q": "Asukkaat"})
    client.get(LIBRARY, {"q": "asukkaat!"})
    client.get("/haku/", {"q": "rautatie"})
    client.get("/sv/sok/", {"q": "järnväg"})

    assert counted() == {("fi", "asukkaat", True, 2), ("fi", "rautatie", False, 1), ("sv", "järnväg", False, 1)}


def test_some_of_the_words_and_corrected_words_are_no_hit(client, practice):
    client.get(LIBRARY, {"q": "asukkaat rautatie"})
    client.get(LIBRARY, {"q": "osalistimme"})

    assert {(text, found) for _language, text, found, _count in counted()} == {
        ("asukkaat rautatie", False),
        ("osalistimme", False),
    }


@pytest.mark.parametrize("params", [{"page": 2}, {"work-area": "osallisuus"}, {"q": ""}, {"q": "!?"}])
def test_what_is_no_new_search_is_not_counted(client, practice, params):
    client.get(LIBRARY, {"q": "asukkaat", **params})

    assert counted() == set()


def test_robots_are_not_counted(client, practice):
    client.get(LIBRARY, {"q": "asukkaat"}, headers={"user-agent": "Mozilla/5.0 (compatible; Examplebot/2.1)"})

    assert counted() == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Matti Virtanen"),
        ("fi", "matti virtanen"),
        ("fi", "Virtasen"),
        ("fi", "anna laine"),
        ("fi", "Meri Koski"),
        ("fi", "Salo"),
        ("fi", "Matti Kemi"),
        ("fi", "matti.virtanen@example.org"),
        ("fi", "131052-308T"),
        ("fi", "henkilö 131052A308T"),
        ("fi", "131052 308T"),
        ("fi", "040 123 4567"),
        ("fi", "+358401234567"),
        ("fi", "kuka on xyzzykoski"),
        ("sv", "Sten Björk"),
        ("sv", "Karlsson"),
        ("en", "John Smith"),
        ("en", "O'Brien"),
        ("en", "https://example.org/?user=5"),
    ],
)
def test_words_that_may_name_a_person_are_not_kept(site, language, text):
    assert may_be_personal(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "asukkaiden osallistuminen"),
        ("fi", "toimintaohjelma 2023-2027"),
        ("fi", "kuopion valtuusto"),
        ("fi", "Avoin Hallinto"),
        ("fi", "Kemi"),
        ("fi", "osallistuminen kemissä"),
        ("fi", "Rovaniemen asukkaat"),
        ("sv", "Uleåborgs budget"),
        ("en", "Kuhmo"),
        ("sv", "medborgarnas delaktighet"),
        ("en", "participatory budgeting"),
        ("en", "open data 2025"),
    ],
)
def test_words_of_the_field_are_kept(site, committed, language, text):
    with committed():
        make_practice(site, "Osallisuus", organisations=("kuopio",))

    assert not may_be_personal(text, language)


def test_a_search_that_cannot_be_counted_is_answered_all_the_same(client, practice, monkeypatch, caplog):
    def refuse(*args):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(searches, "_count", refuse)

    assert titles(client.get(LIBRARY, {"q": "asukkaat"})) == ["Asukasraati Oulussa"]
    assert "could not be counted" in caplog.text


def test_counts_are_kept_for_two_years(db):
    for month in (datetime.date(2024, 4, 1), datetime.date(2024, 5, 1), datetime.date(2026, 5, 1)):
        SearchCount.objects.create(month=month, language="fi", text="asukas", has_results=True)

    removed = searches.remove_old_counts(datetime.datetime(2026, 5, 31, 12, tzinfo=datetime.UTC))

    assert removed == 1
    assert SearchCount.objects.order_by("month").first().month == datetime.date(2024, 5, 1)


# The report


@pytest.fixture
def counts(db):
    rows = [("fi", "asukas", True, 7), ("fi", "rautatie", False, 9), ("sv", "järnväg", False, 2)]
    for language, text, found, count in rows:
        SearchCount.objects.create(
            month=datetime.date(2025, 5, 1), language=language, text=text, has_results=found, count=count
        )


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_user("editor", password="x")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


def shown(response, *texts: str) -> list[str]:
    page = response.content.decode()
    return sorted((text for text in texts if text in page), key=page.index)


def test_the_report_shows_the_most_used_first(editor, counts):
    assert shown(editor.get(REPORT), "asukas", "rautatie", "järnväg") == ["rautatie", "asukas", "järnväg"]


def test_the_report_narrows_to_searches_without_a_hit_in_a_language_and_month(editor, counts):
    response = editor.get(REPORT, {"has_results": "False", "language": "fi", "month": "2025-05-01"})

    assert shown(response, "asukas", "rautatie", "järnväg") == ["rautatie"]


def test_the_report_is_exported(editor, counts):
    response = editor.get(REPORT, {"export": "csv", "has_results": "False"})

    lines = b"".join(response.streaming_content).decode().splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["rautatie", "järnväg"]


def test_nobody_changes_what_was_counted(admin_client, counts):
    row = SearchCount.objects.first()
    for name, args in (("add", []), ("edit", [row.pk]), ("delete", [row.pk])):
        response = admin_client.post(reverse(f"wagtailsnippets_search_searchcount:{name}", args=args), {"text": "x"})
        assert response.status_code in {302, 404}
    assert SearchCount.objects.count() == 3


def test_who_has_no_permission_sees_no_report(client, counts):
    user = get_user_model().objects.create_user("guest", password="x")
    client.force_login(user)

    assert client.get(REPORT).status_code == 302


def test_a_count_is_one_statement_so_that_none_is_lost_among_searches_at_the_same_time(site):
    with CaptureQueriesContext(connection) as captured:
        searches._count("osallisuus", "fi", True)
        searches._count("osallisuus", "fi", True)

    assert list(SearchCount.objects.values_list("text", "count")) == [("osallisuus", 2)]
    assert len([query for query in captured if "searchcount" in query["sql"]]) == 2
