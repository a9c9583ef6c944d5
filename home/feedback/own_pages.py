"""The page that feedback is about: always one of this site, whatever was written or forged."""

import re
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import get_language_from_path
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.frame import HOME_DEPTH
from home.visibility import FALLBACK_LANGUAGES, public

LONGEST_PATH = 500
# Browsers read a backslash as a slash and leave control characters out, so that a path may become another host.
MISLEADING = re.compile(r"[\\\x00-\x20\x7f]")


def path_of_page(number: str, request: HttpRequest) -> str:
    """The path of the public page that a link names by its number; nothing where there is none."""
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return ""
    page = public(Page.objects.filter(pk=int(number), depth__gte=HOME_DEPTH)).first()
    return urlsplit((page and page.get_url(request)) or "").path


def path_on_this_site(written: str, request: HttpRequest) -> str:
    """The path, with its query, of an address on this site, written in full or without the host.

    Raises ValidationError for any other address, and for what is no address.
    """
    written = written.strip()
    if not written:
        return ""
    is_path = written.startswith("/") and not written.startswith("//")
    has_scheme = is_path or written.startswith("//") or "://" in written
    try:
        parts = urlsplit(written if has_scheme else f"https://{written}")
        is_own = is_path or (parts.scheme in ("", "http", "https") and parts.hostname in _own_hosts(request))
    except ValueError:  # brackets that are no IPv6 address
        raise _not_of_this_site() from None
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not is_own or path.startswith("//") or MISLEADING.search(written) or len(path) > LONGEST_PATH:
        raise _not_of_this_site()
    return path


def page_at(path: str) -> Page | None:
    """The public page at a path of this site; None for what is no page, such as a search."""
    path = unquote(path.partition("?")[0])
    language = get_language_from_path(path)
    homes = public(Page.objects.filter(depth=HOME_DEPTH, locale__language_code=language or FALLBACK_LANGUAGES[0]))
    home = homes.first()
    if home is None:
        return None
    below = path.removeprefix(f"/{language}" if language else "").strip("/")
    return public(Page.objects.filter(url_path=f"{home.url_path}{below}/" if below else home.url_path)).first()


def _own_hosts(request: HttpRequest) -> set[str | None]:
    return {urlsplit(f"//{request.get_host()}").hostname, *Site.objects.values_list("hostname", flat=True)}


def _not_of_this_site() -> ValidationError:
    return ValidationError(
        _("This is not an address on this site. Copy the page's address here, or leave the field empty.")
    )
