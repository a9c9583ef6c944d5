"""What `home` answers beside pages: the pictures that go with shared pages."""

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from home.frame import trail_of
from home.pictures import picture_address, picture_of
from home.visibility import public

# The address holds a digest of what the picture says: at one address it never changes.
KEPT_SECONDS = 365 * 24 * 3600


@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS, immutable=True)
def page_picture(request: HttpRequest, pk: int, digest: str) -> HttpResponse:
    """The picture of a public page, drawn when first asked for. An outdated address leads to today's picture."""
    page = public(Page.objects.filter(pk=pk, depth__gt=1)).first()
    if page is None:
        raise Http404("No public page has this number.")
    trail = trail_of(page)
    picture = picture_of(page, trail)
    if digest != picture.digest:
        outdated = redirect(picture_address(page, trail))
        outdated["Cache-Control"] = "no-cache"
        return outdated
    png = caches["pictures"].get_or_set(digest, picture.drawn, KEPT_SECONDS)
    return HttpResponse(png, content_type="image/png")
