"""The site's own addresses, and one in each language that fails, to see the page that tells of it."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.urls import path

from avoinhallinto.urls import handler404, handler500, urlpatterns

__all__ = ["handler404", "handler500", "urlpatterns"]


class MeantToFail(Exception):
    """Raised to see the error page."""


def fail(request: HttpRequest) -> HttpResponse:
    raise MeantToFail


urlpatterns = [*i18n_patterns(path("fault/", fail), prefix_default_language=False), *urlpatterns]
