"""Where feedback is given, in each language."""

from django.urls import reverse

FEEDBACK_PATHS = {"fi": "palaute/", "sv": "sv/respons/", "en": "en/feedback/"}
# The page that feedback is about is named by its number, in this parameter.
ABOUT = "about"


def feedback_address(language: str, about: int | None = None) -> str:
    """The form's address in `language`; with the page that the feedback is about filled in, where one is named."""
    address = reverse(f"feedback-{language if language in FEEDBACK_PATHS else 'fi'}")
    return f"{address}?{ABOUT}={about}" if about else address


def feedback_slug(language: str) -> str:
    """The slug of the page that stands at the form's address."""
    return feedback_address(language).rstrip("/").rpartition("/")[2]
