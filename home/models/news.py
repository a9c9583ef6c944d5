from dataclasses import replace

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page

from home.base_page import BasePage
from home.models.content_page import BodyPage
from home.searchable import Searchable
from home.structured import Node, Surroundings, article_node
from home.visibility import in_language, shown_versions

NEWS_PER_PAGE = 20


class NewsIndexPage(BasePage):
    search_type = "content"
    structured_type = "CollectionPage"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        news = in_language(NewsPage.objects.all(), self.language).order_by("-published_on", "-pk")
        context["news"] = Paginator(news, NEWS_PER_PAGE).get_page(request.GET.get("page"))
        return context


class NewsPage(BodyPage):
    page_description = _("Something that is new just now, with its date.")
    search_type = "news"
    can_be_short = True
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []

    published_on = models.DateField(_("date"), default=timezone.localdate)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("published_on"),
        FieldPanel("body"),
        InlinePanel("related_pages", label=_("related page"), heading=_("Related pages")),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        related = [row.page for row in self.related_pages.select_related("page")]
        context["related_pages"] = shown_versions(related, self.language)
        return context

    def searchable(self) -> Searchable | None:
        searchable = super().searchable()
        return searchable and replace(searchable, date=self.published_on)

    def structured(self, around: Surroundings) -> list[Node]:
        return [
            article_node(
                self, "NewsArticle", around, datePublished=self.published_on.isoformat(), author=around.publisher
            )
        ]


class NewsRelatedPage(Orderable):
    news_page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="related_pages")
    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")

    panels = [FieldPanel("page")]
