"""Shared facts: dates, numbers, terms and relations, which are the same in every language.

wagtail-localize's own `copy_synchronised_fields` also takes over the structure of running text and empties cleared
texts; here nothing is touched that a translator has written.
"""

from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Model
from modelcluster.fields import ParentalKey
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField, get_translatable_fields
from wagtail_localize.models import SegmentOverride
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

# What tells one version's rows from another's, and is no fact.
OF_THE_VERSION = {"pk", "sort_order", "locale", "translation_key"}


def fields_of_its_own(page: Page) -> set[str]:
    """The names of the fields that a translator gave another value in the page's language."""
    overrides = SegmentOverride.objects.filter(
        locale=page.locale_id, context__object_id=page.translation_key, has_error=False
    )
    return set(overrides.values_list("context__path", flat=True))


def copy_facts(source: Page, target: Page, its_own: set[str]) -> list[str]:
    """Gives `target` the facts of `source`, both specific pages of one type, without saving it.

    Fields named in `its_own` are left alone. Returns the names of the fields and relations that changed.
    """
    if type(source) is not type(target):
        return []
    changed = []
    for field in get_translatable_fields(type(source)):
        relation = field.get_field(type(source))
        if isinstance(relation, models.ManyToOneRel):
            copied = isinstance(relation.remote_field, ParentalKey) and _copy_rows(source, target, relation)
        elif _is_fact(field, relation) and field.field_name not in its_own:
            copied = _copy_value(source, target, relation.attname)
        else:
            continue
        if copied:
            changed.append(field.field_name)
    return changed


def _is_fact(field: BaseTranslatableField, column: models.Field) -> bool:
    # A page's own log entries, revisions and index entries hang on it by generic relations.
    return isinstance(field, SynchronizedField) and not isinstance(column, GenericRelation)


def _copy_value(source: Model, target: Model, name: str) -> bool:
    if getattr(source, name) == getattr(target, name):
        return False
    setattr(target, name, getattr(source, name))
    return True


def _copy_rows(source: Page, target: Page, relation: models.ManyToOneRel) -> bool:
    if issubclass(relation.related_model, TranslatableMixin):
        return _copy_facts_of_rows(source, target, relation)
    if _facts(source, relation) == _facts(target, relation):
        return False
    source.copy_child_relation(relation.name, target)
    return True


def _facts(page: Page, relation: models.ManyToOneRel) -> list[dict[str, Any]]:
    apart = OF_THE_VERSION | {relation.remote_field.name}
    rows = (get_serializable_data_for_fields(row) for row in getattr(page, relation.name).all())
    return [{name: value for name, value in row.items() if name not in apart} for row in rows]


def _copy_facts_of_rows(source: Page, target: Page, relation: models.ManyToOneRel) -> bool:
    """Rows with texts of their own, such as a status assessment with its reason.

    A row that both have gets the facts. One that is new, or is gone at the source, follows at once where it has no
    text; where it has, it waits for the translator, who alone says what is read. A new row of those that the page type
    shows untranslated comes at once with its words in the source's language.
    """
    manager = getattr(target, relation.name)
    own = {row.translation_key: row for row in manager.all()}
    is_shown_untranslated = relation.name in getattr(source, "rows_shown_untranslated", ())
    of_source = list(getattr(source, relation.name).all())
    kept, changed = [], False
    for row in of_source:
        mine = own.pop(row.translation_key, None)
        if mine is not None:
            changed |= _copy_facts_of_row(row, mine)
            kept.append(mine)
        elif is_shown_untranslated or not _has_text(row):
            added = row.copy_for_translation(target.locale)
            setattr(added, relation.remote_field.name, target)
            kept.append(added)
            changed = True
    waiting = [row for row in own.values() if _has_text(row)]
    if changed or len(waiting) < len(own):
        manager.set([*kept, *waiting])
        return True
    return False


def _copy_facts_of_row(row: Model, mine: Model) -> bool:
    copied = [
        _copy_value(row, mine, field.get_field(type(row)).attname)
        for field in get_translatable_fields(type(row))
        if isinstance(field, SynchronizedField)
    ]
    return any(copied)


def _has_text(row: Model) -> bool:
    return any(isinstance(segment, StringSegmentValue) for segment in extract_segments(row))
