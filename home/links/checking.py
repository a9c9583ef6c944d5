"""Following the links that are due: at a polite pace, for a limited time, and without mistaking our own network's
troubles for theirs."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import ip_network
from itertools import chain, zip_longest

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Site

from home.links.answers import Answer, Outcome
from home.links.asking import LONGEST_WAIT, Asker
from home.links.guard import Guard, place_of
from home.links.models import Link, LinkHost

# Of one host one thing is asked at a time, and then it has its peace.
PAUSE = timedelta(seconds=2)
# An exchange takes less; a process that was killed holds its host no longer.
LONGEST_EXCHANGE = timedelta(minutes=1)
# A run waits for a host so long; what is not free by then waits for the next run.
LONGEST_STANDING_BY = timedelta(seconds=10)
# A run holds up the other tasks of the same cron line for no longer.
LONGEST_RUN = timedelta(minutes=3)
MOST_LINKS_A_RUN = 200

WHILE_FINE = timedelta(days=7)
WHILE_FAILING = timedelta(days=1)
DAYS_UNTIL_BROKEN = 3
# So many unanswered in a row make us ask whether it is our own network.
SILENT_IN_A_ROW = 5
KNOWN_TO_ANSWER = 3
RECORDED = [
    *("outcome", "status", "checked_at", "next_check_at"),
    *("failed_days", "failed_last_on", "failing_since", "is_broken"),
]


class HostNotFree(Exception):
    """Somebody else asks the host, or it asked to be left alone, until `until`."""

    def __init__(self, until: datetime):
        super().__init__(until)
        self.until = until


@dataclass(frozen=True)
class Pace:
    """Gives each host its turns: one exchange at a time in all processes, a pause after each, and its own wishes."""

    sleep: Callable[[float], None] = time.sleep
    pause: timedelta = PAUSE
    standing_by: timedelta = LONGEST_STANDING_BY

    @contextmanager
    def turn(self, host: str) -> Iterator[Callable[[timedelta], None]]:
        """A context in which the host may be asked once; gives what notes that it wishes to be left alone. Raises
        HostNotFree."""
        self._take(host)
        rest = self.pause

        def leave_alone(wait: timedelta) -> None:
            nonlocal rest
            rest = max(rest, wait)

        try:
            yield leave_alone
        finally:
            LinkHost.objects.filter(name=host).update(free_at=timezone.now() + rest)

    def _take(self, host: str) -> None:
        row, _created = LinkHost.objects.get_or_create(name=host)
        until = timezone.now() + self.standing_by
        while not self._is_taken(host):
            row.refresh_from_db()
            wait = row.free_at - timezone.now()
            if row.free_at > until:
                raise HostNotFree(row.free_at)
            self.sleep(max(wait.total_seconds(), 0.05))

    def _is_taken(self, host: str) -> bool:
        now = timezone.now()
        return bool(LinkHost.objects.filter(name=host, free_at__lte=now).update(free_at=now + LONGEST_EXCHANGE))


def polite_asker(guard: Guard | None = None, pace: Pace | None = None) -> Asker:
    """What asks in the site's name, keeping out of our own network."""
    own = tuple(ip_network(network) for network in settings.LINKS_NEVER_ASKED)
    site = Site.objects.filter(is_default_site=True).first()
    address = site.root_url if site else settings.WAGTAILADMIN_BASE_URL
    agent = f"Mozilla/5.0 (compatible; {settings.WAGTAIL_SITE_NAME} link checker; +{address})"
    return Asker(agent, guard or Guard(refused=own), (pace or Pace()).turn)


@dataclass
class Run:
    """What a run of the checker did."""

    asked: int = 0
    newly_broken: int = 0
    mended: int = 0
    left: int = 0
    is_offline: bool = False
    silent: list[tuple[Link, Answer]] = field(default_factory=list)

    def __str__(self) -> str:
        told = f"links followed: {self.asked}, newly broken: {self.newly_broken}, mended: {self.mended}"
        if self.is_offline:
            told += "; nothing outside could be reached, so the silent ones were not counted against anybody"
        return f"{told}; waiting for the next run: {self.left}" if self.left else told


def check_links(asker: Asker | None = None, longest: timedelta = LONGEST_RUN, most: int = MOST_LINKS_A_RUN) -> Run:
    """Follows what is due, the longest overdue first, hosts by turns. What it does not get to is first next time."""
    asker, run, ends_at = asker or polite_asker(), Run(), timezone.now() + longest
    for link in _by_turns(_due()[:most]):
        if timezone.now() >= ends_at or run.is_offline:
            break
        try:
            answer = asker.ask(link.address)
        except HostNotFree as busy:
            Link.objects.filter(pk=link.pk).update(next_check_at=busy.until)
            continue
        run.asked += 1
        if answer.may_be_our_own_fault:
            run.silent.append((link, answer))
            if len(run.silent) >= SILENT_IN_A_ROW:
                _settle_silent(run, asker)
            continue
        if answer.proves_we_are_online:
            _record_silent(run)
        _record(run, link, answer)
    if run.silent:
        _settle_silent(run, asker)
    run.left = _due().count()
    return run


def _due() -> QuerySet[Link]:
    due = Link.objects.exclude(host="").filter(next_check_at__lte=timezone.now(), is_ignored=False)
    return due.order_by("next_check_at", "pk")


def _by_turns(links: Iterable[Link]) -> Iterator[Link]:
    """The links with as many other hosts as can be between two of one host."""
    by_host = defaultdict(list)
    for link in links:
        by_host[link.host].append(link)
    return (link for link in chain.from_iterable(zip_longest(*by_host.values())) if link)


def _settle_silent(run: Run, asker: Asker) -> None:
    """Those that said nothing are counted if we are online, else forgotten: they stay due."""
    if is_online(asker):
        _record_silent(run)
    else:
        run.is_offline = True
        run.silent.clear()


def _record_silent(run: Run) -> None:
    for link, answer in run.silent:
        _record(run, link, answer)
    run.silent.clear()


def is_online(asker: Asker) -> bool:
    """Whether one of the hosts that answered lately can be connected to. Nothing is asked of it."""
    working = Link.objects.exclude(host="").filter(outcome__in=[Outcome.FINE, Outcome.TURNS_PROGRAMS_AWAY])
    hosts: dict[str, Link] = {}
    for link in working.order_by("-checked_at")[: 10 * KNOWN_TO_ANSWER]:
        hosts.setdefault(link.host, link)
    places = [place_of(link.address) for link in list(hosts.values())[:KNOWN_TO_ANSWER]]
    return any(asker.can_connect(place.host, place.scheme, place.port) for place in places)


def _record(run: Run, link: Link, answer: Answer) -> None:
    was_broken = link.is_broken
    record(link, answer)
    run.newly_broken += link.is_broken and not was_broken
    run.mended += was_broken and not link.is_broken


def record(link: Link, answer: Answer, now: datetime | None = None) -> None:
    """Stores what came of following a link. It is broken after failures on three different days."""
    now = now or timezone.now()
    link.outcome, link.status, link.checked_at = answer.outcome, answer.status, now
    pause = WHILE_FINE
    if answer.outcome == Outcome.BUSY:
        pause = WHILE_FAILING  # neither fine nor a failure
    elif answer.is_failure:
        today = timezone.localdate(now)
        if link.failed_last_on != today:
            link.failed_days += 1
        link.failed_last_on, link.failing_since = today, link.failing_since or now
        link.is_broken = link.failed_days >= DAYS_UNTIL_BROKEN
        pause = WHILE_FINE if link.is_broken else WHILE_FAILING
    else:
        link.failed_days, link.failed_last_on, link.failing_since, link.is_broken = 0, None, None, False
    link.next_check_at = now + max(pause, min(answer.wait or pause, LONGEST_WAIT))
    link.save(update_fields=RECORDED)


def check_now(link: Link, asker: Asker | None = None) -> bool:
    """Follows one link that has a host at an editor's word; gives whether anything was learnt, which it is not where
    nothing outside can be reached. Raises HostNotFree."""
    asker = asker or polite_asker()
    answer = asker.ask(link.address)
    if answer.may_be_our_own_fault and not is_online(asker):
        return False
    record(link, answer)
    return True
