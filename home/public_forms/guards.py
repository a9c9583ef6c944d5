"""What keeps machines out of a public form without asking anything of people: no captcha, no third party.

- a field that people do not see and machines fill in;
- a signed ticket that tells when the form was opened: too fresh and too old ones are refused, each is good once;
- a limit on how many forms one address sends in an hour;
- the same content is taken once.

Whatever is refused is refused as an error of the form, so that a person who was taken for a machine loses nothing.
"""

import secrets
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from django import forms
from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.public_forms.models import SentForm

SHORTEST_FILLING = timedelta(seconds=5)
LONGEST_FILLING = timedelta(hours=24)
# Enough for a workshop in one office, too few for a machine to fill a queue.
FORMS_AN_HOUR = 10
SAME_CONTENT_FOR = timedelta(days=30)
TRACES_KEPT_FOR = timedelta(days=30)
# The neighbours of an IPv6 address up to here are one household or office.
IPV6_NETWORK = 64


class AlreadySent(Exception):
    """The same form was taken by another request at the same moment, as by a double click."""


class GuardedForm(forms.Form):
    """A form that anybody may send. Subclasses name themselves by `form_name` and say what makes two of them the same
    by `content()`. Where `sent_before` is true after validation, the content is known already: take nothing.

    With `ticket_is_shared` a ticket is good more than once: for forms on pages that caches may keep, where many
    readers get the same one. Only the same content is told apart then, so `content()` names the sender's network.
    """

    form_name = ""
    forms_an_hour = FORMS_AN_HOUR
    ticket_is_shared = False

    ticket = forms.CharField(widget=forms.HiddenInput, required=False)
    # Named for what machines look for.
    homepage = forms.CharField(
        label=gettext_lazy("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args, request: HttpRequest, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        self.sent_before = False
        self.is_over_limit = False
        self._nonce = ""
        self.fields["ticket"].initial = new_ticket(self.form_name)

    def content(self) -> tuple[str, ...]:
        """The texts that make two forms the same."""
        raise NotImplementedError

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("homepage"):
            self.add_error(None, _("The hidden field was filled in, as programs do. It is empty now: send again."))
            self._renew("homepage", "")
        self._check_ticket(cleaned.get("ticket", ""))
        if self.errors:
            return cleaned
        same = SentForm.objects.filter(form=self.form_name, content_hash=self._content_hash())
        if same.filter(sent_at__gt=timezone.now() - SAME_CONTENT_FOR).exists():
            self.sent_before = True
        elif self._sent_in_the_last_hour() >= self.forms_an_hour:
            self.is_over_limit = True
            self.add_error(
                None,
                _("Many forms came from your network within an hour. Wait an hour and send again, or write to us."),
            )
        elif SentForm.objects.filter(ticket=self._nonce).exists():
            self.add_error(None, _("This form was sent already. To send another one, check it and send again."))
            self._renew("ticket", new_ticket(self.form_name))
        return cleaned

    def leave_trace(self) -> None:
        """To be called where the form is taken, in the same transaction. Raises AlreadySent where another process took
        the same form at the same moment."""
        _trace, is_first = SentForm.objects.get_or_create(
            ticket=self._nonce,
            defaults={
                "form": self.form_name,
                "address_hash": address_hash(self.request),
                "content_hash": self._content_hash(),
            },
        )
        if not is_first:
            raise AlreadySent

    def _check_ticket(self, ticket: str) -> None:
        signer = signing.TimestampSigner(salt=_salt(self.form_name))
        try:
            self._nonce = signer.unsign(ticket, max_age=LONGEST_FILLING)
        except signing.BadSignature:
            self.add_error(None, _("The form had been open for too long. Nothing is lost: check it and send again."))
            self._renew("ticket", new_ticket(self.form_name))
            return
        if self.ticket_is_shared:
            self._nonce = secrets.token_hex(16)
        try:
            signer.unsign(ticket, max_age=SHORTEST_FILLING)
        except signing.SignatureExpired:
            return
        self.add_error(
            None, _("The form came back faster than a person fills it in. Wait a few seconds and send it again.")
        )

    def _renew(self, field: str, value: str) -> None:
        """What the form shows in a field in place of what was sent."""
        self.data = self.data.copy()
        self.data[self.add_prefix(field)] = value

    def _sent_in_the_last_hour(self) -> int:
        since = timezone.now() - timedelta(hours=1)
        return SentForm.objects.filter(
            form=self.form_name, address_hash=address_hash(self.request), sent_at__gt=since
        ).count()

    def _content_hash(self) -> str:
        same = "\0".join(" ".join(text.casefold().split()) for text in self.content())
        return salted_hmac("home.public_forms.content", same, algorithm="sha256").hexdigest()


def new_ticket(form_name: str) -> str:
    return signing.TimestampSigner(salt=_salt(form_name)).sign(secrets.token_hex(16))


def _salt(form_name: str) -> str:
    return f"home.public_forms.{form_name}"


def visitor_address(request: HttpRequest) -> str:
    """The visitor's address as the outermost of our own proxies saw it (settings.PROXIES_IN_FRONT).

    What stands further left in X-Forwarded-For is whatever the visitor wrote there.
    """
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if settings.PROXIES_IN_FRONT and len(forwarded) >= settings.PROXIES_IN_FRONT:
        return forwarded[-settings.PROXIES_IN_FRONT]
    return request.META.get("REMOTE_ADDR", "")


def address_hash(request: HttpRequest) -> str:
    """A keyed hash of the visitor's address, of its network where it is IPv6."""
    address = visitor_address(request)
    try:
        parsed = ip_address(address)
    except ValueError:
        network = address
    else:
        network = str(ip_network((parsed, IPV6_NETWORK), strict=False)) if parsed.version == 6 else str(parsed)
    return salted_hmac("home.public_forms.address", network, algorithm="sha256").hexdigest()


def forget_old_traces(now: datetime) -> int:
    """Deletes the traces that no guard asks for any more; gives how many."""
    return SentForm.objects.filter(sent_at__lt=now - TRACES_KEPT_FOR).delete()[0]
