"""Which public practices nobody has confirmed for a year."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from wagtail.query import PageQuerySet

from home.translating.sources import source_of
from home.visibility import FALLBACK_LANGUAGES, public
from practices.models import PracticePage
from practices.models.practice_page import CONFIRMED_FOR_DAYS


def unconfirmed_versions(today: date) -> PageQuerySet:
    """The public practices, in every language, whose last confirmation is a year old by `today`, a date in Finland.

    Where nobody has ever confirmed one, the day counts on which it was first published; `unconfirmed_since` is the day
    that counts.
    """
    last_day = today - timedelta(days=CONFIRMED_FOR_DAYS)
    end_of_last_day = timezone.make_aware(datetime.combine(last_day, time.max))
    never = Q(last_confirmed_on=None, first_published_at__lte=end_of_last_day)
    old = PracticePage.objects.filter(Q(last_confirmed_on__lte=last_day) | never)
    return public(old).annotate(unconfirmed_since=Coalesce("last_confirmed_on", TruncDate("first_published_at")))


def originals(versions: PageQuerySet, keys: Collection[UUID]) -> list[PracticePage]:
    """Of `versions` one for each of the practices whose translation keys are given, in their order: the original
    where it is among them, else the first in the order of languages."""
    found: dict[UUID, list[PracticePage]] = {}
    for version in versions.filter(translation_key__in=keys):
        found.setdefault(version.translation_key, []).append(version)
    return [_original(found[key]) for key in keys if key in found]


def _original(alike: list[PracticePage]) -> PracticePage:
    first = min(alike, key=lambda version: FALLBACK_LANGUAGES.index(version.language))
    source = source_of(first)
    return next((version for version in alike if source and version.pk == source.pk), first)
