"""When what a sender told of themselves is removed: at their word, and twelve months after the decision."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from home.public_forms.email import forget
from home.public_forms.retention import KEPT_FOR
from practices.models import SharedPractice
from practices.models.shared_practice import MessageKind, SharingState
from practices.sharing import emails

TEXTS = ("what_was_done", "what_was_achieved", "what_next", "more_information")


def remove_personal_data(share: SharedPractice) -> None:
    """Removes the sender's name and e-mail, what was written to and fro, and e-mail that has not left yet.

    The reason for declining stays for the sender to read. A question that waited for an answer is let go.
    """
    forget(share.about)
    share.messages.exclude(kind=MessageKind.REASON).delete()
    if share.state == SharingState.RETURNED:
        share.move_to(SharingState.IN_REVIEW if share.page_id else SharingState.RECEIVED)
    share.sender_name = share.sender_email = ""
    share.is_contact_public = False
    share.personal_data_removed_at = share.personal_data_removed_at or timezone.now()
    share.save(update_fields=["sender_name", "sender_email", "is_contact_public", "personal_data_removed_at"])


def remove_at_senders_word(share: SharedPractice) -> None:
    """The same, and the team is asked to take the sender's name off the page that was made from the share."""
    page = share.page
    if page and share.sender_email:
        newest = page.get_latest_revision_as_object()
        if share.sender_email in (page.contact_email, newest.contact_email):
            emails.ask_team_to_remove_contact(share)
    remove_personal_data(share)


def remove_what_was_sent(share: SharedPractice) -> None:
    """Removes the answers and the files as they were sent. What an editor took into the site stays there."""
    for name in TEXTS:
        setattr(share, name, "")
    share.save(update_fields=list(TEXTS))
    for attachment in share.attachments.all():
        storage, place = attachment.file.storage, attachment.file.name
        attachment.delete()
        transaction.on_commit(lambda storage=storage, place=place: storage.delete(place))


def withdraw(share: SharedPractice) -> None:
    """At the sender's word: handling stops and all but the title and the organisation is removed."""
    if share.page_id:
        emails.tell_team_of_withdrawal(share)
    share.move_to(SharingState.WITHDRAWN)
    remove_personal_data(share)
    remove_what_was_sent(share)


def remove_old_personal_data(now: datetime) -> int:
    """Removes what is older than we promised on the form: 12 months after the decision. Gives how many shares.

    Their secret links and our messages go as well. Safe to run twice.
    """
    old = SharedPractice.objects.filter(decided_at__lte=now - KEPT_FOR, links__isnull=False)
    ids = set(old.values_list("pk", flat=True))
    for share_id in ids:
        with transaction.atomic():
            share = SharedPractice.objects.select_for_update().get(pk=share_id)
            remove_personal_data(share)
            remove_what_was_sent(share)
            share.messages.all().delete()
            share.links.all().delete()
    return len(ids)
