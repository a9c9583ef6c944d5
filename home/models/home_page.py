from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page
from wagtail.url_routing import RouteResult

from home.base_page import BasePage
from home.models.news import NewsPage
from home.visibility import in_language, shown_versions

NEWS_SHOWN = 3


class HomePage(BasePage):
    """The front page of one language. What it lists comes from the pages; the editors' picks come first."""

    lead = models.TextField(
        _("lead"), max_length=400, blank=True, help_text=_("What the site is for, in a sentence or two.")
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        InlinePanel(
            "picks",
            label=_("editors' pick"),
            heading=_("Editors' picks"),
            help_text=_("Good practices and news that come first of their kind on the front page."),
            max_num=6,
        ),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.ContentPage",
        "home.NewsIndexPage",
        "home.ContactPage",
        "home.FeedbackPage",
        "programmes.ProgrammeIndexPage",
        "practices.WorkAreaIndexPage",
        "practices.PracticeIndexPage",
        "network.NetworkPage",
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def opening(self) -> str:
        return self.lead

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page at an address, read in two queries. Wagtail reads two for every step on the way to it; so it still
        does where an address is no page's own, for a page above it may answer."""
        if not path_components:
            return super().route(request, path_components)
        url_path = self.url_path + "".join(f"{component}/" for component in path_components)
        # The slug says nothing more, but it has an index: without it every page of the site would be looked at.
        page = Page.objects.filter(slug=path_components[-1], url_path=url_path).first()
        return page.specific.route(request, []) if page else super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        picked = shown_versions([pick.page for pick in self.picks.select_related("page")])
        picked_ids = [page.pk for page in picked]
        news = in_language(NewsPage.objects.all(), self.language).order_by("-published_on", "-pk")
        context["picks"] = picked
        context["news"] = sorted(news[:NEWS_SHOWN], key=lambda item: item.pk not in picked_ids)
        return context


class HomePagePick(Orderable):
    """A page that the editors lift to the top of its kind on the home page."""

    home_page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="picks")
    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")

    panels = [FieldPanel("page")]
