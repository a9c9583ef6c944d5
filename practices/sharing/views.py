"""The page on which a practice is shared."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from home.frame import Frame
from home.public_forms.form_page import form_frame, keep_cookie_apart, status_of_refusal
from home.public_forms.guards import AlreadySent
from home.public_forms.secret_links import keep_private
from home.public_forms.uploads import cap_uploads
from practices.models import PracticeIndexPage
from practices.sharing.addresses import SHARING_PATHS, sharing_address, status_address
from practices.sharing.form import SharePracticeForm
from practices.sharing.receiving import receive
from practices.templatetags.practice_lists import guidance_page


@csrf_exempt  # checked by `status_of_refusal`, so that what was typed is kept
@require_http_methods(["GET", "HEAD", "POST"])
def share_practice(request: HttpRequest, language: str) -> HttpResponse:
    """The form; after it the sender's status page, which is the receipt."""
    if request.method != "POST":
        return _page(request, language, SharePracticeForm(request=request))
    cap_uploads(request)
    form = SharePracticeForm(request.POST, request.FILES, request=request)
    if status := status_of_refusal(form, request):
        return _page(request, language, form, status=status)
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


def sharing_frame(request: HttpRequest, language: str) -> Frame:
    """The frame of the library in `language`, the links to other languages leading to the form in each."""
    addresses = {code: sharing_address(code) for code in SHARING_PATHS}
    return form_frame(request, language, addresses, PracticeIndexPage.objects.all())
