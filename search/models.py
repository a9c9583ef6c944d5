"""The embedded index: the live, public pages as the search knows them, one row a page, in the site's own database."""

from django.db import models
from django.utils import timezone

from search.editorial_models import AttachmentText, EditorialState, PromotedResult, SearchCount, SynonymSet

__all__ = [
    "AttachmentText",
    "EditorialState",
    "IndexState",
    "IndexedDocument",
    "PromotedResult",
    "SearchCount",
    "SynonymSet",
    "WaitingForElasticsearch",
]


class IndexedDocument(models.Model):
    """One public page in one language. Written only by `search.indexing`.

    The `*_terms` columns hold analysed terms separated by spaces; SQLite's FTS5 table and PostgreSQL's text-search
    column are made from them by the database itself (see `search.engines.embedded`). A deleted row stays, emptied,
    until the next rebuild, so that a process holding a snapshot learns of the deletion by its revision.
    """

    page_id = models.PositiveBigIntegerField(unique=True)
    translation_key = models.UUIDField(db_index=True)
    language = models.CharField(max_length=10)
    page_type = models.CharField(max_length=40)
    date = models.DateField(null=True)
    title = models.TextField()
    summary = models.TextField()
    body = models.TextField()
    attachments = models.TextField()
    facets = models.JSONField(default=dict)

    title_terms = models.TextField()
    summary_terms = models.TextField()
    body_terms = models.TextField()
    attachment_terms = models.TextField()
    label_terms = models.TextField()
    exact_terms = models.TextField()
    language_terms = models.TextField()

    analyser = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    is_deleted = models.BooleanField(default=False)
    revision = models.PositiveBigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class IndexState(models.Model):
    """The embedded index's revision: one row, locked by whoever writes, so that revisions commit in their order.

    `elasticsearch_versions` tells, by language, with which mapping and analysers its index was last rebuilt.
    """

    revision = models.PositiveBigIntegerField(default=0)
    reconciled_at = models.DateTimeField(null=True)
    elasticsearch_versions = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"revision {self.revision}"

    @classmethod
    def locked(cls) -> "IndexState":
        """The one row, made where it is not there yet, and locked until the transaction ends."""
        cls.objects.get_or_create(pk=1)
        return cls.objects.select_for_update().get(pk=1)


class WaitingForElasticsearch(models.Model):
    """A page that Elasticsearch has not taken yet, in its latest state. Written in the transaction of the change
    itself, so that nothing is lost between the database and Elasticsearch; removed when it is taken."""

    translation_key = models.UUIDField(unique=True)
    revision = models.PositiveBigIntegerField()
    since = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=timezone.now, db_index=True)
    last_error = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "waiting for Elasticsearch"

    def __str__(self) -> str:
        return f"{self.translation_key} (revision {self.revision})"
