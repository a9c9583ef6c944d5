"""Taking a shared practice in: the share, its files, its trace and its receipt together, or nothing."""

from django.core.files.base import File
from django.db import transaction

from practices.models import SharedAttachment, SharedPractice
from practices.sharing import emails
from practices.sharing.form import SharePracticeForm

STORED = (
    *("title", "what_was_done", "what_was_achieved", "what_next", "more_information", "organisation", "work_areas"),
    *("sender_name", "sender_email", "is_contact_public"),
)


def receive(form: SharePracticeForm, language: str) -> str:
    """Stores what a valid form holds and gives the token of the sender's secret link. Raises AlreadySent."""
    stored_files: list[SharedAttachment] = []
    try:
        with transaction.atomic():
            form.leave_trace()
            share = SharedPractice.objects.create(
                language=language, **{name: form.cleaned_data[name] for name in STORED}
            )
            for sent in form.cleaned_data["attachments"]:
                attachment = SharedAttachment(
                    share=share, name=sent.name, media_type=sent.kind.media_type, size=sent.file.size
                )
                attachment.file.save(sent.name, File(sent.file), save=False)
                stored_files.append(attachment)
                attachment.save()
            token = share.new_link()
            emails.send_receipt(share)
    except BaseException:
        for attachment in stored_files:
            attachment.file.delete(save=False)
        raise
    return token
