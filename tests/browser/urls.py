"""The site's own addresses, its uploaded files, and addresses that show what no link leads to: the error page, and a
form that was sent with mistakes."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import path, re_path
from django.views.static import serve

from avoinhallinto.urls import handler404, handler500, urlpatterns
from home.feedback.addresses import FEEDBACK_PATHS
from home.feedback.views import feedback

__all__ = ["handler404", "handler500", "urlpatterns"]


class MeantToFail(Exception):
    """Raised to see the error page."""


def fail(request: HttpRequest) -> HttpResponse:
    raise MeantToFail


def wrong_feedback(request: HttpRequest, language: str) -> HttpResponse:
    """The feedback form as it comes back where everything in it is wrong."""
    request.method = "POST"
    request.POST = QueryDict("kind=x&sender_email=nobody&path=https://www.example.org/")
    request._dont_enforce_csrf_checks = True
    response = feedback(request, language)
    response.status_code = 200
    return response


urlpatterns = [
    *(path(f"{route}wrong/", wrong_feedback, {"language": code}) for code, route in FEEDBACK_PATHS.items()),
    re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    *i18n_patterns(path("fault/", fail), prefix_default_language=False),
    *urlpatterns,
]
