"""The page on which something is suggested to the network."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from home.public_forms.form_page import form_frame, keep_cookie_apart, status_of_refusal
from home.public_forms.guards import AlreadySent
from network.models import NetworkPage, TopicSuggestion
from network.suggesting.addresses import SUGGESTING_PATHS, suggesting_address
from network.suggesting.form import SuggestionForm

STORED = ("kind", "suggestion", "organisation", "sender_email")
RECEIVED = "received"


@csrf_exempt  # checked by `status_of_refusal`, so that what was typed is kept
@require_http_methods(["GET", "HEAD", "POST"])
def suggest_topic(request: HttpRequest, language: str) -> HttpResponse:
    """The form; after it thanks, at an address of their own, so that loading it again sends nothing."""
    if request.method != "POST":
        return _page(request, language, SuggestionForm(request=request))
    form = SuggestionForm(request.POST, request=request)
    if status := status_of_refusal(form, request):
        return _page(request, language, form, status=status)
    if not form.sent_before:
        _receive(form, language)
    return keep_cookie_apart(redirect(f"{suggesting_address(language)}?{RECEIVED}"))


def _receive(form: SuggestionForm, language: str) -> None:
    """Stores the suggestion and its trace; a double click stores one."""
    try:
        with transaction.atomic():
            form.leave_trace()
            TopicSuggestion.objects.create(language=language, **{name: form.cleaned_data[name] for name in STORED})
    except AlreadySent:
        return


def _page(request: HttpRequest, language: str, form: SuggestionForm, status: int = 200) -> HttpResponse:
    addresses = {code: suggesting_address(code) for code in SUGGESTING_PATHS}
    context = {
        "title": _("Suggest a topic or an organiser"),
        "form": form,
        "frame": form_frame(request, language, addresses, NetworkPage.objects.all()),
        "is_received": RECEIVED in request.GET and request.method != "POST",
        "address": suggesting_address(language),
    }
    return keep_cookie_apart(render(request, "network/suggesting/form.html", context, status=status))
