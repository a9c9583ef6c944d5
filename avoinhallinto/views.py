"""What the project itself answers: the health of the service, and pages for errors."""

import logging

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language

from home.frame import frame_of
from home.models import HomePage
from home.visibility import public

logger = logging.getLogger(__name__)


def health(request: HttpRequest) -> JsonResponse:
    """200 where the database answers, else 503. The search engine's state does not count: the site works without."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("The database does not answer.")
        return JsonResponse({"database": "unavailable"}, status=503)
    return JsonResponse({"database": "ok"})


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 in the language of the address, with ways on."""
    home_page = public(HomePage.objects.filter(locale__language_code=get_language())).select_related("locale").first()
    frame = frame_of(home_page, request) if home_page else None
    ways_on = frame.navigation if frame else []
    return render(request, "404.html", {"home_page": home_page, "ways_on": ways_on, "frame": frame}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 in the language of the address, made without the database, which may be what broke."""
    return render(request, "500.html", status=500)
