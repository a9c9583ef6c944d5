"""Lists of practices and work areas for other apps' templates."""

from django import template
from django.db.models import Q
from django.utils.translation import get_language
from wagtail.models import Page

from home.visibility import in_language, joined_in_language
from practices.models import PracticeIndexPage, PracticePage, WorkAreaPage
from practices.sharing.addresses import sharing_address

register = template.Library()

# The Finnish address of the page that tells how to share a practice.
GUIDANCE_SLUG = "kerro-hyvasta-kaytannosta"


@register.simple_tag(takes_context=True)
def newest_practices(context, number: int, picks: list[Page] = ()) -> list[PracticePage]:
    """`number` practices in the page's language: those among the editors' picks first, then the newest."""
    language = context["page"].language
    practices = in_language(PracticePage.objects.all(), language).with_card_relations()
    picked_ids = [pick.pk for pick in picks]
    picked = {practice.pk: practice for practice in practices.filter(pk__in=picked_ids)} if picks else {}
    newest = practices.exclude(pk__in=picked).order_by("-first_published_at", "-pk")[:number]
    return [*(picked[id_] for id_ in picked_ids if id_ in picked), *newest][:number]


@register.simple_tag(takes_context=True)
def work_area_pages(context):
    """The pages of the work areas, in the editors' order."""
    return in_language(WorkAreaPage.objects.all(), context["page"].language).order_by("path")


@register.simple_tag(takes_context=True)
def practice_library(context) -> PracticeIndexPage | None:
    """The library, where the search box leads."""
    return in_language(PracticeIndexPage.objects.all(), context["page"].language).first()


@register.simple_tag
def guidance_page() -> Page | None:
    """The page that tells how to share a practice, in the active language; None where there is none."""
    return joined_in_language(Page.objects, Q(slug=GUIDANCE_SLUG), get_language() or "fi").first()


@register.simple_tag
def sharing_page_address() -> str:
    """Where a practice is shared, in the active language."""
    return sharing_address(get_language() or "fi")
