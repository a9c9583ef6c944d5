"""Where a practice is shared, in each language, below the addresses of the library."""

from django.conf import settings
from django.urls import reverse
from wagtail.models import Site

SHARING_PATHS = {"fi": "hyvat-kaytannot/jaa/", "sv": "sv/god-praxis/dela/", "en": "en/good-practices/share/"}
STATUS_PATHS = {"fi": "tila/", "sv": "lage/", "en": "status/"}


def sharing_address(language: str) -> str:
    return reverse(f"share-practice-{language if language in SHARING_PATHS else 'fi'}")


def status_address(language: str, token: str) -> str:
    return reverse(f"shared-practice-{language if language in SHARING_PATHS else 'fi'}", kwargs={"token": token})


def full_address(path: str) -> str:
    """The address for an e-mail, by the site's own name and not by the request's, which its sender may choose."""
    site = Site.objects.filter(is_default_site=True).first()
    return (site.root_url if site else settings.WAGTAILADMIN_BASE_URL.rstrip("/")) + path
