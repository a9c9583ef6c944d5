from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from home.base_page import BasePage
from home.blocks import BodyBlock, alternative_texts_of, documents_of, plain_text_of, running_text_of
from home.page_checks import PageCheck, check_alternative_texts
from home.searchable import Searchable, plain_text


class BodyPage(BasePage):
    """A page whose content is one body of blocks."""

    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        abstract = True

    def opening(self) -> str:
        return next(iter(plain_text_of(self.body)), "")

    def running_text(self) -> list[str]:
        return running_text_of(self.body)

    def checks_before_publishing(self) -> list[PageCheck]:
        images = check_alternative_texts(alternative_texts_of(self.body))
        return [*super().checks_before_publishing(), *([images] if images else [])]

    def searchable(self) -> Searchable | None:
        if not self.search_type:
            return None
        return Searchable(
            title=self.title,
            summary=self.summary,
            body=plain_text(*plain_text_of(self.body)),
            facets=self.searchable_facets(),
            documents=documents_of(self.body),
        )


class ContentPage(BodyPage):
    page_description = _("A page of running text that fits under no other type.")
    search_type = "content"
    can_be_short = True
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")
