"""What a publisher does with what was received: takes it up, closes it, deletes it. Each checks who asks."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.public_forms.queue import having, queue_action
from network.models.received import Received, ReceivedState
from network.received.retention import delete_received


class NoteForm(forms.Form):
    """A note for the team; nothing is sent."""

    note = forms.CharField(label=gettext_lazy("Note"), max_length=5000, required=False, widget=forms.Textarea)


def actions_on(model: type[Received], queue: str) -> tuple[tuple[str, Callable, str], ...]:
    """The actions of a queue of `model`, for its view set."""
    change, delete = (f"{model._meta.app_label}.{action}_{model._meta.model_name}" for action in ("change", "delete"))
    show = f"{queue}:show"

    @queue_action(model, having(change), show)
    def take_up(request: HttpRequest, received: Received) -> None:
        if received.state == ReceivedState.TAKEN_UP:
            messages.error(request, _("It is taken up already: nothing was changed."))
        elif (note := _note(request)) is not None:
            received.take_up(request.user, note)
            messages.success(request, _("Taken up."))

    @queue_action(model, having(change), show)
    def close(request: HttpRequest, received: Received) -> None:
        if received.is_closed:
            messages.error(request, _("It is closed already: nothing was changed."))
        elif (note := _note(request)) == "":
            messages.error(request, _("Write a note on what came of it first: it was not closed."))
        elif note is not None:
            received.close(request.user, note)
            messages.success(request, _("Closed. It is deleted twelve months from now."))

    @queue_action(model, having(delete), show)
    def remove(request: HttpRequest, received: Received) -> HttpResponse:
        delete_received(received)
        messages.success(request, _("Deleted, with the sender's personal data."))
        return redirect(f"{queue}:index")

    return (("take-up/", take_up, "take_up"), ("close/", close, "close"), ("delete/", remove, "delete"))


def _note(request: HttpRequest) -> str | None:
    """The note that was written, nothing else being needed; None, with a message, where it is too long."""
    form = NoteForm(request.POST)
    if form.is_valid():
        return form.cleaned_data["note"]
    messages.error(request, " ".join(form.errors["note"]))
    return None
