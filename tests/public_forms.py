"""Filling in and sending public forms, as their visitors do."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from tests.search.pages import soup


def hidden_fields(page) -> dict[str, str]:
    """The hidden fields of the form on a page (as `soup` reads it)."""
    return {field["name"]: field.get("value", "") for field in page.select("main form input[type=hidden]")}


def send_form(client, address: str, told: dict, *, to: str = "", after: float = 60, hidden=None, headers=None):
    """Opens the form at `address`, waits `after` seconds and sends it there, or `to` another address; gives the
    response to the sending."""
    fields = {**(hidden_fields(soup(client.get(address))) if hidden is None else hidden), **told}
    with time_machine.travel(timezone.now() + timedelta(seconds=after), tick=False):
        return client.post(to or address, fields, headers=headers)


def errors_of(response) -> str:
    summary = soup(response).select_one(".error-summary")
    return summary.get_text(" ", strip=True) if summary else ""
