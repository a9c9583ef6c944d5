"""What waits is shown on the admin's home: to those who may handle it, the most urgent first, whatever fails."""

import logging
from datetime import UTC, date, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import ngettext_lazy
from wagtail.users.models import UserProfile

from home import waiting
from home.models import Feedback
from home.waiting import EntryNameTaken, Urgency, Waiting, WaitingEntry, register
from practices.models import SharedPractice
from practices.models.shared_practice import SharingState
from search.models import SearchCount
from tests.factories import make_commitment, make_practice, make_programme
from tests.home.translating.pieces import change, fresh, translated
from tests.programmes.assessments import AUTUMN, assessment

pytestmark = pytest.mark.django_db

HOME = "/admin/"
NOW = "2026-11-24 12:00+02:00"


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def no_entries(monkeypatch):
    """No entries but the test's own."""
    monkeypatch.setattr(waiting, "_entries", {})


def entry(name: str, number: int = 1, *, may_see=lambda user: True, find=None, **fields) -> None:
    since, overdue = fields.pop("since", None), fields.pop("overdue", 0)
    register(
        WaitingEntry(
            name=name,
            label=ngettext_lazy(f"%(number)s {name}", f"%(number)s {name}s", "number"),
            heading=name,
            find=find or (lambda request: Waiting(number, since, overdue)),
            address=lambda request: f"/admin/{name}/",
            may_see=may_see,
            **fields,
        )
    )


def panel(client) -> BeautifulSoup:
    response = client.get(HOME)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").select_one("#what-waits-content").find_parent("section")


def rows(client) -> dict[str, str]:
    """Where each thing that waits leads, by what it says."""
    return {link.get_text(strip=True): link["href"] for link in panel(client).select("td.title a")}


def log_in(client, group: str):
    call_command("set_up_roles", verbosity=0)
    user = get_user_model().objects.create_user(group)
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)


def test_it_says_kindly_that_nothing_waits(admin_client, no_entries):
    entry("share", 0)

    assert "Juuri nyt mikään ei odota sinua." in panel(admin_client).get_text()
    assert not rows(admin_client)


def test_it_stands_before_wagtails_own(admin_client, no_entries, site, committed):
    entry("share")
    shown = BeautifulSoup(admin_client.get(HOME).content, "html.parser")

    assert shown.select_one("main section.w-panel")["id"] == "what-waits-section"


def test_one_and_many(admin_client, no_entries):
    entry("share", 1)
    entry("answer", 2)

    assert set(rows(admin_client)) == {"1 share", "2 answers"}


def test_the_overdue_and_the_urgent_and_the_oldest_come_first(admin_client, no_entries):
    entry("a")
    entry("b", since=date(2026, 3, 1))
    entry("c", since=datetime(2026, 2, 1, 23, tzinfo=UTC))
    entry("d", urgency=Urgency.SOMEBODY_WAITS)
    entry("e", overdue=1)

    assert list(rows(admin_client)) == ["1 e", "1 d", "1 c", "1 b", "1 a"]
    told = [" ".join(row.get_text(" ", strip=True).split()) for row in panel(admin_client).select("tbody tr")]
    assert told[0] == "1 e 1 myöhässä"
    assert told[2] == "1 c 2.2.2026 alkaen"


def test_one_that_fails_is_named_and_logged_and_stops_no_other(admin_client, no_entries, caplog):
    def fail(request):
        raise ConnectionError("the other end is gone")

    entry("broken", find=fail)
    entry("share")
    with caplog.at_level(logging.ERROR):
        shown = panel(admin_client)

    assert [link.get_text() for link in shown.select("td.title a")] == ["1 share"]
    assert "broken: määrää ei saatu laskettua" in shown.get_text()
    assert "the other end is gone" in caplog.text


def test_where_all_fails_it_does_not_say_that_nothing_waits(admin_client, no_entries, caplog):
    def fail(request):
        raise ConnectionError

    entry("broken", find=fail)

    assert "mikään ei odota" not in panel(admin_client).get_text()


def test_what_one_may_not_see_is_neither_counted_nor_named(admin_client, no_entries, caplog):
    def unknown(user):
        raise ConnectionError

    entry("secret", may_see=lambda user: False, find=lambda request: pytest.fail("was counted"))
    entry("unknown", may_see=unknown)

    assert "Juuri nyt mikään ei odota sinua." in panel(admin_client).get_text()


def test_two_entries_of_one_name_are_refused(no_entries):
    entry("share")
    with pytest.raises(EntryNameTaken):
        entry("share")


def fill(site, committed) -> None:
    """One or two of everything that may wait."""
    with time_machine.travel("2025-03-01 12:00+02:00"), committed():
        make_practice(site, "Asukasraati", last_confirmed_on=date(2025, 3, 1))
        make_practice(site, "Uudempi", last_confirmed_on=date(2026, 3, 1))
        make_practice(site, "Koskaan vahvistamaton")
    with committed():
        swedish = translated(make_practice(site, "Käännetty"))
    with committed():
        change(swedish.get_translation(site.home.locale), what_was_done="<p>Uutta.</p>")
    programme = make_programme(site)
    make_commitment(programme, "1", status_assessments=[assessment(2026, AUTUMN)])
    make_commitment(programme, "2")
    for state in SharingState:
        SharedPractice.objects.create(language="fi", title=state, organisation="Oulu", state=state)
    received = datetime(2026, 11, 10, 21, tzinfo=UTC)
    for answered_at in (None, received):
        Feedback.objects.create(language="fi", kind="other", received_at=received, answered_at=answered_at)
    for has_results in (True, False):
        SearchCount.objects.create(
            month=date(2026, 11, 1), language="fi", text="asukasraati", has_results=has_results, count=7
        )
    SearchCount.objects.create(month=date(2026, 10, 1), language="fi", text="vanha", has_results=False)


ALL = {
    "1 palaute odottaa vastausta": "/admin/feedback/?state=open",
    "2 jaettua käytäntöä": "/admin/shared-practices/?state=received&state=in-review",
    "1 sitoumus ilman tämän puolivuoden arviota": "/admin/commitments-to-assess/",
    "1 ruotsinkielinen käännös on jäljessä alkuperäisestä": "/admin/translating/?language=sv&status=changed",
    "2 käytäntöä, joita kukaan ei ole vahvistanut vuoteen": "/admin/practices-to-confirm/",
    "1 haku ilman tuloksia tässä kuussa": "/admin/snippets/search/searchcount/?has_results=False&month=2026-11-01",
}


def test_everything_that_waits_is_counted_and_leads_to_where_it_is_handled(admin_client, site, committed, clock):
    fill(site, committed)

    found = rows(admin_client)
    assert found == ALL
    assert list(found)[:2] == list(ALL)[:2]
    for address in found.values():
        assert admin_client.get(address).status_code == 200, address


def test_each_role_sees_what_it_may_handle(client, site, committed, clock):
    fill(site, committed)
    log_in(client, "Swedish translators")
    assert list(rows(client)) == ["1 ruotsinkielinen käännös on jäljessä alkuperäisestä"]
    log_in(client, "English translators")
    assert not rows(client)
    log_in(client, "Publishers")
    assert set(rows(client)) == set(ALL)


def test_it_is_in_the_editors_language(admin_client, admin_user, site, committed, clock):
    UserProfile.objects.update_or_create(user=admin_user, defaults={"preferred_language": "sv"})
    fill(site, committed)

    assert list(rows(admin_client))[:2] == ["1 respons väntar på svar", "2 delade exempel på god praxis"]
    assert "Det här väntar på dig" in panel(admin_client).get_text()


def test_each_entry_takes_one_query_however_much_waits(client, site, committed, clock, monkeypatch):
    def queries() -> int:
        client.get(HOME)
        with CaptureQueriesContext(connection) as captured:
            client.get(HOME)
        return len(captured)

    log_in(client, "Administrators")
    fill(site, committed)
    few = queries()
    for place in range(8):
        make_practice(site, f"Vanha {place}", last_confirmed_on=date(2020, 3, 1))
        SharedPractice.objects.create(language="fi", title="Lisää", organisation="Oulu")
    assert queries() == few

    number = len(waiting._entries)
    monkeypatch.setattr(waiting, "_entries", {})
    assert few <= queries() + number


def test_a_confirmed_practice_waits_no_more(admin_client, site, committed, clock):
    with committed():
        practice = make_practice(site, "Asukasraati", last_confirmed_on=date(2025, 11, 23))
    assert "1 käytäntö, jota kukaan ei ole vahvistanut vuoteen" in rows(admin_client)
    with committed():
        change(fresh(practice), last_confirmed_on=date(2026, 11, 24))

    assert not rows(admin_client)
