from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from home.terms import LABEL_LANGUAGES


@register_setting(icon="mail")
class ContactSettings(BaseGenericSetting):
    """The team's addresses, kept in one place and shown on the contact page and in every footer."""

    email = models.EmailField(_("e-mail"), default="avoinhallinto@gov.fi")
    postal_address_fi = models.CharField(_("postal address in Finnish"), max_length=200, blank=True)
    postal_address_sv = models.CharField(_("postal address in Swedish"), max_length=200, blank=True)
    postal_address_en = models.CharField(_("postal address in English"), max_length=200, blank=True)

    panels = [
        FieldPanel("email"),
        FieldPanel("postal_address_fi"),
        FieldPanel("postal_address_sv"),
        FieldPanel("postal_address_en"),
    ]

    class Meta:
        verbose_name = _("contact details")

    @property
    def postal_address(self) -> str:
        """The postal address in the active language, else the first that is there."""
        return getattr(self, f"postal_address_{self.postal_address_language}")

    @property
    def postal_address_language(self) -> str:
        """The language that the postal address is shown in: the active one, else the first that has an address."""
        languages = (get_language() or LABEL_LANGUAGES[0], *LABEL_LANGUAGES)
        found = (code for code in languages if getattr(self, f"postal_address_{code}", ""))
        return next(found, LABEL_LANGUAGES[0])
