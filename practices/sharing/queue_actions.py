"""What is done with a share: publishers ask and decline, editors make a draft page and save files. Each checks who
asks."""

from collections.abc import Callable
from functools import wraps

from django import forms
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from home.public_forms.private_files import as_download
from home.public_forms.queue import queue_action
from practices.models import SharedAttachment, SharedPractice
from practices.models.shared_practice import MessageKind, SharingState
from practices.sharing import emails
from practices.sharing.draft_page import NoLibrary, library_for, make_draft

VIEW, CHANGE = "practices.view_sharedpractice", "practices.change_sharedpractice"
SHOW = "shared_practices:show"


class WrittenToSenderForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("Text to the sender"), max_length=5000, widget=forms.Textarea)


Action = Callable[[HttpRequest, SharedPractice], HttpResponse | None]


def may_decide(user: AbstractBaseUser) -> bool:
    """Whether a user answers the senders: asks them, and declines."""
    return user.has_perm(CHANGE)


def may_look(user: AbstractBaseUser) -> bool:
    """Whether a user sees what was sent, and may draft a page from it where they may add pages."""
    return user.has_perm(VIEW) or user.has_perm(CHANGE)


def on_open_share(is_allowed: Callable[[AbstractBaseUser], bool]) -> Callable[[Action], Callable]:
    """Makes an action a view that does something to an open share, by POST, for those who are allowed."""

    def as_view(action: Action) -> Callable:
        @queue_action(SharedPractice, is_allowed, SHOW)
        @wraps(action)
        def of_open_share(request: HttpRequest, share: SharedPractice) -> HttpResponse | None:
            if share.is_open:
                return action(request, share)
            messages.error(request, _("This share is decided already: nothing was changed."))
            return None

        return of_open_share

    return as_view


@on_open_share(may_decide)
def ask(request: HttpRequest, share: SharedPractice) -> None:
    form = WrittenToSenderForm(request.POST)
    if not share.sender_email:
        messages.error(request, _("The sender's address was removed: nothing can be asked."))
    elif not form.is_valid():
        messages.error(request, _("Write the question first: nothing was sent."))
    else:
        text = form.cleaned_data["text"]
        share.messages.create(kind=MessageKind.QUESTION, text=text, written_by=request.user)
        share.move_to(SharingState.RETURNED)
        emails.send_question(share, text)
        messages.success(request, _("The question is on its way to the sender."))


@on_open_share(may_decide)
def decline(request: HttpRequest, share: SharedPractice) -> None:
    form = WrittenToSenderForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write the reason first: nothing was sent."))
        return
    text = form.cleaned_data["text"]
    share.messages.create(kind=MessageKind.REASON, text=text, written_by=request.user)
    share.move_to(SharingState.DECLINED)
    emails.send_declined(share, text)
    messages.success(request, _("Declined. The reason is on its way to the sender."))


@on_open_share(may_look)
def make_page(request: HttpRequest, share: SharedPractice) -> HttpResponse | None:
    if share.page_id:
        return redirect("wagtailadmin_pages:edit", share.page_id)
    try:
        library = library_for(share)
    except NoLibrary:
        messages.error(request, _("There is no library of good practices to put the page in."))
        return None
    if not library.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    draft = make_draft(share, request.user)
    messages.success(request, _("A draft page was made. Publishing it tells the sender."))
    if draft.unknown_organisation:
        messages.warning(
            request,
            _("“%s” is not among the organisations: add it there, then choose it on the page.")
            % draft.unknown_organisation,
        )
    if share.attachments.filter(image__isnull=False).exists():
        messages.warning(request, _("The sender's pictures are on the page. Write what each shows, then publish."))
    if share.attachments.filter(image=None, document=None).exists():
        messages.warning(request, _("A picture is damaged and was left out. It can be saved from the share."))
    return redirect("wagtailadmin_pages:edit", draft.page.pk)


@require_safe
def save_attachment(request: HttpRequest, pk: int, attachment_pk: int) -> FileResponse:
    """A sender's file, as it came, to be saved."""
    if not may_look(request.user):
        raise PermissionDenied
    attachment = get_object_or_404(SharedAttachment, pk=attachment_pk, share_id=pk)
    return as_download(attachment.file, attachment.name, attachment.media_type)
