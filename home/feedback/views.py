"""The page on which feedback is given. What stands round the form is an editor's page, where there is one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from home.feedback.addresses import ABOUT, FEEDBACK_PATHS, feedback_address
from home.feedback.form import FeedbackForm
from home.feedback.models import FEEDBACK_ANSWER_DAYS
from home.feedback.own_pages import path_of_page
from home.feedback.receiving import read_receipt, receipt_of, receive
from home.frame import Frame, with_query_string
from home.models import FeedbackPage
from home.public_forms.form_page import form_frame, keep_cookie_apart, leading_to, status_of_refusal
from home.public_forms.guards import AlreadySent
from home.visibility import public

RECEIVED = "received"


@csrf_exempt  # checked by `status_of_refusal`, so that what was typed is kept
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, language: str) -> HttpResponse:
    """The form; after it the receipt, at the same address."""
    if request.method != "POST":
        receipt = read_receipt(request.GET.get(RECEIVED, ""))
        form = FeedbackForm(request=request, initial={"path": path_of_page(request.GET.get(ABOUT, ""), request)})
        return _page(request, language, form, receipt=receipt)
    form = FeedbackForm(request.POST, request=request)
    if status := status_of_refusal(form, request):
        return _page(request, language, form, status=status)
    if form.sent_before:
        return _page(request, language, form, is_known=True)
    try:
        taken = receive(form, language)
    except AlreadySent:
        return _page(request, language, form, is_known=True)
    return redirect(f"{feedback_address(language)}?{RECEIVED}={receipt_of(taken)}")


def _page(request: HttpRequest, language: str, form: FeedbackForm, status: int = 200, **shown) -> HttpResponse:
    """The editor's page with the form in it, or a plain one."""
    page = public(FeedbackPage.objects.filter(locale__language_code=language)).select_related("locale").first()
    context = page.get_context(request) if page else {"frame": _frame_below_home(request, language)}
    # Asked about a page, or as a receipt, it is the same form: search engines are told of it once.
    context["is_indexed"] = request.method != "POST" and not request.GET
    context |= {"form": form, "answer_days": FEEDBACK_ANSWER_DAYS, "form_address": feedback_address(language), **shown}
    context["frame"] = _in_every_language(context["frame"], request)
    template = page.get_template(request) if page else "home/feedback/plain.html"
    return keep_cookie_apart(render(request, template, context, status=status))


def _frame_below_home(request: HttpRequest, language: str) -> Frame:
    return form_frame(request, language, _addresses(), above=FeedbackPage.objects.none())


def _addresses() -> dict[str, str]:
    return {code: feedback_address(code) for code in FEEDBACK_PATHS}


def _in_every_language(frame: Frame, request: HttpRequest) -> Frame:
    """The frame, whose links to other languages lead to the form in each, about the same page."""
    about = request.GET.get(ABOUT, "")
    return with_query_string(leading_to(_addresses(), frame), f"?{ABOUT}={about}" if about.isdecimal() else "")
