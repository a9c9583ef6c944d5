"""The page where a practice's contact answers. Only the secret link opens it, and it works once."""

from dataclasses import replace

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from home.frame import Frame
from home.models import ContactSettings
from home.public_forms.email import forget
from home.public_forms.secret_links import keep_private
from practices.confirming import confirmed
from practices.confirming.addresses import CONFIRMING_PATHS, confirming_address
from practices.confirming.emails import tell_team_of_change
from practices.models import ConfirmationLink, ConfirmationRequest
from practices.models.confirmation_request import LINK_WORKS_FOR, LONGEST_CHANGE, ContactAnswer, LinkState
from practices.sharing.views import sharing_frame


class ChangeForm(forms.Form):
    """What has changed, told to the editors."""

    what_changed = forms.CharField(
        label=gettext_lazy("What has changed?"),
        help_text=gettext_lazy(
            "For example: the work has ended, someone else is the one to ask, or there are newer results. A few"
            " sentences are enough: an editor corrects the page."
        ),
        max_length=LONGEST_CHANGE,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


# The address itself is the secret that other sites' forms would need; and as no referrer is sent from here, Django's
# own check would refuse the contact's form too.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_practice(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """Asks, and takes the answer by POST alone: programs that look for harmful e-mail open every link in it."""
    with transaction.atomic():
        link = ConfirmationLink.by_token(token)
        if link is None:
            return _closed(request, language, token, "unknown", 404)
        if request.method == "POST":
            # Locked, so that of two answers at once the second finds the link used.
            link.request = ConfirmationRequest.objects.select_for_update().get(pk=link.request_id)
        if link.state != LinkState.OPEN:
            is_thanked = link.state == LinkState.USED and request.method != "POST" and "done" in request.GET
            return _closed(request, language, token, link.state.value, 200 if is_thanked else 410)
        if request.method != "POST":
            return _question(request, language, token, link, ChangeForm())
        return _answer(request, language, token, link)


def _answer(request: HttpRequest, language: str, token: str, link: ConfirmationLink) -> HttpResponse:
    asked = link.request
    if request.POST.get("answer") == ContactAnswer.STILL_SO:
        confirmed.confirm(asked.practice, confirmed.BY_CONTACT)
        asked.answer = ContactAnswer.STILL_SO
    else:
        form = ChangeForm(request.POST)
        if not form.is_valid():
            return _question(request, language, token, link, form, status=422)
        asked.answer = ContactAnswer.CHANGED
        asked.what_changed = form.cleaned_data["what_changed"]
        tell_team_of_change(asked)
    asked.answered_at = timezone.now()
    asked.save(update_fields=["answer", "answered_at", "what_changed"])
    forget(asked.about)  # a reminder that has not left yet
    return keep_private(redirect(f"{confirming_address(language, token)}?done"))


def _question(
    request: HttpRequest, language: str, token: str, link: ConfirmationLink, form: ChangeForm, status: int = 200
) -> HttpResponse:
    context = {
        "practice": link.request.practice,
        "frame": _frame(request, language, token),
        "contact": ContactSettings.load(),
        "form": form,
        "answers": ContactAnswer,
    }
    return keep_private(render(request, "practices/confirming/question.html", context, status=status))


def _closed(request: HttpRequest, language: str, token: str, state: str, status: int) -> HttpResponse:
    """For a link that opens nothing, or nothing any more. Nothing is told of any practice."""
    context = {
        "frame": _frame(request, language, token),
        "contact": ContactSettings.load(),
        "state": state,
        "is_thanked": status == 200,
        "days": LINK_WORKS_FOR.days,
    }
    return keep_private(render(request, "practices/confirming/closed.html", context, status=status))


def _frame(request: HttpRequest, language: str, token: str) -> Frame:
    """The frame of the library, its language links leading to this page in each language."""
    frame = sharing_frame(request, language)
    links = [
        replace(link, url=confirming_address(link.code, token))
        for link in frame.language_links
        if link.code in CONFIRMING_PATHS
    ]
    return replace(frame, language_links=links)
