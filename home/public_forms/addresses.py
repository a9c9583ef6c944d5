"""Addresses for e-mails: by the site's own name and not by a request's, which its sender may choose."""

from django.conf import settings
from wagtail.models import Site


def full_address(path: str) -> str:
    """The address of a path of the public site."""
    site = Site.objects.filter(is_default_site=True).first()
    return (site.root_url if site else settings.WAGTAILADMIN_BASE_URL.rstrip("/")) + path


def full_admin_address(path: str) -> str:
    """The address of a path of the admin."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
