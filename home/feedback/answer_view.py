"""One piece of feedback in the admin: reading it, answering it, closing it, removing what is personal in it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.feedback import answering
from home.feedback.models import Feedback
from home.feedback.retention import remove_personal_data
from home.public_forms.addresses import full_address
from home.public_forms.queue import QueueItemView

CHANGE = "home.change_feedback"
SHOW = "feedback:show"
LONGEST_ANSWER = 10_000


class WrittenForm(forms.Form):
    """An answer or a note; `already_written` is how many there were when the form was opened."""

    text = forms.CharField(max_length=LONGEST_ANSWER, widget=forms.Textarea(attrs={"rows": 8}))
    already_written = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, feedback: Feedback, label: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.written = feedback.answers.count()
        self.fields["text"].label = label
        self.fields["already_written"].initial = self.written

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("already_written") != self.written:
            self.add_error(
                "text",
                _("Something was written meanwhile: read it above. Your text is kept. Send it if it is still needed."),
            )
            self.data = {**self.data.dict(), self.add_prefix("already_written"): self.written}
        return cleaned


LABELS = {"answer": gettext_lazy("Answer to the sender"), "note": gettext_lazy("Note for the team")}


class FeedbackView(QueueItemView):
    """Everything in the feedback is shown as text. A POST with an `action` does something, for those who may."""

    template_name = "home/feedback/admin/feedback.html"
    page_title = gettext_lazy("Feedback")
    http_method_names = ["get", "head", "post"]

    def get_context_data(self, **kwargs) -> dict:
        feedback = self.object
        forms_of_it = {f"{name}_form": self._form(name) for name in LABELS}
        return super().get_context_data(
            **{
                **forms_of_it,
                "feedback": feedback,
                "answers": feedback.answers.select_related("written_by"),
                "page_address": full_address(feedback.path) if feedback.path else "",
                "may_change": self.request.user.has_perm(CHANGE),
                **kwargs,
            }
        )

    def _form(self, name: str, data=None) -> WrittenForm:
        return WrittenForm(data, feedback=self.object, label=LABELS[name], prefix=name)

    @transaction.atomic
    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        self.object = get_object_or_404(Feedback.objects.select_for_update(), pk=self.pk)
        action = request.POST.get("action", "")
        if action == "remove":
            remove_personal_data(self.object)
            messages.success(request, _("The text, the address and the answers are removed."))
        elif action in LABELS:
            form = self._form(action, request.POST)
            if not form.is_valid():
                context = self.get_context_data(**{f"{action}_form": form})
                return self.render_to_response(context, status=422)
            self._write(action, form.cleaned_data["text"])
        return redirect(SHOW, self.pk)

    def _write(self, action: str, text: str) -> None:
        if action == "note":
            answering.close(self.object, text, self.request.user)
            messages.success(self.request, _("The note is kept."))
            return
        try:
            answering.answer(self.object, text, self.request.user)
        except answering.NoAddress:
            messages.error(self.request, _("There is no address to answer to: nothing was sent."))
        else:
            messages.success(self.request, _("The answer is on its way to the sender."))
