from django.db import models
from wagtail.models import Page


class PageReading(models.Model):
    """How many times a page was opened in a month: a number, and nothing of who opened it."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="readings")
    month = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["page", "month"], name="one_row_a_page_and_month")]

    def __str__(self) -> str:
        return f"{self.page_id}, {self.month:%Y-%m}: {self.count}"
