"""Where a practice's contact answers, in each language, below the addresses of the library."""

from django.urls import reverse

CONFIRMING_PATHS = {
    "fi": "hyvat-kaytannot/vahvista/",
    "sv": "sv/god-praxis/bekrafta/",
    "en": "en/good-practices/confirm/",
}


def confirming_address(language: str, token: str) -> str:
    return reverse(f"confirm-practice-{language if language in CONFIRMING_PATHS else 'fi'}", kwargs={"token": token})
