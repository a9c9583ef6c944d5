"""What the pages of public forms do alike: the frame round them, and what is answered to a form that is refused."""

from collections.abc import Mapping
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from home.frame import HOME_DEPTH, Frame, frame_of
from home.public_forms.cookies import comes_from_our_form
from home.public_forms.guards import GuardedForm
from home.visibility import in_language, public


def status_of_refusal(form: GuardedForm, request: HttpRequest) -> int | None:
    """With what status a form that was sent is shown again, its errors in it; None where it is to be taken.

    For views that are `csrf_exempt`, because a browser without our cookie shall get its text back.
    """
    if not comes_from_our_form(request):
        form.add_error(
            None,
            _("Your browser did not send back our cookie, by which we know our own form. Allow cookies, send again."),
        )
        return 403
    if not form.is_valid():
        return 429 if form.is_over_limit else 422
    return None


def keep_cookie_apart(response: HttpResponse) -> HttpResponse:
    """Nothing of a form is kept by a cache: it holds one visitor's texts and cookie."""
    response["Cache-Control"] = "no-store, private"
    return response


def form_frame(request: HttpRequest, language: str, addresses: Mapping[str, str], above: PageQuerySet) -> Frame:
    """The frame of a form below a page of `above`, or below the home page where none of them is public.

    `addresses` holds the form's own address by language: the links to other languages lead there.
    """
    site = Site.find_for_request(request)
    homes = Page.objects.filter(depth=HOME_DEPTH, locale__language_code=language)
    page = in_language(above, language).first()
    page = page or (site and public(homes.filter(translation_key=site.root_page.translation_key)).first())
    if not page:
        return Frame([], [], [])
    frame = frame_of(page, request)
    return leading_to(addresses, replace(frame, trail=[*frame.trail, page]))


def leading_to(addresses: Mapping[str, str], frame: Frame) -> Frame:
    """The frame with the form's own address in each language behind its links to languages."""
    links = [
        replace(link, url=addresses[link.code], is_translation=True)
        for link in frame.language_links
        if link.code in addresses
    ]
    return replace(frame, language_links=links)
