from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.models.content_page import BodyPage
from home.visibility import in_language
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

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        events = in_language(EventPage.objects.all(), self.language)
        now = timezone.now()
        past = events.filter(ends_at__lt=now).order_by("-starts_at")
        context["next_events"] = events.filter(ends_at__gte=now).order_by("starts_at")
        context["past_events"] = Paginator(past, PAST_EVENTS_PER_PAGE).get_page(request.GET.get("page"))
        return context
