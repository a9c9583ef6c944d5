"""The site's own addresses, its uploaded files, and one address in each language that fails, to see its page."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.static import serve

from avoinhallinto.urls import handler404, handler500, urlpatterns

__all__ = ["handler404", "handler500", "urlpatterns"]


class MeantToFail(Exception):
    """Raised to see the error page."""


def fail(request: HttpRequest) -> HttpResponse:
    raise MeantToFail


urlpatterns = [
    re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    *i18n_patterns(path("fault/", fail), prefix_default_language=False),
    *urlpatterns,
]
