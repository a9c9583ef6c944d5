from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from home.feedback.addresses import feedback_address, feedback_slug
from home.feedback.form import FeedbackForm
from home.feedback.models import FEEDBACK_ANSWER_DAYS
from home.models.content_page import BodyPage


class ContactPage(BodyPage):
    """The team and its address. The address itself stands once, in the contact settings."""

    search_type = "content"
    structured_type = "ContactPage"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")


class FeedbackPage(BodyPage):
    """What an editor writes round the feedback form, at whose address it stands: home.feedback.views answers there."""

    search_type = "content"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("feedback page")
        verbose_name_plural = _("feedback pages")

    def clean(self) -> None:
        """The form has one address in each language, and the page has the slug of that."""
        self.slug = feedback_slug(self.language)
        super().clean()

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """From an address that the page had before."""
        return redirect(feedback_address(self.language))

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """With an empty form, for previews."""
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "form": FeedbackForm(request=request),
            "answer_days": FEEDBACK_ANSWER_DAYS,
            "is_indexed": True,
        }
