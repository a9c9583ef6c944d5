from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.query import PageQuerySet

from home.models.content_page import BodyPage
from home.visibility import in_language
from network.calendar import event_feed
from network.models.event_page import EventPage

PAST_EVENTS_PER_PAGE = 20


class NetworkPage(BodyPage):
    """The network: who it is for, how to join, what comes next and what has been."""

    search_type = "content"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["network.EventPage", "network.AwardIndexPage"]

    class Meta:
        verbose_name = _("network page")
        verbose_name_plural = _("network pages")

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        """The page; with `?format=ics` the events to come as a feed for calendar programmes."""
        if request.GET.get("format") == "ics":
            return event_feed(self._next_events(), self.title, request)
        return super().serve(request, *args, **kwargs)

    def _next_events(self) -> PageQuerySet:
        events = in_language(EventPage.objects.all(), self.language)
        return events.filter(ends_at__gte=timezone.now()).order_by("starts_at")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        events = in_language(EventPage.objects.all(), self.language)
        past = events.filter(ends_at__lt=timezone.now()).order_by("-starts_at")
        context["next_events"] = self._next_events()
        context["past_events"] = Paginator(past, PAST_EVENTS_PER_PAGE).get_page(request.GET.get("page"))
        return context
