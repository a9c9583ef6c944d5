"""How much pages are read: counted by month without a query of the page view, and without anything of the reader."""

from datetime import date

import pytest
import time_machine
from django.conf import settings as django_settings

from home import readings
from home.models import PageReading
from home.readings import ReadingCounter, remove_old_readings, write
from tests.factories import make_content, make_practice

pytestmark = pytest.mark.django_db

BROWSER = {"headers": {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"}}


@pytest.fixture
def counted_at_once(settings, monkeypatch):
    settings.READINGS_COUNTED = True
    monkeypatch.setattr(readings, "SECONDS_HELD", 0)
    readings.counter.note(0)


@pytest.fixture
def page(site):
    return make_content(site.home, "Tietoa")


def counted(page) -> dict[date, int]:
    return dict(PageReading.objects.filter(page=page).values_list("month", "count"))


def test_page_views_are_counted_by_month(client, page, counted_at_once):
    with time_machine.travel("2026-03-31 12:00+03:00"):
        client.get(page.url, **BROWSER)
        client.get(page.url, **BROWSER)
    # In Finland it is April by then.
    with time_machine.travel("2026-03-31 22:30+00:00"):
        client.get(page.url, **BROWSER)

    assert counted(page) == {date(2026, 3, 1): 2, date(2026, 4, 1): 1}


@pytest.mark.parametrize(
    "agent", ["Mozilla/5.0 (compatible; Googlebot/2.1)", "curl/8.5", "python-requests/2.32", "", "HeadlessChrome/130"]
)
def test_robots_are_not_counted(client, page, counted_at_once, agent):
    client.get(page.url, headers={"User-Agent": agent})

    assert counted(page) == {}


def test_a_client_that_does_not_say_what_it_is_is_not_counted(client, page, counted_at_once):
    client.get(page.url)

    assert counted(page) == {}


def test_who_is_logged_in_is_not_counted(admin_client, page, counted_at_once):
    assert django_settings.SESSION_COOKIE_NAME in admin_client.cookies
    admin_client.get(page.url, **BROWSER)

    assert counted(page) == {}


def test_a_page_fetched_in_advance_is_not_counted(client, page, counted_at_once):
    client.get(page.url, headers={**BROWSER["headers"], "Sec-Purpose": "prefetch"})

    assert counted(page) == {}


def test_a_page_view_takes_no_query_more(page, django_assert_num_queries):
    with django_assert_num_queries(0):
        ReadingCounter().note(page.pk)


def test_many_pages_are_written_together(page, site, django_assert_max_num_queries):
    pages = [make_practice(site, f"Käytäntö {number}") for number in range(40)]
    with django_assert_max_num_queries(45):
        write({practice.pk: 2 for practice in pages})
    write({pages[0].pk: 3})

    assert sorted(PageReading.objects.values_list("count", flat=True)) == [2] * 39 + [5]


def test_a_page_that_is_gone_is_left_out(page):
    write({page.pk: 1, page.pk + 1000: 7})

    assert list(PageReading.objects.values_list("page", "count")) == [(page.pk, 1)]


@time_machine.travel("2026-11-25 12:00+02:00")
def test_thirteen_months_are_kept(page):
    for month in (date(2025, 10, 1), date(2025, 11, 1), date(2026, 11, 1)):
        PageReading.objects.create(page=page, month=month, count=1)

    assert remove_old_readings() == 1
    assert set(counted(page)) == {date(2025, 11, 1), date(2026, 11, 1)}
