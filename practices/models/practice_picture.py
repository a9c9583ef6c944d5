from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.images import get_image_model_string
from wagtail.models import TranslatableMixin

from practices.models.practice_page import PracticePage, PracticeRow


class PracticePicture(TranslatableMixin, PracticeRow):
    """A picture of a practice, such as its sender's. A draft may wait for the text in its place, a public page not."""

    practice = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(
        get_image_model_string(), verbose_name=_("image"), on_delete=models.CASCADE, related_name="+"
    )
    alternative_text = models.CharField(
        _("what the picture shows"),
        max_length=255,
        help_text=_("In a sentence, for those who cannot see the picture."),
    )
    caption = models.CharField(_("caption"), max_length=255, blank=True)

    class Meta(TranslatableMixin.Meta, PracticeRow.Meta):
        abstract = False
