"""Taking an answer about a practice's sorting."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from home.public_forms.cookies import comes_from_another_site
from home.visibility import public
from practices.models import PracticePage, SortingAnswer
from practices.sorting.addresses import ANSWERED, QUESTION_ID
from practices.sorting.form import SortingForm


# An answer uses nobody's rights, and the practice's page sets no cookie by which Django could check it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def answer_sorting(request: HttpRequest, language: str, pk: int) -> HttpResponse:
    """Stores the answer and leads back to the practice with thanks; what is wrong is told on the practice's page."""
    practices = public(PracticePage.objects.filter(pk=pk, locale__language_code=language))
    practice = get_object_or_404(practices)
    if request.method != "POST" or not practice.work_areas:
        return redirect(f"{practice.url}#{QUESTION_ID}")
    form = SortingForm(request.POST, request=request, practice=practice)
    if comes_from_another_site(request):
        form.add_error(None, _("The answer came from another site's page. Check it and send it from here."))
        return _again(request, practice, form, status=403)
    if not form.is_valid():
        return _again(request, practice, form, status=429 if form.is_over_limit else 422)
    if not form.sent_before:
        _store(form, language)
    return redirect(f"{practice.url}?{ANSWERED}#{QUESTION_ID}")


def _store(form: SortingForm, language: str) -> None:
    with transaction.atomic():
        form.leave_trace()
        SortingAnswer.objects.create(
            practice_key=form.practice_key,
            language=language,
            main_area=form.main_area,
            is_right=form.is_right,
            better_area=form.better_area,
        )


def _again(request: HttpRequest, practice: PracticePage, form: SortingForm, status: int) -> HttpResponse:
    """The practice's page with the question open, what was chosen in it, and what is wrong."""
    response = practice.serve(request, sorting_form=form)
    response.status_code = status
    response["Cache-Control"] = "no-store, private"
    return response
