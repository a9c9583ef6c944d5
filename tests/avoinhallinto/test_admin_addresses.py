"""Every address of the admin is asked for by every role, and answers as docs/admin-addresses.csv says.

    UPDATE_ADMIN_ADDRESSES=1 pytest tests/avoinhallinto/test_admin_addresses.py      (make admin-addresses)

writes the table anew, to be reviewed: docs/decisions/roles.md says how.
"""

import csv
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from avoinhallinto.roles import ROLES
from tests.avoinhallinto.admin_addresses import admin_addresses, opens, routes_without_a_name
from tests.avoinhallinto.admin_things import LANGUAGES, AdminThings

pytestmark = pytest.mark.django_db

TABLE = Path(settings.BASE_DIR) / "docs" / "admin-addresses.csv"
ROLE_KEYS = [role.key for role in ROLES]
COLUMNS = ["address", "page", *ROLE_KEYS, "why nobody"]
# Any other admin address is Wagtail's answer to what has none.
HAVE_NO_NAME = {"admin/^.*/$", "admin/test404/"}


def observed(things: AdminThings, role: str) -> dict[tuple[str, str], str]:
    """For each address, in each language of the pages that it may be about, whether it opens for the role."""
    client = Client(raise_request_exception=False)
    client.force_login(things.accounts[role])
    found = {}
    for address in admin_addresses():
        is_about_news = address.is_about_a_page and "page_id" not in things.made.get(address.name, {})
        for language in LANGUAGES if is_about_news else ("",):
            asked = address.filled(things.about(language or "fi"))
            found[address.label, language] = "yes" if opens(client, asked) else "no"
    return found


def read_table() -> dict[tuple[str, str], dict[str, str]]:
    with TABLE.open(newline="") as table:
        return {(row["address"], row["page"]): row for row in csv.DictReader(table)}


def write_column(role: str, found: dict[tuple[str, str], str]) -> None:
    """Writes a role's column of the table, with a row for each address that there is; the other columns stay."""
    before = read_table() if TABLE.exists() else {}
    with TABLE.open("w", newline="") as table:
        writer = csv.DictWriter(table, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        for (address, page), answer in found.items():
            kept = before.get((address, page), {})
            writer.writerow({**kept, "address": address, "page": page, role: answer})


def test_it_is_known_what_stands_in_each_address(things):
    unknown = {
        address.label: lacking for address in admin_addresses() if (lacking := address.lacking(things.about("fi")))
    }
    assert not unknown, "Say it in tests/avoinhallinto/admin_things.py."


@pytest.mark.parametrize("role", ROLE_KEYS)
def test_each_role_opens_what_the_table_says(role, things):
    found = observed(things, role)
    if os.environ.get("UPDATE_ADMIN_ADDRESSES"):
        write_column(role, found)
        return

    said = {place: row[role] for place, row in read_table().items()}
    differing = [
        f"{address} {page}: the table says {said.get((address, page), 'nothing')}, "
        f"the {role} is answered {found.get((address, page), 'nothing')}"
        for address, page in sorted({*found, *said})
        if found.get((address, page)) != said.get((address, page))
    ]
    assert not differing, "\n".join(differing)


def test_an_address_that_opens_for_nobody_says_why():
    """Else a wrong address, which is there for nobody, would look like one that is well guarded."""
    closed = [row for row in read_table().values() if all(row[role] == "no" for role in ROLE_KEYS)]
    assert [row["address"] for row in closed if not row["why nobody"]] == []
    opened = [row for row in read_table().values() if row not in closed]
    assert [row["address"] for row in opened if row["why nobody"]] == []


def test_every_address_has_a_name_in_the_table():
    assert routes_without_a_name() == HAVE_NO_NAME


@pytest.mark.parametrize("role", ROLE_KEYS)
def test_djangos_own_admin_is_for_nobody_with_a_role(role, things):
    client = Client()
    client.force_login(things.accounts[role])
    assert client.get("/django-admin/").status_code == 302
    assert client.get("/django-admin/auth/user/").status_code == 302
