"""Runs of the link checker: when a link is broken, at what pace sites are asked, and what is made of being offline."""

import socket
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from django.core.management import call_command

from home.links import checking
from home.links.answers import Outcome
from home.links.checking import HostNotFree, Pace, check_links, check_now, polite_asker
from home.links.models import Link, LinkHost

pytestmark = pytest.mark.django_db

START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def asker(outside, clock):
    """Asks the site at the real pace, by a clock that goes on where the pace is waited for."""
    return outside.asker(turn=Pace(sleep=clock.shift).turn)


def link_to(address: str, host: str = "site.example", **fields) -> Link:
    return Link.objects.create(address=address, host=host, **fields)


def again(link: Link) -> Link:
    link.refresh_from_db()
    return link


def unreachable(host: str, port: int) -> list[str]:
    raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")


def test_a_link_is_broken_after_failures_on_three_different_days(outside, asker, clock):
    link = link_to(outside.answer("/gone", 404))

    for day in (1, 2, 3):
        for _time_of_day in range(3):
            check_links(asker)
        assert again(link).failed_days == day
        assert link.is_broken == (day == 3)
        clock.shift(DAY)

    assert link.answer == "Sivua ei enää ole (404)"
    assert link.failing_since.date() == START.date()
    assert len(outside.asked) == 6, "HEAD and GET, once a day"


def test_a_link_that_works_again_is_forgiven(outside, asker, clock):
    link = link_to(outside.answer("/ill", 500, 500, 200))
    check_links(asker)
    assert again(link).failed_days == 1
    clock.shift(DAY)

    check_links(asker)

    assert (again(link).outcome, link.failed_days, link.failing_since) == (Outcome.FINE, 0, None)


def test_a_broken_link_that_works_again_is_mended(outside, asker, clock):
    link = link_to(outside.address("/back"), is_broken=True, failed_days=3, failing_since=START - 9 * DAY)

    run = check_links(asker)

    assert (run.mended, again(link).is_broken) == (1, False)


def test_a_link_that_works_is_asked_once_a_week(outside, asker, clock):
    link_to(outside.address("/fine"))
    for _day in range(8):
        check_links(asker)
        clock.shift(DAY)

    assert len(outside.asked) == 2


def test_two_failures_on_one_day_are_one(outside, asker):
    link = link_to(outside.answer("/gone", 404))
    for _time in range(3):
        check_now(link, asker)

    assert again(link).failed_days == 1


def test_a_site_has_its_peace_between_two_questions_and_others_are_asked_meanwhile(outside, asker):
    for number in range(3):
        link_to(outside.address(f"/a{number}", "a.example"), "a.example")
        link_to(outside.address(f"/b{number}", "b.example"), "b.example")

    check_links(asker)

    times = defaultdict(list)
    for asked in outside.asked:
        times[asked.host].append(asked.at)
    assert len(outside.asked) == 6
    for asked_at in times.values():
        assert all(later - earlier >= checking.PAUSE.total_seconds() for earlier, later in pairwise(asked_at))
    assert [asked.host[0] for asked in outside.asked] == ["a", "b"] * 3


def test_a_site_that_wants_to_be_left_alone_is_for_all_its_pages(outside, asker, clock):
    busy = link_to(outside.answer("/busy", (429, {"Retry-After": "7200"}), 200))
    other = link_to(outside.address("/other"))

    check_links(asker)
    assert again(busy).outcome == Outcome.BUSY
    assert (busy.failed_days, busy.is_broken) == (0, False)
    assert again(other).next_check_at == START + timedelta(hours=2)
    clock.move_to(START + timedelta(minutes=119))
    check_links(asker)
    assert len(outside.asked) == 1

    clock.move_to(START + timedelta(minutes=121))
    check_links(asker)
    assert outside.paths[1:] == [("HEAD", "/other")]
    clock.move_to(START + timedelta(hours=25))
    check_links(asker)
    assert again(busy).outcome == Outcome.FINE


def test_a_site_that_is_out_of_order_is_asked_no_sooner_than_it_says(outside, asker):
    link = link_to(outside.answer("/rests", (503, {"Retry-After": str(3 * 24 * 3600)})))

    check_links(asker)

    assert again(link).failed_days == 1
    assert link.next_check_at == START + 3 * DAY


def test_a_host_that_somebody_else_is_asking_waits(outside, asker):
    link = link_to(outside.address("/page"))
    with Pace().turn("site.example"):
        check_links(asker)
        assert not outside.asked
        with pytest.raises(HostNotFree):
            check_now(link, asker)

    assert again(link).next_check_at > START


def test_a_run_ends_in_time_and_the_next_goes_on_from_there(outside, asker, clock):
    for number in range(5):
        link_to(outside.address(f"/{number}"), next_check_at=START - timedelta(hours=5 - number))

    first = check_links(asker, longest=timedelta(seconds=3))
    assert (first.asked, first.left) == (3, 2)
    check_links(asker, most=1)
    last = check_links(asker)

    assert (last.asked, last.left) == (1, 0)
    assert [path for _method, path in outside.paths] == [f"/{number}" for number in range(5)]


def test_what_an_editor_ignores_is_not_asked(outside, asker):
    link_to(outside.address("/page"), is_ignored=True)

    assert check_links(asker).asked == 0
    assert not outside.asked


def test_an_address_inside_our_network_is_neither_asked_nor_called_broken(outside, clock):
    link = link_to(f"http://127.0.0.1:{outside.port}/", "127.0.0.1")
    asker = outside.asker(outside.guard(opened=()))
    for _day in range(4):
        check_links(asker)
        clock.shift(7 * DAY)

    assert (again(link).outcome, link.is_broken) == (Outcome.INSIDE, False)
    assert not outside.asked


# Offline is not broken


def test_where_nothing_can_be_reached_nothing_is_called_broken(outside, clock):
    links = [link_to(f"http://{number}.example/", f"{number}.example") for number in range(8)]
    fine = link_to(outside.address("/fine"), outcome=Outcome.FINE, checked_at=START, next_check_at=START + 6 * DAY)
    offline = outside.asker(outside.guard(resolve=unreachable, ports=frozenset({80})))

    for _day in range(4):
        run = check_links(offline)
        assert run.is_offline
        assert "nothing outside could be reached" in str(run)
        clock.shift(DAY)

    assert run.asked == checking.SILENT_IN_A_ROW, "it stops there"
    assert {again(link).failed_days for link in links} == {0}
    assert again(fine).outcome == Outcome.FINE


def test_one_site_that_is_down_is_told_from_being_offline_without_asking_anybody(outside, clock):
    """The network is known to work by a connection to a site that answered lately."""
    link_to(outside.address("/fine"), outcome=Outcome.FINE, checked_at=START, next_check_at=START + 6 * DAY)
    down = link_to(outside.address("/", "down.example"), "down.example")

    def resolve(host: str, port: int) -> list[str]:
        return unreachable(host, port) if host == "down.example" else ["127.0.0.1"]

    run = check_links(outside.asker(outside.guard(resolve=resolve)))

    assert not run.is_offline
    assert (again(down).failed_days, down.outcome) == (1, Outcome.NO_NAME)
    assert not outside.asked


def test_a_network_that_goes_down_in_the_middle_of_a_run_is_noticed(outside, clock):
    links = [link_to(outside.address(f"/{number}", f"{number}.example"), f"{number}.example") for number in range(9)]
    reached = []

    def resolve(host: str, port: int) -> list[str]:
        reached.append(host)
        return ["127.0.0.1"] if len(reached) <= 2 else unreachable(host, port)

    run = check_links(outside.asker(outside.guard(resolve=resolve)))

    assert run.is_offline
    assert [again(link).failed_days for link in links] == [0] * 9
    assert [link.outcome for link in links[:3]] == [Outcome.FINE, Outcome.FINE, ""]


def test_the_task_asks_nobody_where_there_is_nothing_to_ask(site, capsys, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: pytest.fail("something was looked up"))

    call_command("run_scheduled")

    assert "walk_links: links followed: 0" in capsys.readouterr().out


def test_the_site_says_who_asks(site, settings):
    asker = polite_asker()

    assert asker.user_agent == "Mozilla/5.0 (compatible; Avoinhallinto.fi link checker; +http://localhost)"
    assert asker.guard.ports == {80, 443}
    assert not asker.guard.opened


def test_networks_of_our_own_are_named_in_the_settings(site, settings):
    settings.LINKS_NEVER_ASKED = ["193.166.3.0/24"]

    assert not polite_asker().guard.lets_through("193.166.3.2")


def test_a_killed_process_holds_a_host_no_longer_than_a_minute(clock):
    turn = Pace().turn("site.example")
    turn.__enter__()
    clock.shift(timedelta(seconds=61))

    with Pace().turn("site.example"):
        assert LinkHost.objects.get().free_at == START + timedelta(seconds=121)
