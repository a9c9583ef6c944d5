"""The sender's own page: where their practice is, and what they can do about it. Only the secret link opens it."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from home.models import ContactSettings
from home.public_forms.secret_links import keep_private
from practices.models import SharedPractice
from practices.models.shared_practice import MessageKind, SharingState
from practices.sharing import retention
from practices.sharing.addresses import status_address
from practices.sharing.form import UNKNOWN_AREA, AnswerForm, PracticeAnswersForm
from practices.sharing.views import sharing_frame

DONE = {
    "answer": gettext_lazy("Thank you, we have your answer."),
    "correct": gettext_lazy("The corrections are saved."),
    "withdraw": gettext_lazy("The practice is withdrawn."),
    "remove-personal-data": gettext_lazy("Your personal data is removed."),
}


# The address itself is the secret that other sites' forms would need; and as no referrer is sent from here, Django's
# own check would refuse the sender's forms too.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def shared_practice(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """Shows the share, and carries out what its sender asks. Every link that opens nothing gets the same answer."""
    with transaction.atomic():
        share = SharedPractice.by_token(token)
        if share is None:
            return _no_such_link(request, language)
        if request.method != "POST":
            return _page(request, language, share)
        share = SharedPractice.objects.select_for_update().get(pk=share.pk)
        return _act(request, language, token, share)


def _act(request: HttpRequest, language: str, token: str, share: SharedPractice) -> HttpResponse:
    action = request.POST.get("action", "")
    if action == "answer" and share.state == SharingState.RETURNED:
        form = AnswerForm(request.POST)
        if not form.is_valid():
            return _page(request, language, share, answer_form=form)
        share.messages.create(kind=MessageKind.ANSWER, text=form.cleaned_data["answer"])
        share.move_to(SharingState.IN_REVIEW if share.page_id else SharingState.RECEIVED)
    elif action == "correct" and share.is_open and not share.page_id:
        form = PracticeAnswersForm(request.POST)
        if not form.is_valid():
            return _page(request, language, share, correction_form=form)
        for name, value in form.cleaned_data.items():
            setattr(share, name, value)
        share.save(update_fields=list(form.cleaned_data))
    elif action == "withdraw" and share.is_open:
        retention.withdraw(share)
    elif action == "remove-personal-data":
        retention.remove_at_senders_word(share)
    else:  # sent from a page that has been overtaken: it shows what is true now
        return keep_private(redirect(status_address(language, token)))
    return keep_private(redirect(f"{status_address(language, token)}?done={action}"))


def _page(
    request: HttpRequest,
    language: str,
    share: SharedPractice,
    answer_form: AnswerForm | None = None,
    correction_form: PracticeAnswersForm | None = None,
) -> HttpResponse:
    wrong = answer_form or correction_form
    if correction_form is None and share.is_open and not share.page_id:
        correction_form = PracticeAnswersForm(initial=_told(share))
    context = {
        "share": share,
        "frame": sharing_frame(request, language),
        "language": language,
        "contact": ContactSettings.load(),
        "sent": "sent" in request.GET and share.state == SharingState.RECEIVED,
        "done": DONE.get(request.GET.get("done", ""), ""),
        "page_address": share.page.full_url if share.page and share.page.live else "",
        "answer_form": answer_form or AnswerForm(),
        "correction_form": correction_form,
        "form": wrong,
    }
    return keep_private(render(request, "practices/sharing/status.html", context, status=422 if wrong else 200))


def _told(share: SharedPractice) -> dict:
    told = {name: getattr(share, name) for name in PracticeAnswersForm.base_fields}
    return {**told, "work_areas": told["work_areas"] or [UNKNOWN_AREA]}


def _no_such_link(request: HttpRequest, language: str) -> HttpResponse:
    context = {"frame": sharing_frame(request, language), "contact": ContactSettings.load()}
    return keep_private(render(request, "practices/sharing/no_such_link.html", context, status=404))
