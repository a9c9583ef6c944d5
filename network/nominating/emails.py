"""What a nominator is told by e-mail."""

from django.template.loader import render_to_string
from django.utils import translation

from home.models import ContactSettings
from home.public_forms.email import send_when_committed
from network.models import AwardRoundPage, Nomination


def send_receipt(nomination: Nomination, award_round: AwardRoundPage) -> None:
    """Plain text in the language of the form. What the nominator wrote of the reasons is not in it: the address is
    one that nobody has confirmed."""
    with translation.override(nomination.language):
        text = render_to_string(
            "network/nominating/email/receipt.txt",
            {"nomination": nomination, "award_round": award_round, "contact": ContactSettings.load()},
        ).strip()
    subject, _line_end, body = text.partition("\n")
    send_when_committed(nomination.nominator_email, subject, body.strip() + "\n", about=nomination.about)
