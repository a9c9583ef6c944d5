from django.utils.translation import gettext_lazy as _

from home.models.content_page import BodyPage

# Digipalvelulaki 306/2019: feedback on accessibility is answered within 14 days.
FEEDBACK_ANSWER_DAYS = 14


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
    """The accessible feedback channel, with the time in which the law wants an answer."""

    search_type = "content"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    answer_days = FEEDBACK_ANSWER_DAYS

    class Meta:
        verbose_name = _("feedback page")
        verbose_name_plural = _("feedback pages")
