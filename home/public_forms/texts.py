"""What may stand in texts that strangers send."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

WEB_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)


def one_line(text: str) -> str:
    """The text in one line, each gap of it one space."""
    return " ".join(text.split())


def refuse_web_addresses(text: str) -> None:
    """For what stands in a receipt: it is sent to an address that nobody has confirmed, and must not carry a
    stranger's links. Raises ValidationError."""
    if WEB_ADDRESS.search(text):
        raise ValidationError(_("Leave web addresses out of this field."))
