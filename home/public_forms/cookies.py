"""Forms whose sender's browser refused the cookie that guards against other sites' forms."""

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
