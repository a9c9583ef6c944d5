"""Whether a form is our own: by our cookie, or where there is none, by what browsers tell of the sending page."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware


class _Check(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> str:
        return reason


def comes_from_our_form(request: HttpRequest) -> bool:
    """Whether a POST has the cookie and the token of our own form.

    For views that are `csrf_exempt` because they check here: so they can show the form again with all that was typed,
    where Django's own answer is a page that loses it.
    """
    check = _Check(lambda _request: HttpResponse())
    check.process_request(request)
    return check.process_view(request, None, (), {}) is None


def comes_from_another_site(request: HttpRequest) -> bool:
    """Whether the visitor's browser says that another site's page sent this.

    For forms on pages that caches may keep, which can carry no cookie. Every browser of today tells one of the two.
    """
    fetched_from = request.headers.get("Sec-Fetch-Site")
    if fetched_from is not None:
        return fetched_from not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.get_host()
