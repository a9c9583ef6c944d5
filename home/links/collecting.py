"""Bringing the list of links up to date with the public pages, and judging those that lead inside the site."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from urllib.parse import urldefrag

from django.db import transaction
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from home.links.answers import Outcome
from home.links.guard import NotAsked, place_of
from home.links.models import ADDRESS_LENGTH, Link, LinkOnPage
from home.links.own_addresses import outcome_at, own_path
from home.links.walking import DOCUMENT, PAGE, links_of_pages
from home.visibility import public

SCHEMES = ("http://", "https://")
ROWS_AT_ONCE = 500


def followed(link: str, own_hosts: Collection[str] = ()) -> str | None:
    """How a link is written in the list; None where it is none to follow: e-mail, a telephone number, a place on the
    same page, or one that is too long. Two ways of writing one address are one: of the site's own it is the path."""
    link = link.strip()
    if link.startswith((f"{PAGE}:", f"{DOCUMENT}:")):
        return link
    if path := own_path(link, own_hosts):
        return iri_to_uri(path)[:ADDRESS_LENGTH]
    if not link.lower().startswith(SCHEMES):
        return None
    address = urldefrag(link).url
    try:
        parsed = parse_url(address)
    except LocationParseError:
        return iri_to_uri(address)[:ADDRESS_LENGTH]
    written = (parsed if parsed.path else parsed._replace(path="/")).url
    return None if parsed.host in own_hosts or len(written) > ADDRESS_LENGTH else written


def collect_links(now: datetime | None = None) -> int:
    """Reads the links of all public pages; forgets those that no page has any more. Gives how many there are.

    What an editor chose to ignore is remembered while its page is away.
    """
    now = now or timezone.now()
    own_hosts = set(Site.objects.values_list("hostname", flat=True))
    pages_by_link: dict[str, set[int]] = defaultdict(set)
    for page_id, link in links_of_pages():
        if written := followed(link, own_hosts):
            pages_by_link[written].add(page_id)
    with transaction.atomic():
        _add_links(pages_by_link, now)
        _join_to_pages(pages_by_link)
        Link.objects.filter(pages=None, is_ignored=False).delete()
        judge_inside(now=now)
    return len(pages_by_link)


def _add_links(addresses: Iterable[str], now: datetime) -> None:
    known = set(Link.objects.values_list("address", flat=True))
    new = [_new_link(address, now) for address in addresses if address not in known]
    Link.objects.bulk_create(new, ROWS_AT_ONCE)


def _new_link(address: str, now: datetime) -> Link:
    link = Link(address=address, next_check_at=now)
    if address.startswith(SCHEMES):
        try:
            link.host = place_of(address).host[:255]
        except NotAsked as refusal:
            link.outcome, link.checked_at = refusal.outcome, now
            if refusal.outcome == Outcome.MALFORMED:
                link.is_broken, link.failing_since = True, now
    return link


def _join_to_pages(pages_by_link: dict[str, set[int]]) -> None:
    ids = dict(Link.objects.values_list("address", "pk"))
    wanted = {(ids[link], page) for link, pages in pages_by_link.items() for page in pages}
    stored = {(link, page): pk for pk, link, page in LinkOnPage.objects.values_list("pk", "link", "page")}
    gone = [stored[joined] for joined in stored.keys() - wanted]
    for start in range(0, len(gone), ROWS_AT_ONCE):
        LinkOnPage.objects.filter(pk__in=gone[start : start + ROWS_AT_ONCE]).delete()
    new = [LinkOnPage(link_id=link, page_id=page) for link, page in sorted(wanted - stored.keys())]
    LinkOnPage.objects.bulk_create(new, ROWS_AT_ONCE)


def judge_inside(ids: Iterable[int] | None = None, now: datetime | None = None) -> None:
    """Looks up whether what links inside the site lead to is there and public: all of them, or those of the ids."""
    now = now or timezone.now()
    links = Link.objects.filter(host="").exclude(outcome__in=[Outcome.MALFORMED, Outcome.NOT_ASKED])
    if ids is not None:
        links = links.filter(pk__in=ids)
    judged = list(links)
    outcomes = _page_outcomes(judged) | _document_outcomes(judged)
    outcomes |= {link.address: outcome_at(link.address) for link in judged if link.address.startswith("/")}
    for link in judged:
        link.outcome = outcomes[link.address]
        link.checked_at = now
        link.is_broken = link.outcome != Outcome.FINE
        link.failing_since = (link.failing_since or now) if link.is_broken else None
    Link.objects.bulk_update(judged, ["outcome", "checked_at", "is_broken", "failing_since"], ROWS_AT_ONCE)


def _targets(links: Iterable[Link], kind: str) -> dict[str, int]:
    return {link.address: int(link.address.partition(":")[2]) for link in links if link.address.startswith(f"{kind}:")}


def _page_outcomes(links: Iterable[Link]) -> dict[str, Outcome]:
    targets = _targets(links, PAGE)
    live = dict(Page.objects.values_list("pk", "live"))
    open_to_all = set(public(Page.objects.all()).values_list("pk", flat=True))

    def outcome(pk: int) -> Outcome:
        if pk not in live:
            return Outcome.PAGE_DELETED
        if not live[pk]:
            return Outcome.PAGE_UNPUBLISHED
        return Outcome.FINE if pk in open_to_all else Outcome.PAGE_RESTRICTED

    return {address: outcome(pk) for address, pk in targets.items()}


def _document_outcomes(links: Iterable[Link]) -> dict[str, Outcome]:
    targets = _targets(links, DOCUMENT)
    there = set(get_document_model().objects.values_list("pk", flat=True))
    return {address: Outcome.FINE if pk in there else Outcome.DOCUMENT_DELETED for address, pk in targets.items()}
