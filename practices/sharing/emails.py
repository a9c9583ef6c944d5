"""What the sender of a practice is told by e-mail, in the language in which they sent it."""

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from home.models import ContactSettings
from home.public_forms.addresses import full_address
from home.public_forms.email import send_when_committed
from practices.models import SharedPractice
from practices.sharing.addresses import status_address

TEAM_LANGUAGE = "fi"


def send_receipt(share: SharedPractice) -> None:
    _send(share, "receipt")


def send_question(share: SharedPractice, question: str) -> None:
    _send(share, "question", question=question)


def send_declined(share: SharedPractice, reason: str) -> None:
    _send(share, "declined", reason=reason)


def send_published(share: SharedPractice) -> None:
    _send(share, "published", page_address=share.page.full_url)


def _send(share: SharedPractice, name: str, **context: str) -> None:
    """Plain text: the first line of the template is the subject. Nothing is sent where the address was removed."""
    if not share.sender_email:
        return
    address = full_address(status_address(share.language, share.new_link()))
    with translation.override(share.language):
        contact = ContactSettings.load()
        text = render_to_string(
            f"practices/sharing/email/{name}.txt",
            {"share": share, "status_address": address, "contact": contact, **context},
        ).strip()
    subject, _line_end, body = text.partition("\n")
    send_when_committed(share.sender_email, subject, body.strip() + "\n", about=share.about)


def ask_team_to_remove_contact(share: SharedPractice) -> None:
    with translation.override(TEAM_LANGUAGE):
        _tell_team(
            share,
            _("Avoinhallinto.fi: personal data off a page"),
            _("The sender asked us to remove their personal data. Take the contact off this page and publish it: %s")
            % (share.page.full_url or share.page.title),
        )


def tell_team_of_withdrawal(share: SharedPractice) -> None:
    with translation.override(TEAM_LANGUAGE):
        _tell_team(
            share,
            _("Avoinhallinto.fi: a sender withdrew a practice"),
            _("The sender withdrew this practice, of which there is a draft. Do not publish it, delete it: %s")
            % share.title,
        )


def _tell_team(share: SharedPractice, subject: str, body: str) -> None:
    send_when_committed(ContactSettings.load().email, subject, body + "\n", about=f"{share.about}:team")
