"""Taking feedback in, and the receipt on the page."""

from datetime import timedelta

from django.core import signing
from django.db import transaction

from home.feedback.form import FeedbackForm
from home.feedback.models import Feedback
from home.feedback.own_pages import page_at

RECEIPT_SHOWN_FOR = timedelta(days=1)
SALT = "home.feedback.receipt"


@transaction.atomic
def receive(form: FeedbackForm, language: str) -> Feedback:
    """Stores what a valid form holds. Raises AlreadySent."""
    form.leave_trace()
    told = {name: form.cleaned_data[name] for name in ("kind", "message", "path", "sender_email")}
    return Feedback.objects.create(language=language, page=page_at(told["path"]) if told["path"] else None, **told)


def receipt_of(feedback: Feedback) -> str:
    """What the address of the receipt carries: a signed number, and no more."""
    return signing.dumps(feedback.pk, salt=SALT)


def read_receipt(written: str) -> Feedback | None:
    """The feedback that an address is the receipt of; None where it is forged, or older than a day."""
    try:
        number = signing.loads(written, salt=SALT, max_age=RECEIPT_SHOWN_FOR)
    except signing.BadSignature:
        return None
    return Feedback.objects.filter(pk=number).first()
