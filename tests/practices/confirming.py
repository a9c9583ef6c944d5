"""Asking a practice's contact whether it is still so, and answering as the contact does."""

import re
from datetime import date

import time_machine
from django.core import mail
from django.core.management import call_command

from practices.models import PracticePage
from tests.factories import SmallSite, make_practice

TODAY = "2026-11-25 10:00+02:00"
CONTACT = "maija@example.org"


def old_practice(site: SmallSite, title: str = "Asukasraati", **fields) -> PracticePage:
    """A practice that was confirmed long before `TODAY`."""
    values = {"last_confirmed_on": date(2025, 11, 1), "contact_email": CONTACT, **fields}
    return make_practice(site, title, **values)


def run_tasks(moment: str = TODAY) -> None:
    """Does what is due at a moment, with the commits that the e-mails wait for."""
    with time_machine.travel(moment, tick=False):
        call_command("run_scheduled")


def link_in(message: mail.EmailMessage) -> str:
    """The path of the secret link in an e-mail."""
    return re.search(r"https?://[^/\s]+(/\S*(?:vahvista|bekrafta|confirm)/\S+/)", message.body).group(1)
