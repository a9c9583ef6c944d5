from django.db import models
from wagtail.models import Page


class TranslatedPage(models.Model):
    """What is known of a page as the translation of another one, kept up at each publication of either.

    It is read with the page, in one query. Texts are named as `home.translating.texts` names them.
    `source_changed_at` is the source's last change of text that the translation lacks, `behind_since` the first.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="as_translation")
    source = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    translated_at = models.DateTimeField(null=True)
    translated_texts = models.JSONField(default=list)
    source_texts = models.JSONField(default=list)
    behind_since = models.DateTimeField(null=True)
    source_changed_at = models.DateTimeField(null=True)
    changed_texts = models.PositiveIntegerField(default=0)
    is_short_version = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.page_id}: {self.changed_texts}"
