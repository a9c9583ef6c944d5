"""The site's own addresses, its uploaded files, and in each language addresses of what no link leads to: a page that
fails, and forms as they come back when they were sent empty or too late."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import path, re_path
from django.utils.translation import get_language
from django.views.static import serve

from avoinhallinto.urls import handler404, handler500, urlpatterns
from home.feedback.views import feedback
from network.nominating.views import nominate
from network.suggesting.views import suggest_topic
from practices.sorting.views import answer_sorting

__all__ = ["handler404", "handler500", "urlpatterns"]


class MeantToFail(Exception):
    """Raised to see the error page."""


def fail(request: HttpRequest) -> HttpResponse:
    raise MeantToFail


SENT = {
    "feedback": lambda request, language, number: feedback(request, language),
    "suggestion": lambda request, language, number: suggest_topic(request, language),
    "nomination": lambda request, language, number: nominate(request, language, number),
    "sorting": lambda request, language, number: answer_sorting(request, language, number),
}


def sent(request: HttpRequest, form: str, number: int) -> HttpResponse:
    """What is answered to a form that is sent with what stands in the query string, and without its cookie and ticket.

    As a page that was found, for browsers report other answers as faults.
    """
    request.method, request.POST = "POST", QueryDict(request.META["QUERY_STRING"], mutable=True)
    request._dont_enforce_csrf_checks = True
    response = SENT[form](request, get_language(), number)
    response.status_code = 200
    return response


urlpatterns = [
    re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    *i18n_patterns(path("fault/", fail), path("sent/<slug:form>/<int:number>/", sent), prefix_default_language=False),
    *urlpatterns,
]
