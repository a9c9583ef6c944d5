"""Which pages are translated into a language, which are behind, and which were never translated."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, Subquery, Sum, TextChoices, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.query import PageQuerySet
from wagtail_localize.models import Translation

from home.models.page_reading import PageReading
from home.models.translated_page import TranslatedPage
from home.readings import first_month_kept
from home.terms import LABEL_LANGUAGES, Method, Organisation, TargetGroup, Term, Theme
from home.visibility import FALLBACK_LANGUAGES

TERMS = (Organisation, TargetGroup, Theme, Method)


class Status(TextChoices):
    MISSING = "missing", _("Never translated")
    CHANGED = "changed", _("Changed at the source since")
    STARTED = "started", _("Started, not published")
    READY = "ready", _("Ready")


class Order(TextChoices):
    AGE = "age", _("Oldest first")
    READ = "read", _("Most read first")
    PLACE = "place", _("Nearest to the front page first")


def languages_of(user) -> list[Locale]:
    """The languages in which a user of the admin may write pages."""
    policy = PagePermissionPolicy()
    pages = policy.instances_user_has_any_permission_for(user, {"add", "change", "publish"})
    return list(Locale.objects.filter(pk__in=pages.filter(depth__gt=1).values("locale")).order_by("pk"))


def originals(locale: Locale) -> PageQuerySet:
    """The published pages that are or could be translated into a language."""
    return only_originals(Page.objects.live().filter(depth__gt=1).exclude(locale=locale))


def only_originals(pages: PageQuerySet) -> PageQuerySet:
    """Of `pages` those that are no translation, as `home.translating.sources` tells it, and no alias."""
    derived = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale")
    )
    is_first = Q(locale__language_code=FALLBACK_LANGUAGES[0])
    for place, code in enumerate(FALLBACK_LANGUAGES[1:], start=1):
        better = Page.objects.filter(
            ~Exists(derived),
            translation_key=OuterRef("translation_key"),
            alias_of=None,
            locale__language_code__in=FALLBACK_LANGUAGES[:place],
        )
        is_first |= Q(locale__language_code=code) & ~Exists(better)
    return pages.filter(~Exists(derived), is_first, alias_of=None)


def with_status(pages: PageQuerySet, locale: Locale) -> PageQuerySet:
    """Each page with what is known of its translation into a language: `translation_id`, `status`, `since`,
    `changed_texts`, `translated_at`, `is_short`, `is_in_pieces` where wagtail-localize holds its texts, and
    `readings_of_year`, how many times it was opened in any language in the last thirteen months."""
    translation = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=locale, alias_of=None)
    state = TranslatedPage.objects.filter(page__translation_key=OuterRef("translation_key"), page__locale=locale)
    in_pieces = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=locale, enabled=True
    )
    readings = PageReading.objects.filter(
        page__translation_key=OuterRef("translation_key"), month__gte=first_month_kept()
    )
    annotated = pages.annotate(
        readings_of_year=Coalesce(
            Subquery(readings.order_by().values("page__translation_key").annotate(sum=Sum("count")).values("sum")), 0
        ),
        is_in_pieces=Exists(in_pieces),
        translation_id=Subquery(translation.values("pk")[:1]),
        is_public=Subquery(translation.values("live")[:1]),
        changed_texts=Subquery(state.values("changed_texts")[:1]),
        translated_at=Subquery(state.values("translated_at")[:1]),
        behind_since=Subquery(state.values("behind_since")[:1]),
        is_short=Subquery(state.values("is_short_version")[:1]),
    )
    status = Case(
        When(translation_id=None, then=Value(Status.MISSING)),
        When(is_public=False, then=Value(Status.STARTED)),
        When(changed_texts__gt=0, then=Value(Status.CHANGED)),
        default=Value(Status.READY),
        output_field=CharField(),
    )
    since = Case(
        When(translation_id=None, then=F("first_published_at")),
        When(is_public=False, then=F("first_published_at")),
        When(changed_texts__gt=0, then=F("behind_since")),
        default=F("translated_at"),
    )
    return annotated.annotate(status=status, since=since)


def ordered(pages: PageQuerySet, order: str) -> PageQuerySet:
    if order == Order.READ:
        return pages.order_by("-readings_of_year", F("since").asc(nulls_last=True), "path")
    if order == Order.PLACE:
        return pages.order_by("depth", "path")
    return pages.order_by(F("since").asc(nulls_last=True), "path")


def counts_by_status(pages: PageQuerySet) -> dict[str, int]:
    counted = dict(pages.order_by().values_list("status").annotate(Count("pk")))
    return {status: counted.get(status, 0) for status in Status}


def page_types(pages: PageQuerySet) -> list[ContentType]:
    """The types of the pages, by name."""
    types = ContentType.objects.filter(pk__in=pages.order_by().values("content_type"))
    return sorted(types, key=lambda content_type: content_type.name)


@dataclass(frozen=True)
class UnlabelledTerms:
    """The terms of one kind that have no label in a language."""

    kind: type[Term]
    terms: list[Term]
    may_change: bool
    may_view: bool

    @property
    def name(self) -> str:
        return str(self.kind._meta.verbose_name_plural)

    @property
    def edit_address(self) -> str:
        """The name of the address at which one is edited."""
        return self.kind.snippet_viewset.get_url_name("edit")

    @property
    def list_address(self) -> str:
        """The name of the address of the kind's list, which is narrowed by `?lacks=<language>`."""
        return self.kind.snippet_viewset.get_url_name("list")


def unlabelled_terms(locale: Locale, user) -> list[UnlabelledTerms]:
    """The kinds of terms some of which lack their label in a language. One query a kind."""
    code = locale.language_code
    if code not in LABEL_LANGUAGES:
        return []
    found = [
        UnlabelledTerms(
            kind,
            list(kind._default_manager.filter(**{f"name_{code}": ""})),
            may_change=user.has_perm(f"{kind._meta.app_label}.change_{kind._meta.model_name}"),
            may_view=user.has_perm(f"{kind._meta.app_label}.view_{kind._meta.model_name}"),
        )
        for kind in TERMS
    ]
    return [kind for kind in found if kind.terms]
