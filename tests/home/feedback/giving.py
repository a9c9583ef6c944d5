"""Giving feedback as a visitor does, and reading it as a member of the team."""

from datetime import timedelta

import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.utils import timezone

from home.models import Feedback
from tests.search.pages import soup

ADDRESS = {"fi": "/palaute/", "sv": "/sv/respons/", "en": "/en/feedback/"}
QUEUE = "/admin/feedback/"
TOLD = {
    "kind": "accessibility",
    "message": "Ruudunlukija ei lue valikkoa.\nKokeilin kahdella selaimella.",
    "path": "",
    "sender_email": "maija@example.org",
}


def open_form(client, address: str = ADDRESS["fi"]) -> dict:
    """The fields that the form is served with: the hidden ones, and the page that it is about."""
    fields = soup(client.get(address)).select("main form input[type=hidden], main form input[name=path]")
    return {field["name"]: field.get("value", "") for field in fields}


def give(client, language: str = "fi", *, after: float = 60, hidden: dict | None = None, headers=None, **told):
    """Opens the form, waits `after` seconds and sends it; gives the response to the sending."""
    fields = {**(open_form(client, ADDRESS[language]) if hidden is None else hidden), **TOLD, **told}
    with time_machine.travel(timezone.now() + timedelta(seconds=after), tick=False):
        return client.post(ADDRESS[language], fields, headers=headers)


def errors_of(response) -> str:
    summary = soup(response).select_one(".error-summary")
    return summary.get_text(" ", strip=True) if summary else ""


def stored(days_ago: int = 0, **fields) -> Feedback:
    """Feedback that came `days_ago` days before now."""
    values = {"language": "fi", **TOLD, "received_at": timezone.now() - timedelta(days=days_ago), **fields}
    return Feedback.objects.create(**values)


def member_of(group: str, **options) -> Client:
    """A client signed in as a member of a role's group."""
    user = get_user_model().objects.create_user(f"member-of-{group.replace(' ', '-')}", password="x")
    user.groups.add(Group.objects.get(name=group))
    client = Client(**options)
    client.force_login(user)
    session = client.session
    session.set_expiry(timedelta(days=10_000))  # tests travel by years
    session.save()
    return client


def act(client, feedback: Feedback, action: str, text: str = "", seen: int | None = None, **kwargs):
    """Sends one of the forms below a piece of feedback; `seen` answers stood there when it was opened."""
    fields = {f"{action}-text": text, "action": action}
    fields[f"{action}-already_written"] = feedback.answers.count() if seen is None else seen
    return client.post(f"{QUEUE}{feedback.pk}/", fields, **kwargs)


def subjects() -> list[str]:
    return [message.subject for message in mail.outbox]
