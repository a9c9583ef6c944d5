"""Where a practice is shared, in each language, below the addresses of the library."""

from django.urls import reverse

SHARING_PATHS = {"fi": "hyvat-kaytannot/jaa/", "sv": "sv/god-praxis/dela/", "en": "en/good-practices/share/"}
STATUS_PATHS = {"fi": "tila/", "sv": "lage/", "en": "status/"}


def sharing_address(language: str) -> str:
    return reverse(f"share-practice-{language if language in SHARING_PATHS else 'fi'}")


def status_address(language: str, token: str) -> str:
    return reverse(f"shared-practice-{language if language in SHARING_PATHS else 'fi'}", kwargs={"token": token})
