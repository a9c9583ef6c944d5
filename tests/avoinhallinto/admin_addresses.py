"""Every address of the admin, by its name, and what answers there.

An app's new address is found by itself. What stands in it is said in `things_named` (tests/avoinhallinto/
admin_things.py) where none of the names there fits.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RegexPattern

PAGES = ("page_id", "parent_page_id", "page_to_move_id")
# Ends the session that asks for all the others; fails by intent, to try the error page; fails without a file that was
# sent before to wagtailredirects:start_import, which takes the same right.
NOT_ASKED = {"wagtailadmin_logout", "wagtailadmin_error_test", "wagtailredirects:process_import"}
# Names of addresses whose parts have no names, in order.
PARTS_WITHOUT_NAMES = {"wagtailadmin_pages:revisions_compare": ("page_id", "revision_id_a", "revision_id_b")}
HOME, LOGIN = "/admin/", "/admin/login/"
PAGES_BELOW = re.compile(r"/admin/pages/\d+/(results/)?$")


@dataclass(frozen=True, order=True)
class AdminAddress:
    """`name` as `reverse` takes it; `parts` are the names of what stands in it; `label` is its name in the table."""

    name: str
    parts: tuple[str, ...]
    label: str

    @property
    def is_about_a_page(self) -> bool:
        return bool(set(self.parts) & set(PAGES))

    def _known(self, things: dict) -> dict:
        return {**things[""], **things.get(self.name.rpartition(":")[0], {}), **things.get(self.name, {})}

    def lacking(self, things: dict) -> set[str]:
        """The parts of which `things` does not know what stands there."""
        return set(self.parts) - set(self._known(things))

    def filled(self, things: dict) -> str:
        """The address with what `things` has for each part: under the address's name, its namespace, or for all."""
        known = self._known(things)
        if self.name in PARTS_WITHOUT_NAMES:
            return reverse(self.name, args=[known[part] for part in self.parts])
        return reverse(self.name, kwargs={part: known[part] for part in self.parts}) + known.get("?", "")


def _patterns(resolver: URLResolver, spaces: tuple, prefix: str, parts: tuple) -> Iterator[tuple]:
    for pattern in resolver.url_patterns:
        taken = (*parts, *pattern.pattern.converters)
        if isinstance(pattern.pattern, RegexPattern):
            taken = (*taken, *pattern.pattern.regex.groupindex)
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern, (*spaces, *filter(None, [pattern.namespace])), route, taken)
        elif isinstance(pattern, URLPattern) and route.startswith("admin/"):
            yield ":".join((*spaces, pattern.name or "")), taken, route


def routes_without_a_name() -> set[str]:
    """The admin's routes that have no name and do not stand in for one that has."""
    found = list(_patterns(get_resolver(), (), "", ()))
    named = {route for name, _parts, route in found if name}
    return {route for name, _parts, route in found if not name} - named


def admin_addresses() -> list[AdminAddress]:
    """Every named address of the admin, in order of name. Where two have one name, the label tells their parts."""
    found = {
        (name, PARTS_WITHOUT_NAMES.get(name, parts))
        for name, parts, _route in _patterns(get_resolver(), (), "", ())
        if name and not name.endswith(":") and name not in NOT_ASKED
    }
    names = [name for name, _parts in found]
    return sorted(
        AdminAddress(name, parts, name if names.count(name) == 1 else f"{name} ({', '.join(parts) or '-'})")
        for name, parts in found
    )


def opens(client: Client, address: str) -> bool:
    """Whether the address lets the signed-in person in. What only takes what is sent is asked by sending nothing much.

    Nothing stays changed. Who is led elsewhere is let in where that lets them in, but for the admin's first page, to
    which Wagtail leads those whom it refuses, and their own pages, which it shows for those that they may not see.
    """
    with transaction.atomic():
        answer = client.get(address, follow=True)
        if answer.status_code == 405:
            answer = client.post(address, follow=True)
        if answer.status_code == 405:
            answer = client.put(address, "value=x", content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    assert answer.status_code < 500, f"{address} failed."
    ended_at = answer.redirect_chain[-1][0] if getattr(answer, "redirect_chain", None) else ""
    if ended_at == HOME or ended_at.startswith(LOGIN) or (ended_at and PAGES_BELOW.match(address)):
        return False
    return answer.status_code not in (403, 404)
