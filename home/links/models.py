"""The links on public pages, and what came of following them."""

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from home.links.answers import Outcome, in_words

ADDRESS_LENGTH = 2000


class LinkHost(models.Model):
    """A host that is asked one thing at a time: by whoever moved `free_at` on, and by nobody before that moment."""

    name = models.CharField(max_length=255, unique=True)
    free_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class Link(models.Model):
    """An address that public pages lead to, once however many do: a web address outside, or one of
    the site itself as `page:12`, `document:5` or `/a/path/`.

    Only what has a `host` is asked. `failed_days` counts the different days of a row on which it failed, since
    `failing_since`.
    """

    address = models.CharField(_("address"), max_length=ADDRESS_LENGTH, unique=True)
    host = models.CharField(max_length=255, blank=True)
    next_check_at = models.DateTimeField(default=timezone.now, db_index=True)
    checked_at = models.DateTimeField(_("tried last"), null=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    status = models.PositiveSmallIntegerField(default=0)
    failed_days = models.PositiveSmallIntegerField(default=0)
    failing_since = models.DateTimeField(_("since"), null=True)
    failed_last_on = models.DateField(null=True)
    is_broken = models.BooleanField(default=False, db_index=True)
    is_ignored = models.BooleanField(default=False)
    pages = models.ManyToManyField(Page, through="LinkOnPage", related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return self.address

    @property
    def answer(self) -> str:
        """What was answered, in words."""
        return in_words(self.outcome, self.status)

    @property
    def is_outside(self) -> bool:
        return bool(self.host)


class LinkOnPage(models.Model):
    """That a page has a link."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="places")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")

    # Not a use of the page that an editor should be told of.
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["page", "link"], name="link_is_on_page_once")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.link_id}"


BROKEN = Q(link__is_broken=True, link__is_ignored=False)


def broken_links() -> QuerySet[LinkOnPage]:
    """The broken links by page, but for those that an editor chose to ignore."""
    return LinkOnPage.objects.filter(BROKEN)
