"""What came of following a link, in words for editors."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Outcome(models.TextChoices):
    """What a link led to when it was followed last."""

    FINE = "fine", gettext_lazy("It works")
    TURNS_PROGRAMS_AWAY = "turns-programs-away", gettext_lazy("The site answers, but not to programs")
    BUSY = "busy", gettext_lazy("The site asked us to come back later")
    ERROR = "error", gettext_lazy("The site answered with an error")
    NO_NAME = "no-name", gettext_lazy("No site of that name is known")
    NO_CONNECTION = "no-connection", gettext_lazy("The site does not answer")
    TOO_SLOW = "too-slow", gettext_lazy("The answer did not come in time")
    GARBLED = "garbled", gettext_lazy("The site broke off, or did not answer as web sites do")
    CERTIFICATE = "certificate", gettext_lazy("The site's certificate is not valid")
    REDIRECTS = "redirects", gettext_lazy("It leads from one address to another without end")
    INSIDE = "inside", gettext_lazy("Not tried: it leads inside our own network")
    NOT_ASKED = "not-asked", gettext_lazy("Not tried: an unusual port, or a user name in the address")
    MALFORMED = "malformed", gettext_lazy("It is not written as an address is")
    NO_SUCH_PAGE = "no-such-page", gettext_lazy("There is no page at this address of our site")
    PAGE_DELETED = "page-deleted", gettext_lazy("The page has been deleted")
    PAGE_UNPUBLISHED = "page-unpublished", gettext_lazy("The page is not published")
    PAGE_RESTRICTED = "page-restricted", gettext_lazy("The page is not open to everyone")
    DOCUMENT_DELETED = "document-deleted", gettext_lazy("The document has been deleted")


WORKS = {Outcome.FINE, Outcome.TURNS_PROGRAMS_AWAY}
# Nothing was asked, so nothing is known.
NOT_TRIED = {Outcome.INSIDE, Outcome.NOT_ASKED}


def in_words(outcome: str, status: int) -> str:
    """What was answered, for a person to read. `status` is the HTTP status code, 0 where there was none."""
    if outcome != Outcome.ERROR:
        return str(Outcome(outcome).label) if outcome else _("Not tried yet")
    if status == 404:
        told = _("The page is not there any more")
    elif status == 410:
        told = _("The page has been removed for good")
    elif status >= 500:
        told = _("The site is out of order")
    else:
        told = str(Outcome.ERROR.label)
    return f"{told} ({status})"


@dataclass(frozen=True)
class Answer:
    """What came of following an address: with the HTTP status where there was one, and for how long the site asked to
    be left alone."""

    outcome: Outcome
    status: int = 0
    wait: timedelta | None = None

    @property
    def works(self) -> bool:
        return self.outcome in WORKS

    @property
    def is_failure(self) -> bool:
        return not self.works and self.outcome not in NOT_TRIED | {Outcome.BUSY}

    @property
    def proves_we_are_online(self) -> bool:
        """Whether somebody outside answered at all, be it with an error."""
        return self.status > 0

    @property
    def may_be_our_own_fault(self) -> bool:
        """Whether the same would come of it if our own network were down."""
        return not self.status and self.outcome not in NOT_TRIED | {Outcome.MALFORMED, Outcome.BUSY}
