"""The page on which a practice is shared."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail.models import Page, Site

from home.frame import HOME_DEPTH, Frame, frame_of
from home.public_forms.cookies import comes_from_our_form
from home.public_forms.guards import AlreadySent
from home.public_forms.secret_links import keep_private
from home.public_forms.uploads import cap_uploads
from home.visibility import in_language, public
from practices.models import PracticeIndexPage
from practices.sharing.addresses import SHARING_PATHS, sharing_address, status_address
from practices.sharing.form import SharePracticeForm
from practices.sharing.receiving import receive
from practices.templatetags.practice_lists import guidance_page


@csrf_exempt  # checked by `comes_from_our_form`, so that what was typed is kept
@require_http_methods(["GET", "HEAD", "POST"])
def share_practice(request: HttpRequest, language: str) -> HttpResponse:
    """The form; after it the sender's status page, which is the receipt."""
    if request.method != "POST":
        return _page(request, language, SharePracticeForm(request=request))
    cap_uploads(request)
    form = SharePracticeForm(request.POST, request.FILES, request=request)
    if not comes_from_our_form(request):
        form.add_error(
            None,
            _("Your browser did not send back our cookie, by which we know our own form. Allow cookies, send again."),
        )
        return _page(request, language, form, status=403)
    if not form.is_valid():
        return _page(request, language, form, status=429 if form.is_over_limit else 422)
    if form.sent_before:
        return _known(request, language)
    try:
        token = receive(form, language)
    except AlreadySent:
        return _known(request, language)
    return keep_private(redirect(f"{status_address(language, token)}?sent", permanent=False))


def _page(request: HttpRequest, language: str, form: SharePracticeForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "frame": sharing_frame(request, language),
        "guidance": guidance_page(),
        "language": language,
        "had_files": bool(request.FILES) if request.method == "POST" else False,
    }
    return keep_cookie_apart(render(request, "practices/sharing/form.html", context, status=status))


def _known(request: HttpRequest, language: str) -> HttpResponse:
    """For what was received before. The secret link is not told: only the e-mail's owner may have it."""
    context = {"frame": sharing_frame(request, language), "language": language}
    return keep_cookie_apart(render(request, "practices/sharing/known.html", context))


def keep_cookie_apart(response: HttpResponse) -> HttpResponse:
    """Nothing of a form is kept by a cache: it holds one visitor's texts and cookie."""
    response["Cache-Control"] = "no-store, private"
    return response


def sharing_frame(request: HttpRequest, language: str) -> Frame:
    """The frame of the library in `language`, the links to other languages leading to the form in each."""
    site = Site.find_for_request(request)
    library = in_language(PracticeIndexPage.objects.all(), language).first()
    homes = Page.objects.filter(depth=HOME_DEPTH, locale__language_code=language)
    home = site and public(homes.filter(translation_key=site.root_page.translation_key)).first()
    page = library or home
    if not page:
        return Frame([], [], [])
    frame = frame_of(page, request)
    links = [
        replace(link, url=sharing_address(link.code), is_translation=True)
        for link in frame.language_links
        if link.code in SHARING_PATHS
    ]
    return replace(frame, trail=[*frame.trail, page], language_links=links)
