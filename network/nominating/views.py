"""The page on which a practice is nominated, while the round's call is open."""

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from home.frame import Frame
from home.models import ContactSettings
from home.public_forms.form_page import form_frame, keep_cookie_apart, status_of_refusal
from home.public_forms.guards import AlreadySent
from home.visibility import in_language
from network.models import AwardRoundPage, Nomination
from network.nominating.addresses import CHOSEN, NOMINATING_PATHS, nominating_address
from network.nominating.emails import send_receipt
from network.nominating.form import NominationForm
from network.nominating.nominees import candidates, organisations_of

RECEIVED = "received"
TYPED = ("practice", "title", "organisation", "reasons", "nominator_email")


@csrf_exempt  # checked by `status_of_refusal`, so that what was typed is kept
@require_http_methods(["GET", "HEAD", "POST"])
def nominate(request: HttpRequest, language: str, year: int) -> HttpResponse:
    """The form, and thanks after it; where the call is not open, when it is or was, and what was typed in vain."""
    award_round = _round_of(year, language)
    if request.method == "POST":
        return _send(request, language, award_round)
    if RECEIVED in request.GET:
        return _page(request, language, award_round, "received")
    if not award_round.is_call_open:
        return _page(request, language, award_round, "not_open", **_when(award_round))
    chosen = request.GET.get(CHOSEN, "")
    form = NominationForm(request=request, award_round=award_round, language=language, chosen=chosen)
    return _page(request, language, award_round, "form", form=form)


def _round_of(year: int, language: str) -> AwardRoundPage:
    """The year's public round, the one whose call is open where there are several. Raises Http404."""
    rounds = list(in_language(AwardRoundPage.objects.filter(year=year), language).order_by("-call_opens_on", "-pk"))
    if not rounds:
        raise Http404("No public award round is of this year.")
    return next((found for found in rounds if found.is_call_open), rounds[0])


def _send(request: HttpRequest, language: str, award_round: AwardRoundPage) -> HttpResponse:
    if not award_round.is_call_open:
        shown = {**_when(award_round), "typed": _typed(request, language)}
        return _page(request, language, award_round, "not_open", status=410, **shown)
    form = NominationForm(request.POST, request=request, award_round=award_round, language=language)
    status = status_of_refusal(form, request)
    if status is None and not _receive(form, language):
        status = 422
    if status:
        return _page(request, language, award_round, "form", form=form, status=status)
    return keep_cookie_apart(redirect(f"{nominating_address(language, award_round.year)}?{RECEIVED}"))


def _receive(form: NominationForm, language: str) -> bool:
    """Stores the nomination, its trace and its receipt together; a double click stores one. False where the same
    person's nomination of the practice came in between: the form says so then."""
    candidate = form.candidate
    told = form.cleaned_data
    try:
        with transaction.atomic():
            form.leave_trace()
            nomination = Nomination.objects.create(
                language=language,
                round_key=form.award_round.translation_key,
                round_title=form.award_round.title,
                practice_id=candidate.pk if candidate else None,
                nominee=form.nominee,
                title=candidate.title if candidate else told["title"],
                organisation=organisations_of(candidate)[:500] if candidate else told["organisation"],
                reasons=told["reasons"],
                nominator_email=told["nominator_email"],
            )
            send_receipt(nomination, form.award_round)
    except AlreadySent:
        return True
    except IntegrityError:
        form.add_double_error(form.earlier_nomination())
        return False
    return True


def _when(award_round: AwardRoundPage) -> dict:
    opens_on = award_round.call_opens_on
    return {"is_to_come": bool(opens_on) and opens_on > timezone.localdate(), "contact": ContactSettings.load()}


def _typed(request: HttpRequest, language: str) -> list[tuple[str, str]]:
    """What was typed into the form, as (label, text)."""
    fields = NominationForm.base_fields
    typed = {name: request.POST.get(name, "").strip() for name in TYPED}
    candidate = candidates(language).get(typed["practice"])
    typed["practice"] = candidate.title if candidate else ""
    return [(fields[name].label, text) for name, text in typed.items() if text]


def _page(
    request: HttpRequest, language: str, award_round: AwardRoundPage, name: str, status: int = 200, **shown
) -> HttpResponse:
    context = {
        "title": _("Nominate a practice"),
        "subject": award_round.title,
        "award_round": award_round,
        "address": nominating_address(language, award_round.year),
        "frame": _frame(request, language, award_round),
        **shown,
    }
    return keep_cookie_apart(render(request, f"network/nominating/{name}.html", context, status=status))


def _frame(request: HttpRequest, language: str, award_round: AwardRoundPage) -> Frame:
    addresses = {code: nominating_address(code, award_round.year) for code in NOMINATING_PATHS}
    return form_frame(request, language, addresses, AwardRoundPage.objects.filter(pk=award_round.pk))
