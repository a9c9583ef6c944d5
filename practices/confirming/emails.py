"""What a practice's contact is asked by e-mail, in the language in which the practice was written, and what the team
is told of the answer."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from home.models import ContactSettings
from home.public_forms.addresses import full_address, full_admin_address
from home.public_forms.email import send_when_committed
from practices.confirming.addresses import confirming_address
from practices.models import ConfirmationRequest
from practices.models.confirmation_request import LINK_WORKS_FOR
from practices.sharing.emails import TEAM_LANGUAGE


def send_question(request: ConfirmationRequest) -> None:
    _send(request, "question")


def send_reminder(request: ConfirmationRequest) -> None:
    _send(request, "reminder")


def _send(request: ConfirmationRequest, name: str) -> None:
    """Plain text: the first line of the template is the subject. Each e-mail has a link of its own."""
    practice = request.practice
    address = full_address(confirming_address(practice.language, request.new_link(practice.contact_email)))
    with translation.override(practice.language):
        context = {
            "practice": practice,
            "practice_address": practice.full_url,
            "confirming_address": address,
            "days": LINK_WORKS_FOR.days,
            "contact": ContactSettings.load(),
        }
        text = render_to_string(f"practices/confirming/email/{name}.txt", context).strip()
    subject, _line_end, body = text.partition("\n")
    send_when_committed(practice.contact_email, subject, body.strip() + "\n", about=request.about)


def tell_team_of_change(request: ConfirmationRequest) -> None:
    practice = request.practice
    with translation.override(TEAM_LANGUAGE):
        subject = _("Avoinhallinto.fi: something has changed in a practice")
        told = _("The contact of the practice “%s” says that something has changed:") % practice.title
        where = _("Correct the page here, and set the day of the last confirmation:")
    edit = full_admin_address(reverse("wagtailadmin_pages:edit", args=[practice.pk]))
    body = f"{told}\n\n{request.what_changed}\n\n{where}\n{edit}\n"
    send_when_committed(ContactSettings.load().email, subject, body, about=f"{request.about}:team")
