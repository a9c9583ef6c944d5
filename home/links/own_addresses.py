"""Addresses of the site itself that were written out instead of chosen: looked up as a visitor's request would be,
without one."""

from collections.abc import Container
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from home.links.answers import Outcome

# Looked up in no address book of ours: a server in front may answer them.
FILES = (settings.MEDIA_URL, settings.STATIC_URL)


def own_path(link: str, own_hosts: Container[str]) -> str:
    """The path of an address of this site, written in full or without the host; "" for any other, and for a file."""
    try:
        parts = urlsplit(link)
    except ValueError:  # brackets that are no IPv6 address
        return ""
    is_own = parts.hostname in own_hosts if parts.hostname else link.startswith("/") and not parts.scheme
    path = parts.path or "/"
    return path if is_own and not path.startswith(FILES) else ""


def outcome_at(path: str) -> Outcome:
    """What a visitor finds at a path of this site."""
    plain = unquote(path)
    with translation.override(translation.get_language_from_path(plain) or settings.LANGUAGE_CODE):
        try:
            found = resolve(plain)
        except Resolver404:
            return _redirected(path)
        if found.url_name != "wagtail_serve":
            return Outcome.FINE
        page = Page.find_for_request(_request(path), found.args[0])
    if page is None:
        return _redirected(path)
    return Outcome.PAGE_RESTRICTED if page.get_view_restrictions().exists() else Outcome.FINE


def _redirected(path: str) -> Outcome:
    written = Redirect.normalise_path(path, decode_unicode=False)
    return Outcome.FINE if get_redirect(_request(path), written) else Outcome.NO_SUCH_PAGE


def _request(path: str) -> HttpRequest:
    """A request for a path, such as routing needs one: for the default site, from nobody."""
    site = Site.objects.get(is_default_site=True)
    request = HttpRequest()
    request.path = request.path_info = path
    request.META = {"SERVER_NAME": site.hostname, "SERVER_PORT": str(site.port)}
    return request
